"""The workings that stand in the open rows of one column of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.desk import Desk
from derive.marking.entries import Entry
from derive.marking.operands import operands, results
from derive.marking.verdict import Kind
from derive.marking.working import Read, Working, workings

EARLY = "Right, but rounded too early: keep more digits on the way, and round at the end."
_NOTHING = 1e-6  # of the right value


@dataclass
class Shown:
    """``way`` marks the rows whose working is right but for one number, or for its result."""

    desk: Desk
    entry: Entry
    read: Read
    way: Mask = field(init=False)

    def __post_init__(self) -> None:
        self.way = np.zeros(self.entry.values.shape, bool)

    @cached_property
    def _workings(self) -> dict[int, list[Working]]:
        texts = self.entry.answers.texts
        open_rows = np.nonzero(self.entry.open & np.isfinite(self.entry.values))[0]
        found = ((row, workings(texts[row], self.read)) for row in open_rows.tolist())
        return {row: shown for row, shown in found if shown}

    def settle(self, right: Followed[Column]) -> None:
        """Settle what is worked out of the right numbers, rounded too early."""
        if not self._workings:
            return
        every = np.arange(self.entry.values.size)
        found = np.zeros(every.shape, bool)
        found[self.over(right, every, every)] = True
        self.entry.settle(found, Kind.ROUNDED, EARLY)
        for row, one, parts, made in self._laid(right, every, every):
            self.way[row] |= one.lies_over(parts, made) or one.has_the_way(parts, made)

    def over(self, followed: Followed[Column], rows: Index, these: Index) -> Index:
        """Which of ``these`` places in ``rows`` are worked out of the numbers of ``followed``.

        The places are counted among ``these``. What comes to nothing is none.
        """
        found = {
            place
            for place, one, parts, made in self._laid(followed, rows, these)
            if one.gives(float(self.entry.values[rows[these[place]]]))
            and one.lies_over(parts, made)
        }
        return np.array(sorted(found), np.intp)

    def _laid(
        self, followed: Followed[Column], rows: Index, these: Index
    ) -> Iterator[tuple[int, Working, Column, Column]]:
        """Each open working by its place, with the operands and the results there."""
        chosen = rows[these]
        places = [
            place
            for place in np.nonzero(self.entry.open[chosen])[0].tolist()
            if int(chosen[place]) in self._workings
        ]
        if not places:
            return
        quantity = self.entry.question.quantity
        parts = operands(self.desk, followed, quantity, rows.size)
        made = results(self.desk, followed, quantity, rows.size)
        right = np.broadcast_to(self.entry.right, self.entry.values.shape)
        for place in places:
            row, there = int(chosen[place]), int(these[place])
            told = made[there][np.abs(made[there]) > _NOTHING * abs(right[row])]
            for one in self._workings[row]:
                yield place, one, parts[there], told
