"""The formats of documents: by the ending of the file, or by what stands in it."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    """How a document is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    LATEX = "latex"
    NOTEBOOK = "notebook"
    HTML = "html"


_ENDINGS = {
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "rmd": Format.MARKDOWN,
    "qmd": Format.MARKDOWN,
    "tex": Format.LATEX,
    "ltx": Format.LATEX,
    "ipynb": Format.NOTEBOOK,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
}
_SIGNS = (
    (Format.NOTEBOOK, re.compile(r"\A\s*\{(?=[\s\S]*\"cell_type\")")),
    (Format.HTML, re.compile(r"\A\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype|html|head|body)\b", re.I)),
    (
        Format.LATEX,
        re.compile(r"^[^%\n]*\\(?:documentclass|begin\{document\}|(?:sub)?section\b)", re.M),
    ),
    (Format.HTML, re.compile(r"<(?:p|div|math|h1|table)\b[^<>]*>", re.I)),
    (Format.MARKDOWN, re.compile(r"^(?:#{1,6} |```|~~~)|\]\(\S+?\)|\$`", re.M)),
)
_LOOK = 20_000  # characters at the start of a file are enough to know it by


def format_of(name: str, text: str) -> Format:
    """The format of a file: by its ending, else by its first characters."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return _ENDINGS.get(ending) or _guess(text[:_LOOK])


def _guess(text: str) -> Format:
    return next((kind for kind, sign in _SIGNS if sign.search(text)), Format.TEXT)
