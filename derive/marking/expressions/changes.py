"""One symbol or one sign of a formula changed: does that make it right?

Every change is tried at once, at the first point: a row holds the values of one place of the
formula, a column those of one change. Only what fits there is computed at all points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from derive.algebra.term import term
from derive.checking.mistakes.mistake import quantity_behind
from derive.checking.mistakes.operand import neighbours
from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import MINUS, PAIRED, SINGLE, Postfix, worth
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import SAME, Wanted, equal
from derive.model.quantity import Quantity

MOST_MARKS = 120  # of a formula in which places are looked at
_SIGNS = {"+": 1.0, "-": -1.0, MINUS: -1.0}
_OPPOSITE = {"+": "-", "-": "+"}


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at some ``places``, and the symbol ``meant``; without one it is a sign."""

    places: tuple[int, ...]
    meant: int | None = None


@dataclass
class Changes:
    """Tries changes; the symbols near each symbol are looked up once."""

    stock: Stock
    _near: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)
    _meant: dict[int, tuple[tuple[int | None, ...], tuple[float, ...]]] = field(
        default_factory=dict, init=False, repr=False
    )

    def helping(self, postfix: Postfix, wanted: Wanted) -> Iterator[Change]:
        """The changes that make ``postfix`` what is wanted."""
        target = float(wanted.column[0])
        if len(postfix) > MOST_MARKS or not math.isfinite(target):
            return
        tried = self._tried(postfix)
        values = _worth(postfix, tried.table)
        near = np.abs(values - target) <= SAME * max(abs(target), SAME)
        if near.any():
            for place in np.nonzero(np.broadcast_to(near, (len(tried.meant),)))[0]:
                change = Change(tried.places(int(place)), tried.meant[place])
                if self._holds(changed(postfix, change), wanted):
                    yield change

    def _tried(self, postfix: Postfix) -> _Tried:
        """Each place changed alone, then the symbols that stand at several places."""
        first = self.stock.first
        usual = [_usual(mark, first) for mark in postfix]
        rows: list[int] = []
        meant: list[int | None] = []
        values: list[float] = []
        for place, mark in enumerate(postfix):
            marks, worths = self._changed(mark, usual[place])
            rows += (place,) * len(marks)
            meant += marks
            values += worths
        alone = len(rows)
        several = [*self._several(postfix)]
        meant += (one.meant for one in several)
        table = np.repeat(np.array(usual)[:, None], len(meant), axis=1)
        table[rows, range(alone)] = values
        for column, one in enumerate(several, alone):
            table[list(one.places), column] = first[~(one.meant or 0)]
        return _Tried(table, rows, meant, several)

    def _several(self, postfix: Postfix) -> Iterator[Change]:
        for mark in self.stock.quantities.intersection(postfix):
            if postfix.count(mark) > 1:
                places = tuple(k for k, one in enumerate(postfix) if one == mark)
                yield from (Change(places, other) for other in self.near(mark))

    def _changed(
        self, mark: int | float | str, usual: float
    ) -> tuple[tuple[int | None, ...], tuple[float, ...]]:
        """What may stand in place of ``mark``, itself with the other sign included."""
        if type(mark) is not int:
            return ((None,), (-usual,)) if mark in _SIGNS else ((), ())
        if mark not in self._meant:
            near = self.near(mark)
            worths = (-usual, *(self.stock.first[~one] for one in near))
            self._meant[mark] = (None, *near), worths
        return self._meant[mark]

    def _holds(self, postfix: Postfix, wanted: Wanted) -> bool:
        column = np.broadcast_to(worth(postfix, self.stock.columns), wanted.column.shape)
        return equal(column[Rows.random], wanted.column[Rows.random])

    def near(self, mark: int) -> tuple[int, ...]:
        """The symbols that one may have been written for."""
        if mark not in self._near:
            quantity = quantity_behind(self.stock.terms[~mark])
            found = neighbours(self.stock.desk.parts, quantity) if quantity is not None else ()
            self._near[mark] = tuple(self._marks(found))
        return self._near[mark]

    def _marks(self, found: tuple[Quantity, ...]) -> Iterator[int]:
        for one in found:
            try:
                yield self.stock.mark(term(one))
            except (DeriveError, KeyError):
                continue


@dataclass(frozen=True, slots=True)
class _Tried:
    """The values under each change, a column for each; ``rows`` are the places of the first."""

    table: npt.NDArray[np.float64]
    rows: list[int]
    meant: list[int | None]
    several: list[Change]

    def places(self, column: int) -> tuple[int, ...]:
        alone = len(self.rows)
        return (self.rows[column],) if column < alone else self.several[column - alone].places


def _usual(mark: int | float | str, first: list[float]) -> float:
    if type(mark) is int:
        return first[~mark]
    return _SIGNS.get(mark, 1.0) if isinstance(mark, str) else mark


def _worth(postfix: Postfix, table: npt.NDArray[np.float64]) -> Column:
    """The values of all columns; a sign is a number that its operand is multiplied by."""
    stack: list[Column] = []
    for mark, row in zip(postfix, table, strict=True):
        if not isinstance(mark, str):
            stack.append(row)
        elif mark == MINUS:
            stack[-1] = stack[-1] * row
        elif mark in _SIGNS:
            second = stack.pop()
            stack[-1] = stack[-1] + second * row
        elif mark in PAIRED:
            second = stack.pop()
            stack[-1] = PAIRED[mark](stack[-1], second)
        else:
            stack[-1] = SINGLE[mark](stack[-1])
    return stack[0]


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
