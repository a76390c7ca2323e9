"""What a question asks for, at all points, and how an answer compares with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.expressions.points import MOVED, RANDOM, Rows

SAME, UNLIKE = 1e-9, 1e-6  # relative differences: the same function, and certainly another
LEAST = 1e-12  # what is smaller counts as so large
FEWEST = 2  # points that tell


class Fit(Enum):
    """How a formula compares with the right one."""

    SAME = "same"
    SPECIAL = "special"  # the same only while some given numbers are 0, 1 or -1
    OTHER = "other"
    OPEN = "open"  # the points do not tell


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
        off = np.abs(given[Rows.tested] - self.column[Rows.tested])
        same = (off <= self._near) | self._unknown
        if same.all() and self._tells:
            return Fit.SAME
        if self.special and self._tells and same[Rows.random].all():
            return Fit.SPECIAL
        other = int(np.count_nonzero(off > self._far))
        return Fit.OTHER if 2 * other > self._known and other >= FEWEST else Fit.OPEN

    def here(self, given: Column) -> bool:
        """Whether both have the same value at the problem's own numbers."""
        right = float(self.column[Rows.here])
        return abs(float(given[Rows.here]) - right) <= SAME * max(abs(right), LEAST)

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


def matching(rows: Column, column: Column) -> Index:
    """The places of the ``rows`` that have these numbers, all of them finite."""
    first = column[0]
    places = np.nonzero(np.abs(rows[:, 0] - first) <= SAME * max(abs(first), LEAST))[0]
    return places[alike(rows[places], column)] if places.size else places


def varies(column: Column) -> bool:
    """Whether it is not the same number at every random point, as 0 times anything is."""
    rows = column[Rows.random]
    return bool((rows != rows[0]).any())


def equal(one: Column, other: Column) -> bool:
    """Whether two rows agree wherever both are numbers, and there do."""
    if abs(one[0] - other[0]) > SAME * max(abs(other[0]), LEAST):
        return False
    return bool(alike(one, other))


def alike(columns: Column, given: Column) -> Mask:
    """The rows of ``columns`` that agree with ``given`` wherever both are numbers, and there do."""
    both = np.isfinite(columns) & np.isfinite(given)
    off = np.abs(columns - given) <= SAME * np.maximum(np.abs(given), LEAST)
    enough = np.count_nonzero(both, axis=-1) >= FEWEST
    return np.asarray(enough & np.all(off | ~both, axis=-1))
