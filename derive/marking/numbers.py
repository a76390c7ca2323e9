"""Judging the numbers of a batch: right, following from earlier answers, or a named mistake."""

from __future__ import annotations

from dataclasses import dataclass

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
    is_vanished,
    widened,
)
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.columns.reach import Reach
from derive.marking.columns.rounding import Rounding
from derive.marking.desk import Desk
from derive.marking.early import reached, rounded_early
from derive.marking.entries import Entry, few_digits
from derive.marking.explanation import Explanation
from derive.marking.given import Given
from derive.marking.shown import EARLY, Shown
from derive.marking.verdict import Kind
from derive.marking.working import Read
from derive.model.quantity import Quantity

FEW = "Right, but with few digits: keep more decimals of small numbers."
ENOUGH = 3  # significant digits of an answer with all decimals


@dataclass
class Numbers:
    """The numeric questions of one batch, with what each student was given."""

    desk: Desk
    given: Given
    entries: list[Entry]
    read: Read

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
                shown = [Shown(self.desk, entry, self.read) for entry in self.entries]
                for one in shown:
                    one.settle(right)
                early = rounded_early(self.desk, self.given, right, self.entries)
                Explanation(self.desk, leaves, self.entries, early, shown).run()
                for entry, mask in zip(self.entries, early, strict=True):
                    entry.settle(mask, Kind.ROUNDED, EARLY)
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
            band = reached(reach, entry)
            rule = self.desk.scheme.closeness(entry.question.key)
            wide = widened(band, self.desk.decimals)
            entry.settle(close(entry.values, entry.right, wide, rule), Kind.RIGHT)
            self._short(entry)
            if rule is None:
                vague = ~(np.isfinite(band.low) & np.isfinite(band.high))
                note = "rounding decides whether this comes out"
                entry.settle(np.broadcast_to(vague, entry.values.shape), Kind.PERSON, note)

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
                band = reached(reach, entry)
                entry.settle(plain & band.holds(entry.values), Kind.ROUNDED, FEW)

    def _vague(self) -> None:
        """Settle the single digits to which what is right may be rounded or cut off."""
        for entry in self.entries:
            vague = is_vague(entry.answers, entry.right) | is_vanished(entry.answers, entry.right)
            entry.settle(vague, Kind.ROUNDED, VAGUE)
