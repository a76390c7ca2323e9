"""Plain text: paragraphs, bullets, columns, and formulas on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from derive.reading.documents.delimiters import MARKDOWN
from derive.reading.documents.formula_line import (
    begins,
    completes,
    continues,
    ends_open,
    is_balanced,
    is_formula,
    unclosed,
)
from derive.reading.documents.piece import BREAK, Kind, Piece
from derive.reading.documents.plain_lines import Cell, Line, lines
from derive.reading.documents.strand import Strand, joined, made
from derive.reading.documents.weave import COVER, Weave

_BAR = re.compile(r"^[ \t]*[│┃][ \t]?", re.MULTILINE)
_NUMBER = re.compile(r"\((\w{1,4}(?:\.\w{1,4})?)\)")
_INTRODUCED = re.compile(r"[^=≈←]{1,80}?[^\W_]:\s+(?=\S)")
_WORD = re.compile(r"\s*[^\W\d_]{2,}(?:[ ,.;]|$)")
_SENTENCE_END = (".", ":", ";", "!", "?")
_SHORT = 40  # characters; a shorter line without a full stop is a heading


def plain_pieces(strand: Strand) -> Iterator[Piece]:
    """The pieces of a plain text."""
    return _Reader(Weave(_without_bars(strand), MARKDOWN)).pieces()


def _without_bars(strand: Strand) -> Strand:
    """The text inside a bar that sets it apart from the rest of the page."""
    parts, at = [], 0
    for bar in _BAR.finditer(strand.text):
        parts.append(strand[at : bar.start()])
        at = bar.end()
    return joined((*parts, strand[at:])) if parts else strand


class _Reader:
    """The lines of a text, one after the other, and the formula that may go on in the next."""

    def __init__(self, weave: Weave) -> None:
        self._weave = weave
        self._rows: list[Strand] = []  # of the formula
        self._notes: list[Strand] = []  # beside them
        self._unclosed = 0  # brackets in it
        self._label = ""
        self._indent = 0  # of its first line

    def pieces(self) -> Iterator[Piece]:
        before: Line | None = None
        for line, after in pairwise((*lines(self._weave.shadow), None)):
            if line:
                yield from self._line(line, before, after)
            before = line
        yield from self._formula()

    def _line(self, line: Line, before: Line | None, after: Line | None) -> Iterator[Piece]:
        line = self._row(line) if self._rows else line
        if self._rows and self._goes_on(line):
            self._take(line.cells)
            return
        yield from self._formula()
        if line.blank or line.starts or len(line.cells) > 1:
            yield BREAK
        if line.blank:
            return
        if begins(line.cells[0].text) and not _in_a_sentence(line, before, after):
            self._indent = line.indent
            self._take(line.cells)
        else:
            yield from self._text(line)

    def _row(self, line: Line) -> Line:
        """A line deeper in than its formula, where ``* w5`` is a factor and no item of a list."""
        if not line.starts or not line.cells or line.sign <= self._indent:
            return line
        cell, at = line.cells[0], line.start - line.indent + line.sign
        factor = Cell(self._weave.shadow[at : cell.end], at, cell.end)
        if not continues(factor.text) or begins(factor.text):
            return line
        return line._replace(starts=False, start=at, cells=(factor, *line.cells[1:]))

    def _goes_on(self, line: Line) -> bool:
        """Whether a line belongs to the formula above it."""
        if not line.cells:
            return False
        text = line.cells[0].text
        if self._unclosed > 0 or ends_open(self._rows[-1].text):
            return completes(text)
        return not line.starts and continues(text) and (line.indent > 0 or text[0] not in "-*")

    def _take(self, cells: tuple[Cell, ...]) -> None:
        """A row of a formula; beside it may stand its number and remarks."""
        first, *beside = cells
        self._rows.append(self._weave.strand[first.start : first.end])
        self._unclosed += unclosed(first.text)
        for cell in beside:
            if number := _NUMBER.fullmatch(cell.text):
                self._label = self._label or number[1]
            else:
                self._notes.append(self._weave.strand[cell.start : cell.end])

    def _formula(self) -> Iterator[Piece]:
        """The formula so far, and the remarks on it."""
        if not self._rows:
            return
        rows = [self._rows[0]]
        for row in self._rows[1:]:
            rows += (made("\n", row.place(0)), row)
        whole = joined(rows)
        yield Piece(Kind.DISPLAY if is_balanced(whole.text) else Kind.TEXT, whole, self._label)
        for note in self._notes:
            yield Piece(Kind.TEXT, note)
            yield BREAK
        self._rows, self._notes, self._label, self._unclosed = [], [], "", 0

    def _text(self, line: Line) -> Iterator[Piece]:
        if len(line.cells) < 2:
            yield from self._introduced(line)
            return
        for cell in line.cells:
            if is_formula(cell.text):
                yield Piece(Kind.DISPLAY, self._weave.strand[cell.start : cell.end])
            else:
                yield from self._weave.pieces(cell.start, cell.end)
            yield BREAK

    def _introduced(self, line: Line) -> Iterator[Piece]:
        """A line of text; a formula may follow a colon."""
        text = self._weave.shadow[line.start : line.end]
        colon = _INTRODUCED.match(text)
        if colon is None or not is_formula(text[colon.end() :]):
            yield from self._weave.pieces(line.start, line.after)
            return
        middle = line.start + colon.end()
        yield from self._weave.pieces(line.start, middle)
        yield Piece(Kind.DISPLAY, self._weave.strand[middle : line.end])


def _in_a_sentence(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line that looks like a formula is a part of the prose around it, broken there."""
    if after and after.cells and not after.starts and len(line.cells) == len(after.cells) == 1:
        text = after.cells[0].text
        goes_on = text[0].islower() and _WORD.match(text) is not None
        if goes_on and after.indent <= line.indent and not is_formula(text):
            return True
    if before is None or len(before.cells) != 1 or line.starts:
        return False
    text = before.cells[0].text
    if is_formula(text) or COVER in text or before.indent < line.indent:
        return ends_open(text) and not is_formula(text)
    return len(text) >= _SHORT and not text.endswith(_SENTENCE_END)
