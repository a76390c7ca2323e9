"""How much of a slide a block takes. All heights are in the size of the type."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derive.derivation.step import Form
from derive.documents.blocks import (
    Equations,
    Figure,
    Group,
    Inline,
    Items,
    Math,
    Prose,
    Table,
)
from derive.documents.deck import Expansion, Reveal, Shown, Views
from derive.documents.lecture import Lecture
from derive.notation.latex import LATEX
from derive.notation.printer import Printer
from derive.notation.rows import printed_rows

ROOM = 62  # characters in a row of equations
BODY = 17.9  # height below the title of a slide
LEAST_PICTURE = 7.5
POINTS = 10.9  # in the size of the type
GAP = 0.55  # between two blocks
_WRITTEN = 68  # in all cells of a row of a table
_SHORT = 36  # in a cell that stays on one line
_ACROSS, _BETWEEN = 80, 1.8  # in a table of many columns, and between two of them
_TEXT = 82  # characters in a line of text
_LINE, _CELL = 1.25, 1.45  # of text, of a table
_ROW, _FRACTION = 1.62, 2.7
_RAISED, _INDEXED = 1.9, 3.45  # the same, of quantities that have exponents
_INNER = 1.75  # a row of a matrix, or a case
_BELOW = 0.2  # below equations


@dataclass(frozen=True, slots=True)
class Measure:
    """Measures as ``printer`` writes."""

    printer: Printer

    @classmethod
    def of(cls, lecture: Lecture) -> Measure:
        """The measure of what the slides of ``lecture`` show."""
        return cls(
            Printer(LATEX, lecture.graph, lecture.values, lecture.notation, lecture.decimals)
        )

    def fill(self, blocks: Iterable[Shown]) -> float:
        """The height of ``blocks`` and of the gaps below them."""
        return sum(map(self.height, blocks))

    def height(self, block: Shown) -> float:
        """Of ``block`` and the gap below it."""
        match block:
            case Reveal(_, inner):
                return self.height(inner)
            case Views(_, height):
                return height + 2 * GAP
            case Prose(content):
                return self._lines(content) * _LINE + GAP
            case Items(items):
                return sum(self._lines(item.content) * _LINE + GAP / 2 for item in items) + GAP
            case Equations(rows):
                printed = printed_rows(self.printer, rows, ROOM)
                return sum(_height(row.left + row.right) for row in printed) + _BELOW
            case Table():
                return sum(self.rows(block)) + 4 * GAP
            case Figure():
                return LEAST_PICTURE + 2 * GAP
            case Group(_, _, blocks):
                return sum(map(self.height, blocks))
            case Expansion(goal, _, parts, value):
                numbers = any(part.put_in for part in parts)
                symbols = [self.printer.term(one) for one in (goal, *(p.symbols for p in parts))]
                return _height("".join(symbols)) + 1.05 * _ROW * (numbers + bool(value))
        return _LINE + GAP

    def fits(self, block: Expansion) -> bool:
        """Whether the parts of ``block`` stand beside each other in one row."""
        return sum(self.columns(block)) + 3 * len(block.parts) <= ROOM

    def columns(self, block: Expansion) -> Sequence[int]:
        """The widths of the goal and of the parts in characters."""
        ruler = self.printer.ruler()
        parts = (
            max(len(ruler.term(part.symbols)), len(ruler.term(part.numbers, Form.NUMBERS)))
            for part in block.parts
        )
        return [len(ruler.term(block.goal)), *parts]

    def rows(self, table: Table) -> list[float]:
        """The heights of the header and of the rows of a table.

        A column has what the others leave, as far as they are short.
        """
        widths = [list(map(self._width, cells)) for cells in (table.header, *table.rows)]
        columns = [min(max(column), _SHORT) for column in zip(*widths, strict=True)]
        spare = max(0, _WRITTEN - sum(columns))
        rooms = [column + spare for column in columns]
        return [
            max(1, *(math.ceil(width / room) for width, room in zip(row, rooms, strict=True)))
            * _CELL
            for row in widths
        ]

    def breadth(self, table: Table) -> float:
        """How wide a table is whose cells are all short, against a slide; else 0."""
        every = (table.header, *table.rows)
        widths = [max(map(self._width, column)) for column in zip(*every, strict=True)]
        return (sum(widths) + _BETWEEN * len(widths)) / _ACROSS if max(widths) < _SHORT else 0.0

    def _lines(self, content: tuple[Inline, ...]) -> int:
        return max(1, math.ceil(self._width(content) / _TEXT))

    def _width(self, content: tuple[Inline, ...]) -> int:
        """The characters of a line of text."""
        ruler = self.printer.low().ruler()
        return sum(
            len(ruler.chain(one.forms) if isinstance(one, Math) else getattr(one, "text", ""))
            for one in content
        )


def _height(code: str) -> float:
    """Of a row written in LaTeX."""
    if r"\begin" in code:
        return max(_FRACTION, _INNER * (code.count(r"\\") + 1))
    if r"\frac" in code:
        return _INDEXED if "^" in code else _FRACTION
    return _RAISED if "^" in code else _ROW
