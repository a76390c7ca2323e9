"""What the author wants said on every document about the document itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Paper: TypeAlias = Literal["a4", "letter"]
Language: TypeAlias = Literal["en", "de", "es", "fr"]


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, ``kind`` being png or jpg."""

    kind: str
    content: bytes

    @property
    def file(self) -> str:
        """The name of its file beside a document."""
        return f"logo.{self.kind}"


@dataclass(frozen=True, slots=True)
class Front:
    """Course, author, date and logo; the paper; the language of the fixed words.

    ``introduction`` is what stands before the derivation, in Markdown.
    """

    course: str = ""
    author: str = ""
    date: str = ""
    logo: Logo | None = None
    paper: Paper = "a4"
    language: Language = "en"
    introduction: str = ""

    @property
    def byline(self) -> tuple[str, ...]:
        """What stands below the title."""
        return tuple(filter(None, (self.course, self.author, self.date)))

    @property
    def beside(self) -> dict[str, bytes]:
        """The files that a page asks for, by their names."""
        return {self.logo.file: self.logo.content} if self.logo else {}


PLAIN = Front()  # where the author said nothing
