"""What the key says of the numbers: each with the results that honest rounding can lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.interval import Interval
from derive.algebra.term import Number
from derive.checking.rounding.tolerance import ends, tolerances
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Inline, Math, Solution, Table, Text
from derive.documents.prose import heading, inline, prose, value
from derive.documents.worksheet.asking import Sheet
from derive.documents.worksheet.part import Part, Question

Cell = tuple[Inline, ...]


def ranges(sheet: Sheet, parts: Sequence[Part]) -> tuple[Block, ...]:
    """A table with every number that is asked for, in the answer key alone."""
    rows = tuple(_rows(sheet, parts))
    if not rows:
        return ()
    header = (inline("Quantity"), inline("Answer"), inline("Accept from"), inline("to"))
    aligns = (Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    said = prose(
        "The answers are computed with all digits and rounded once. Whoever rounds on the way, as "
        "the rule asks, may come to any value of these ranges, and is right."
    )
    table = Table("Answers and the ranges that rounding allows", aligns, header, rows)
    return (Solution((heading(2, "Answers"), said, table)),)


def _rows(sheet: Sheet, parts: Sequence[Part]) -> Iterator[tuple[Cell, ...]]:
    lecture = sheet.lecture
    found = tolerances(lecture.derivation, lecture.values, lecture.decimals)
    for part in parts:
        for item in part.items:
            if isinstance(item, Question) and item.valued and item.key in sheet.chosen:
                interval = found[item.goal]
                yield inline("{goal}", goal=item.goal), (value(item.goal),), *_ends(sheet, interval)


def _ends(sheet: Sheet, interval: Interval | None) -> tuple[Cell, Cell]:
    """The least and the greatest number to accept; any where rounding may divide by zero."""
    if interval is None:
        return (Text("any"),), (Text("any"),)
    low, high = ends(interval, sheet.lecture.decimals)
    return (_number(low),), (_number(high),)


def _number(digits: str) -> Math:
    return Math(((Number(digits), Form.SYMBOLS),))
