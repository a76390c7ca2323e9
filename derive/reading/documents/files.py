"""The text of a file, or of the standard input."""

from __future__ import annotations

import sys
from pathlib import Path

from derive.errors import DocumentError
from derive.reading.documents.limits import LARGEST, too_much

STDIN = "-"
_BINARIES = (
    (b"%PDF", "is a PDF: give the file that it was made from, or its text as pdftotext makes it"),
    (b"PK\x03\x04", "is a word processor's or a packed file: save it as Markdown, HTML or LaTeX"),
    (b"\xd0\xcf\x11\xe0", "is a word processor's file: save it as Markdown, HTML or LaTeX"),
    (b"{\\rtf", "is rich text: save it as Markdown, HTML or plain text"),
    (b"\xff\xfe", "is UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "is UTF-16: save it as UTF-8"),
)


def file_text(path: str | Path) -> str:
    """The text of ``path``, ``-`` being the standard input, with its line ends as they are."""
    return decoded(_bytes(path), str(path) if str(path) != STDIN else "standard input")


def decoded(content: bytes, name: str) -> str:
    """The text of a file's content. Raises DocumentError where it is none in UTF-8, or too long."""
    for start, remedy in _BINARIES:
        if content.startswith(start):
            raise DocumentError(f"{name} {remedy}")
    if len(content) > LARGEST:
        raise too_much(name, f"{LARGEST // 10**6} MB")
    try:
        text = content.decode()
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise DocumentError(f"{name}, line {line}: no UTF-8: save the file as UTF-8") from fault
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise DocumentError(
            f"{name}, line {line}: a NUL character, so this is no text: give Markdown, LaTeX, "
            "HTML, a notebook or plain text"
        )
    return text


def _bytes(path: str | Path) -> bytes:
    if str(path) == STDIN:
        return sys.stdin.buffer.read(LARGEST + 1)
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError as fault:
        raise DocumentError(f"{path}: no such file: check its name") from fault
    except IsADirectoryError as fault:
        raise DocumentError(f"{path} is a directory: name the files in it") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise DocumentError(
            f"{path} cannot be read ({reason}): check the file and its rights"
        ) from fault
