"""The entrance: a document read into its passages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from derive.reading.documents.files import STDIN, file_text
from derive.reading.documents.formats import Format, format_of
from derive.reading.documents.limits import refuse_long
from derive.reading.documents.passages import passages
from derive.reading.documents.piece import Piece
from derive.reading.documents.plain import plain_pieces
from derive.reading.documents.strand import Strand, copied
from derive.reading.passage import Source


def read_source(path: str | Path) -> Source:
    """The document in a file, ``-`` being the standard input.

    Raises DocumentError when it cannot be read, is no text, or is too large or too deeply nested.
    """
    text = file_text(path)
    name = "standard input" if str(path) == STDIN else str(path)
    return source_of(text, name, format_of(str(path), text))


def source_of(text: str, name: str, kind: Format) -> Source:
    """The document ``text``; messages call it ``name``."""
    refuse_long(text, name)
    remarks: list[str] = []
    pieces = _pieces(copied(_prepared(text)), name, kind, remarks)
    return Source(name, text, tuple(passages(pieces, text, name)), tuple(remarks))


def _prepared(text: str) -> str:
    """``text`` with line ends that all readers know, character for character."""
    marked = text.replace("\ufeff", " ").replace("\r\n", " \n").replace("\r", "\n")
    return marked.replace("\0", "\ufffd")


def _pieces(strand: Strand, name: str, kind: Format, remarks: list[str]) -> Iterator[Piece]:
    """The pieces of a document; a reader is imported when it is needed."""
    match kind:
        case Format.MARKDOWN:
            from derive.reading.documents.markdown.pieces import markdown_pieces  # noqa: PLC0415

            return markdown_pieces(strand, name)
        case Format.LATEX:
            from derive.reading.documents.tex.pieces import latex_pieces  # noqa: PLC0415

            return latex_pieces(strand, name, remarks)
        case Format.NOTEBOOK:
            from derive.reading.documents.notebook import notebook_pieces  # noqa: PLC0415

            return notebook_pieces(strand, name)
        case Format.HTML:
            from derive.reading.documents.html.pieces import html_pieces  # noqa: PLC0415

            return html_pieces(strand, name)
    return plain_pieces(strand)
