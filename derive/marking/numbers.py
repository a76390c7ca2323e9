"""Judging the numbers of a batch: right, following from earlier answers, or a named mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from derive.algebra.variable import Variable
from derive.errors import DeriveError
from derive.marking.closeness import close, is_rounded
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Mask
from derive.marking.columns.reach import Reach
from derive.marking.columns.rounding import Band, Rounding, unit
from derive.marking.desk import Desk
from derive.marking.entries import Entry, few_digits
from derive.marking.explanation import Explanation
from derive.marking.verdict import NUMBER, Kind
from derive.model.quantity import Quantity

EARLY = "rounded too early: keep more digits on the way, and round at the end"
SHORT = "the value is right, with fewer digits than were asked for"
FEW = "small numbers keep few digits when they are rounded to so many decimals; keep more of them"
ENOUGH = 3  # significant digits of an answer with all decimals


@dataclass
class Numbers:
    """The numeric questions of one batch; ``leaves`` are the columns of what was given."""

    desk: Desk
    leaves: Mapping[Variable, Column]
    entries: list[Entry]
    rights: list[Column] = field(default_factory=list, init=False)

    def judge(self) -> None:
        """Judge every open row of every entry."""
        with np.errstate(all="ignore"):
            right = self.desk.followed(EXACT, self.leaves, {})
            self.rights = [self._right(right, entry.question.quantity) for entry in self.entries]
            self._compare(right)
            if any(np.any(entry.open) for entry in self.entries):
                self._few_digits(right)
                Explanation(self.desk, self.leaves, self.entries, self.rights).run()
                self._rounded_early(right)
            for entry in self.entries:
                entry.settle(entry.open, Kind.WRONG)

    def _right(self, right: Followed[Column], quantity: Quantity) -> Column:
        try:
            return right.used(quantity)
        except DeriveError:
            return np.asarray(float(self.desk.values[quantity]))

    def _compare(self, right: Followed[Column]) -> None:
        """Settle what is right, and what is right but for its digits."""
        reach = Reach(self.desk.ways, right, Rounding(self.desk.decimals))
        for entry, value in zip(self.entries, self.rights, strict=True):
            band = self._reached(reach, entry, value)
            rule = self.desk.scheme.closeness(entry.question.key)
            entry.settle(close(entry.values, value, band, rule), Kind.RIGHT)
            self._short(entry, value)
            if rule is None:
                vague = ~(np.isfinite(band.low) & np.isfinite(band.high))
                note = "rounding decides whether this comes out"
                entry.settle(np.broadcast_to(vague, entry.values.shape), Kind.PERSON, note)

    def _reached(self, reach: Reach, entry: Entry, value: Column) -> Band:
        try:
            return reach.of(entry.question.quantity)
        except DeriveError:
            return reach.rounding.settled(Band(value, value))

    def _short(self, entry: Entry, value: Column) -> None:
        for row in np.nonzero(entry.open)[0]:
            answer = entry.answers[row]
            right = float(value[row] if np.ndim(value) else value)
            if is_rounded(answer, right):
                short = answer.places < self.desk.decimals or answer.significant < ENOUGH
                entry.kinds[row] = NUMBER[Kind.ROUNDED if short else Kind.RIGHT]
                if short:
                    entry.notes[int(row)] = SHORT

    def _few_digits(self, right: Followed[Column]) -> None:
        """What comes out when small numbers too are rounded to so many decimals on the way."""
        reach = Reach(self.desk.ways, right, Rounding(self.desk.decimals, fixed=True))
        for entry, value in zip(self.entries, self.rights, strict=True):
            plain = few_digits(entry, self.desk.decimals)
            if np.any(plain):
                band = self._reached(reach, entry, value)
                entry.settle(plain & band.holds(entry.values), Kind.ROUNDED, FEW)

    def _rounded_early(self, right: Followed[Column]) -> None:
        """What comes out when a digit fewer is kept on the way."""
        if self.desk.decimals < 3:
            return
        early = Reach(self.desk.ways, right, Rounding(self.desk.decimals - 1))
        for entry, value in zip(self.entries, self.rights, strict=True):
            if np.any(entry.open):
                rounded = self._reached(early, entry, value).holds(entry.values)
                entry.settle(rounded | self._coarse(entry), Kind.ROUNDED, EARLY)

    def _coarse(self, entry: Entry) -> Mask:
        """The rows with what comes out of the spec's numbers when all is rounded coarsely."""
        found = np.zeros(entry.values.shape, bool)
        for value in self.desk.coarse(entry.question.quantity):
            made = np.asarray(value)
            found |= np.abs(entry.values - made) <= unit(made, self.desk.decimals) / 2
        return found
