"""Judging the numbers of a batch: right, following from earlier answers, or a named mistake."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from derive.errors import DeriveError
from derive.marking.closeness import (
    CUT,
    SHORT,
    VAGUE,
    close,
    is_cut_off,
    is_rounded,
    is_vague,
    widened,
)
from derive.marking.columns.exact import EXACT, Coarse
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Mask
from derive.marking.columns.reach import Reach
from derive.marking.columns.rounding import Band, Rounding, unit
from derive.marking.desk import Desk
from derive.marking.entries import Entry, few_digits
from derive.marking.explanation import Explanation
from derive.marking.given import Given
from derive.marking.verdict import Kind
from derive.model.quantity import Quantity

EARLY = "Right, but rounded too early: keep more digits on the way, and round at the end."
FEW = "Right, but with few digits: keep more decimals of small numbers."
ENOUGH = 3  # significant digits of an answer with all decimals


@dataclass
class Numbers:
    """The numeric questions of one batch, with what each student was given."""

    desk: Desk
    given: Given
    entries: list[Entry]

    def judge(self) -> None:
        """Judge every open row of every entry."""
        leaves = self.given.leaves
        with np.errstate(all="ignore"):
            right = self.desk.followed(EXACT, leaves, {})
            for entry in self.entries:
                entry.right = self._right(right, entry.question.quantity)
            self._compare(right)
            if any(np.any(entry.open) for entry in self.entries):
                self._few_digits(right)
                self._vague()
                early = self._rounded_early(right)
                Explanation(self.desk, leaves, self.entries, early).run()
                for entry, mask in zip(self.entries, early, strict=True):
                    entry.settle(mask | self._coarse(entry), Kind.ROUNDED, EARLY)
            for entry in self.entries:
                entry.settle(entry.open, Kind.WRONG)

    def _right(self, right: Followed[Column], quantity: Quantity) -> Column:
        try:
            return right.used(quantity)
        except DeriveError:
            return self.given.column(quantity)

    def _compare(self, right: Followed[Column]) -> None:
        """Settle what is right, and what is right but for its digits."""
        reach = Reach(self.desk.ways, right, Rounding(self.desk.decimals))
        for entry in self.entries:
            band = self._reached(reach, entry)
            rule = self.desk.scheme.closeness(entry.question.key)
            wide = widened(band, self.desk.decimals)
            entry.settle(close(entry.values, entry.right, wide, rule), Kind.RIGHT)
            self._short(entry)
            if rule is None:
                vague = ~(np.isfinite(band.low) & np.isfinite(band.high))
                note = "rounding decides whether this comes out"
                entry.settle(np.broadcast_to(vague, entry.values.shape), Kind.PERSON, note)

    def _reached(self, reach: Reach, entry: Entry) -> Band:
        right = reach.rounding.point(entry.right)
        try:
            return reach.of(entry.question.quantity).joined(right)
        except DeriveError:
            return reach.rounding.settled(right)

    def _short(self, entry: Entry) -> None:
        """Settle what is right but for its digits: with all that were asked for it is right."""
        read = entry.answers
        rounded = entry.open & is_rounded(read, entry.right)
        entry.settle(entry.open & ~rounded & is_cut_off(read, entry.right), Kind.ROUNDED, CUT)
        few = (read.places < self.desk.decimals) | (read.significant < ENOUGH)
        entry.settle(rounded & few, Kind.ROUNDED, SHORT)
        entry.settle(rounded, Kind.RIGHT)

    def _few_digits(self, right: Followed[Column]) -> None:
        """What comes out when small numbers too are rounded to so many decimals on the way."""
        reach = Reach(self.desk.ways, right, Rounding(self.desk.decimals, fixed=True))
        for entry in self.entries:
            plain = few_digits(entry, self.desk.decimals)
            if np.any(plain):
                band = self._reached(reach, entry)
                entry.settle(plain & band.holds(entry.values), Kind.ROUNDED, FEW)

    def _vague(self) -> None:
        """Settle the single digits to which what is right may be rounded or cut off."""
        for entry in self.entries:
            entry.settle(is_vague(entry.answers, entry.right), Kind.ROUNDED, VAGUE)

    def _rounded_early(self, right: Followed[Column]) -> list[Mask]:
        """The rows of each entry with what comes out when a digit fewer is kept on the way."""
        early = Reach(self.desk.ways, right, Rounding(self.desk.decimals - 1))
        return [self._early(entry, early) for entry in self.entries]

    def _early(self, entry: Entry, early: Reach) -> Mask:
        if self.desk.decimals < 3 or not np.any(entry.open):
            return np.zeros(entry.values.shape, bool)
        return entry.open & self._reached(early, entry).holds(entry.values)

    def _coarse(self, entry: Entry) -> Mask:
        """The rows with what comes out when every result is rounded coarsely, but for 0."""
        found = np.zeros(entry.values.shape, bool)
        if self.desk.decimals < 3 or not np.any(entry.open):
            return found
        for made in self._coarsely(entry.question.quantity):
            found |= np.abs(entry.values - made) <= unit(made, self.desk.decimals) / 2
        return np.asarray(found & (entry.values != 0))

    def _coarsely(self, quantity: Quantity) -> Iterator[Column]:
        if not self.given.codes:
            yield from map(np.asarray, self.desk.coarse(quantity))
            return
        for way in self._coarse_ways:
            with suppress(DeriveError):
                yield way.computed(quantity)

    @cached_property
    def _coarse_ways(self) -> tuple[Followed[Column], ...]:
        """The ways to round what is gone on with, with each student's own numbers."""
        counts = (one.revise(self.desk.setup).decimals for one in self.desk.roundings)
        kinds = [Coarse(count) for count in counts if count is not None]
        return tuple(self.desk.followed(kind, self.given.leaves, {}) for kind in kinds)
