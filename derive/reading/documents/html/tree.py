"""The elements of a formula in MathML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from derive.errors import DocumentError
from derive.reading.documents.html.elements import VOID
from derive.reading.documents.html.tokens import Tag, Text, read
from derive.reading.documents.strand import EMPTY, Strand, joined

DEEPEST = 150


@dataclass(slots=True)
class Element:
    """An element: its tag, its place in the file, and what is in it."""

    tag: Tag
    place: int
    children: list[Element | Strand] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What kind of element it is."""
        return self.tag.name.rpartition(":")[2]

    def elements(self) -> list[Element]:
        """The elements in it, without the white space between them."""
        return [child for child in self.children if isinstance(child, Element)]

    def text(self) -> Strand:
        """The text in it and in its elements, without the white space around it."""
        return joined(self._texts()).stripped() if self.children else EMPTY

    def _texts(self) -> Iterator[Strand]:
        for child in self.children:
            if isinstance(child, Element):
                yield child.text()
            else:
                yield child


class Builder:
    """Builds the tree of one ``math`` element from its tokens."""

    def __init__(self, tag: Tag, strand: Strand, name: str) -> None:
        self._strand = strand
        self._document = name
        self.root = Element(tag, strand.place(tag.start))
        self._open = [self.root]

    def add(self, token: Tag | Text) -> bool:
        """Take one more token; whether the formula ends with it."""
        if isinstance(token, Text):
            self._open[-1].children.append(read(self._strand[token.start : token.end]))
        elif token.closing:
            return self._close(token)
        else:
            self._begin(token)
        return False

    def _begin(self, tag: Tag) -> None:
        element = Element(tag, self._strand.place(tag.start))
        self._open[-1].children.append(element)
        if tag.empty or tag.name in VOID:
            return
        self._open.append(element)
        if len(self._open) > DEEPEST:
            raise DocumentError(
                f"{self._document}: a formula nested more than {DEEPEST} deep: "
                "look for an element that is never closed"
            )

    def _close(self, tag: Tag) -> bool:
        names = [element.tag.name for element in self._open]
        if tag.name in names:
            del self._open[len(names) - 1 - names[::-1].index(tag.name) :]
        return not self._open
