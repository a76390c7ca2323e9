"""Where rounding too early explains an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from derive.errors import DeriveError
from derive.marking.closeness import is_about, last
from derive.marking.coarsened import coarsened
from derive.marking.columns.exact import Coarse
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Mask
from derive.marking.columns.reach import Reach
from derive.marking.columns.rounding import Band, Rounding, unit
from derive.marking.desk import Desk
from derive.marking.entries import Entry
from derive.marking.given import Given
from derive.model.quantity import Quantity

FEW = 2  # significant digits, which are told by the places that they were rounded to

NEAR = 0.02  # of the right value, to which a result that was shortened leads


def rounded_early(
    desk: Desk, given: Given, right: Followed[Column], entries: Sequence[Entry]
) -> list[Mask]:
    """The open rows of each entry that come out where fewer digits are kept on the way."""
    early = _Early(desk, given, right)
    return [early.rows(entry) for entry in entries]


def reached(reach: Reach, entry: Entry) -> Band:
    """All that honest rounding leads to; of what is not derived, all that rounds alike."""
    right = reach.rounding.point(entry.right)
    try:
        return reach.of(entry.question.quantity).joined(right)
    except DeriveError:
        return reach.rounding.settled(right)


@dataclass
class _Early:
    desk: Desk
    given: Given
    right: Followed[Column]

    def rows(self, entry: Entry) -> Mask:
        if self.desk.decimals < 3 or not np.any(entry.open):
            return np.zeros(entry.values.shape, bool)
        found = reached(self._digit_fewer, entry).holds(entry.values)
        return entry.open & (found | self._coarse(entry) | self._short(entry))

    @cached_property
    def _digit_fewer(self) -> Reach:
        return Reach(self.desk.ways, self.right, Rounding(self.desk.decimals - 1))

    def _short(self, entry: Entry) -> Mask:
        """Two digits at most, from results that were rounded to the places of the answer."""
        read = entry.answers
        few = entry.open & (read.significant <= FEW) & is_about(read, entry.right)
        found = np.zeros(few.shape, bool)
        for places in range(FEW, self.desk.decimals):
            rows = few & (read.places == places)
            if rows.any():
                reach = Reach(self.desk.ways, self.right, Rounding(places, fixed=True))
                found |= rows & reached(reach, entry).holds(entry.values)
        return found

    def _coarse(self, entry: Entry) -> Mask:
        """What comes out when results are rounded coarsely, but for 0."""
        found = np.zeros(entry.values.shape, bool)
        written = np.where(entry.answers.significant > FEW, last(entry.answers), 0.0)
        for made in self._coarsely(entry.question.quantity, entry.right):
            room = np.maximum(unit(made, self.desk.decimals), written) / 2
            found |= (np.abs(entry.values - made) <= room) & (made != 0)
        return np.asarray(found & (entry.values != 0))

    def _coarsely(self, quantity: Quantity, right: Column) -> Iterator[Column]:
        for made in self._shortened(quantity):
            yield np.where(np.abs(made - right) <= NEAR * np.abs(right), made, np.nan)
        if not self.given.codes:
            yield from map(np.asarray, self.desk.coarse(quantity))
            return
        for way in self._coarse_ways:
            with suppress(DeriveError):
                yield way.computed(quantity)

    def _shortened(self, quantity: Quantity) -> Iterator[Column]:
        """What comes of results that were shortened; remembered where all have the same numbers."""
        if self.given.codes:
            return coarsened(self.desk, self.right, quantity)
        if quantity not in self.desk.shortened:
            made = coarsened(self.desk, self.right, quantity)
            self.desk.shortened[quantity] = tuple({float(one) for one in made})
        return map(np.asarray, self.desk.shortened[quantity])

    @cached_property
    def _coarse_ways(self) -> tuple[Followed[Column], ...]:
        """The ways to round what is gone on with, with each student's own numbers."""
        counts = (one.revise(self.desk.setup).decimals for one in self.desk.roundings)
        kinds = [Coarse(count) for count in counts if count is not None]
        return tuple(self.desk.followed(kind, self.given.leaves, {}) for kind in kinds)
