"""PDF: an engine typesets what another format writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from derive.errors import OutputError
from derive.writers.files import mark
from derive.writers.formats import TEX, TYPST, Format, format_named
from derive.writers.latexmk import typeset as typeset_by_latexmk
from derive.writers.typst_pdf import typeset as typeset_by_typst

PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Engine:
    """A program that makes a PDF of a text in the format ``source``; the same bytes each time."""

    name: str
    source: Format
    typeset: Callable[[str, Mapping[str, bytes]], bytes]


ENGINES = (
    Engine("typst", TYPST, typeset_by_typst),
    Engine("latexmk", TEX, typeset_by_latexmk),
)


def engine_named(name: str) -> Engine:
    """The engine of this name. Raises OutputError, which lists the names, when there is none."""
    for known in ENGINES:
        if known.name == name:
            return known
    names = ", ".join(known.name for known in ENGINES)
    raise OutputError(f"there is no PDF engine {name!r}; choose from {names}")


def target_named(name: str, engine: str) -> Format | Engine:
    """The format of this name, and for ``pdf`` the engine. Raises OutputError for neither."""
    return engine_named(engine) if name == PDF else format_named(name, PDF)


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF to be written."""

    path: Path
    content: bytes

    def signed(self) -> bytes:
        """The bytes of the file, our mark in a comment before its last three lines."""
        before, _, place = self.content.rstrip().rpartition(b"startxref")
        end = b"startxref" + place
        return before + f"% {mark(before + end)}\n".encode() + end + b"\n"
