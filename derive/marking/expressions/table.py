"""Rows of numbers, found by their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from derive.marking.columns.kind import Column, Index
from derive.marking.expressions.wanted import LEAST, SAME, alike

_WIDER = 1 + 1e-6


class Table:
    """Some ``rows``, a number for each point."""

    def __init__(self, rows: Column) -> None:
        self.rows = rows

    def matching(self, columns: Column) -> Iterator[tuple[int, int]]:
        """Each of ``columns``, by its place, with the place of each row that has its numbers.

        The first number must be there in both.
        """
        if not self.rows.size or not columns.size:
            return
        first = columns[:, 0]
        room = SAME * np.maximum(np.abs(first), LEAST)
        which, places = self._near(first, room * _WIDER)
        near = np.abs(self.rows[places, 0] - first[which]) <= room[which]
        good = near & alike(self.rows[places], columns[which])
        yield from sorted(zip(which[good].tolist(), places[good].tolist(), strict=True))

    def _near(self, first: Column, room: Column) -> tuple[Index, Index]:
        """The pairs whose first numbers are near to each other."""
        begins = np.searchsorted(self._sorted, first - room, "left")
        ends = np.searchsorted(self._sorted, first + room, "right")
        counts = np.where(np.isfinite(first), ends - begins, 0)
        which = np.repeat(np.arange(first.size), counts)
        ranks = np.arange(which.size) - np.repeat(np.cumsum(counts) - counts, counts)
        return which, self._order[begins[which] + ranks]

    @cached_property
    def _order(self) -> Index:
        return np.argsort(self.rows[:, 0])

    @cached_property
    def _sorted(self) -> Column:
        return np.asarray(self.rows[self._order, 0])
