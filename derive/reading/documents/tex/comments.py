"""A LaTeX file without what TeX does not typeset or sets letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.reading.documents.strand import Strand, joined

RAW = ("verbatim", "Verbatim", "lstlisting", "minted", "comment", "filecontents", "alltt")
_TURN = re.compile(
    rf"""
      (?P<comment>%[^\n]*+(?:\n[ \t]*+(?!\n))?)
    | \\begin\{{(?P<raw>(?:{"|".join(RAW)})\*?)\}}
    | \\(?:verb|lstinline|mintinline\{{\w*\}})\*?(?![A-Za-z])(?P<mark>[^\s{{]).*?(?P=mark)
    | (?P<off>\\iffalse(?![A-Za-z]))
    | \\.
    """,
    re.VERBOSE | re.DOTALL,
)
_FI = re.compile(r"\\fi(?![A-Za-z])")


def uncommented(strand: Strand) -> Strand:
    """``strand`` without comments and verbatim text.

    A comment takes the end of its line with it, but never a blank line: that ends a paragraph.
    """
    return joined(_kept(strand))


def _kept(strand: Strand) -> Iterator[Strand]:
    text, start, at = strand.text, 0, 0
    while turn := _TURN.search(text, at):
        at = turn.end()
        if turn[0].startswith("\\") and len(turn[0]) == 2:
            continue
        at = _end(text, turn)
        yield strand[start : turn.start()]
        start = at
    yield strand[start:]


def _end(text: str, turn: re.Match[str]) -> int:
    """Where the text goes on; what nothing ends lasts to the end of the file."""
    if turn["raw"]:
        closing = f"\\end{{{turn['raw']}}}"
        found = text.find(closing, turn.end())
        return found + len(closing) if found >= 0 else len(text)
    if turn["off"]:
        fi = _FI.search(text, turn.end())
        return fi.end() if fi else len(text)
    return turn.end()
