"""What a question asks for, at all points, and how an answer compares with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.expressions.points import MOVED, RANDOM, Rows

SAME, UNLIKE = 1e-9, 1e-6  # relative differences: the same function, and certainly another
LEAST = 1e-12  # what is smaller counts as so large
FEWEST = 2  # points that tell


class Fit(IntEnum):
    """How a formula compares with the right one."""

    SAME = 0
    SPECIAL = 1  # the same only while some given numbers are 0, 1 or -1
    OTHER = 2
    OPEN = 3  # the points do not tell


@dataclass(frozen=True)
class Wanted:
    """The right ``term`` and its numbers; ``special`` if the moved points are ones of their own."""

    term: Term
    column: Column
    special: bool
    _size: Column = field(init=False, repr=False)

    def __post_init__(self) -> None:
        size = np.maximum(np.abs(self.column[Rows.tested]), LEAST)
        object.__setattr__(self, "_size", size)

    def fit(self, given: Column) -> Fit:
        """How ``given`` compares with what is wanted."""
        return Fit(int(self.fits(given[None])[0]))

    def fits(self, rows: Column) -> Index:
        """The same for many formulas, a row for each."""
        off = np.abs(rows[:, Rows.tested] - self.column[Rows.tested])
        same = (off <= self._near) | self._unknown
        usual = same[:, Rows.random].all(axis=1) & (self.special & self._tells)
        other = np.count_nonzero(off > self._far, axis=1)
        unlike = (2 * other > self._known) & (other >= FEWEST)
        cases = [same.all(axis=1) & self._tells, usual, unlike]
        return np.select(cases, [Fit.SAME, Fit.SPECIAL, Fit.OTHER], Fit.OPEN)

    def here(self, rows: Column) -> Mask:
        """Which have the right value at the problem's own numbers."""
        right = float(self.column[Rows.here])
        return np.asarray(np.abs(rows[:, Rows.here] - right) <= SAME * max(abs(right), LEAST))

    @cached_property
    def _near(self) -> Column:
        return np.asarray(SAME * self._size)

    @cached_property
    def _far(self) -> Column:
        return np.asarray(UNLIKE * self._size)

    @cached_property
    def _unknown(self) -> Mask:
        return ~np.isfinite(self.column[Rows.tested])

    @cached_property
    def _known(self) -> int:
        return RANDOM + MOVED - int(np.count_nonzero(self._unknown))

    @cached_property
    def _tells(self) -> bool:
        return int(np.count_nonzero(~self._unknown[Rows.random])) >= FEWEST


def varies(rows: Column) -> Mask:
    """Which are not the same number at every random point, as 0 times anything is."""
    random = rows[..., Rows.random]
    return np.asarray((random != random[..., :1]).any(axis=-1))


def equal(rows: Column, others: Column) -> Mask:
    """Which rows agree wherever both are numbers, and there do."""
    first, other = rows[..., 0], others[..., 0]
    far = np.abs(first - other) > SAME * np.maximum(np.abs(other), LEAST)
    return np.asarray(~far & alike(rows, others))


def alike(rows: Column, given: Column) -> Mask:
    """The same, but for the first number, which may be missing on one side only."""
    both = np.isfinite(rows) & np.isfinite(given)
    off = np.abs(rows - given) <= SAME * np.maximum(np.abs(given), LEAST)
    enough = np.count_nonzero(both, axis=-1) >= FEWEST
    return np.asarray(enough & np.all(off | ~both, axis=-1))
