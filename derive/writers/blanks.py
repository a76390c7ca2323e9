"""The blanks of a worksheet, as its templates ask for them."""

from __future__ import annotations

from derive.algebra.term import Hole, walk
from derive.documents.blocks import Blank, Equations
from derive.notation.blank import by_hand


def blanks(equations: Equations) -> list[str]:
    """The keys of the blanks in reading order; that of room for working is empty."""
    return [
        part.key for row in equations.rows for part in walk(row.right) if isinstance(part, Hole)
    ]


def room(blank: Blank) -> int:
    """The width of a blank in running text, in characters."""
    return by_hand(len(blank.answer))
