"""One symbol or one sign of a formula changed: does that make it right?

What would have to stand at each place is worked out at one point, for all formulas of a column at
once. Only what is near to it is computed at all points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from derive.marking.columns.kind import Index
from derive.marking.expressions.attempts import MOST_MARKS, Attempt, Attempts, Change
from derive.marking.expressions.needs import branchings
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import MINUS, Postfix, worth
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Wanted, equal
from derive.marking.expressions.worked import Worked

MOST_BRANCHINGS = 6
_OPPOSITE = {"+": "-", "-": "+"}


@dataclass
class Changes:
    """Tries changes at all points."""

    stock: Stock

    def helping(self, every: Worked, wanted: Wanted) -> dict[int, list[Change]]:
        """The changes that make a formula what is wanted, by the place of the formula."""
        found: dict[int, list[Change]] = {}
        looked = self._looked_at(every)
        if not looked.size or not math.isfinite(wanted.column[0]):
            return found
        some = every.only(looked)
        for formula, _, change in sorted(self.attempts.promising(some.forest, wanted), key=_order):
            helped = found.setdefault(int(looked[formula]), [])
            told = change.meant is None and any(one.meant is None for one in helped)
            if not told and self._holds(changed(some.postfixes[formula], change), wanted):
                helped.append(change)
        return found

    def _looked_at(self, every: Worked) -> Index:
        short = np.array([len(one) <= MOST_MARKS for one in every.postfixes])
        return np.nonzero(short & (branchings(every.forest) <= MOST_BRANCHINGS))[0]

    def _holds(self, postfix: Postfix, wanted: Wanted) -> bool:
        try:
            column = np.broadcast_to(worth(postfix, self.stock.columns), wanted.column.shape)
        except ArithmeticError:
            return False
        now = column[Rows.random]
        return math.isfinite(now[0]) and bool(equal(now, wanted.column[Rows.random]))

    @cached_property
    def attempts(self) -> Attempts:
        """What is tried."""
        return Attempts(self.stock)


def _order(found: Attempt) -> tuple[int, tuple[int, int]]:
    return found.formula, found.order


def changed(postfix: Postfix, change: Change) -> Postfix:
    """``postfix`` with ``change`` made."""
    out: list[int | float | str] = []
    for place, mark in enumerate(postfix):
        if place not in change.places:
            out.append(mark)
        elif change.meant is not None:
            out.append(change.meant)
        elif type(mark) is int:
            out += (mark, MINUS)
        elif mark != MINUS:
            out.append(_OPPOSITE[str(mark)])
    return tuple(out)
