"""The lines of a plain text, and the columns in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r"(?:[ \t\r]*\n)+|[^\n]+\n?")
_BULLET = re.compile(r"[ \t]*(?P<sign>[-*•–▸◦‣]|\(?\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_CELL = re.compile(r"\S+(?:[ \t]{1,2}(?![ \t])\S+)*")


class Cell(NamedTuple):
    """The text between two wide gaps, from ``start`` to ``end``."""

    text: str
    start: int
    end: int


class Line(NamedTuple):
    """A line from ``start`` to ``end``, the next one from ``after`` on.

    ``starts`` says that it begins a paragraph, behind a bullet or a number that is not counted;
    ``sign`` is the column of the bullet.
    """

    start: int
    end: int
    after: int
    indent: int
    starts: bool
    cells: tuple[Cell, ...]
    sign: int = 0

    @property
    def blank(self) -> bool:
        """Whether there is nothing to read in it: no line at all, or a rule."""
        return not self.cells


def lines(text: str) -> Iterator[Line]:
    """The lines of ``text``; blank ones that follow each other are one."""
    for found in _LINE.finditer(text):
        yield _line(text, found.start(), found.end())


def _line(text: str, start: int, after: int) -> Line:
    bullet = _BULLET.match(text, start, after)
    first = bullet.end() if bullet else start
    cells = tuple(
        Cell(found[0], found.start(), found.end()) for found in _CELL.finditer(text, first, after)
    )
    if not any(character.isalnum() or character == "\ue000" for character in text[first:after]):
        cells = ()
    begin = cells[0].start if cells else first
    end = cells[-1].end if cells else first
    sign = bullet.start("sign") - start if bullet else 0
    return Line(begin, end, after, begin - start, bullet is not None, cells, sign)
