"""Explaining wrong numbers: by the student's own earlier answers, then by a named mistake.

Every question is looked at in the rows where it is wrong, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from derive.algebra.variable import Variable
from derive.errors import DeriveError
from derive.marking.closeness import close, widened
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed, Pins
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.columns.rounding import Band, Rounding
from derive.marking.desk import Desk
from derive.marking.entries import Entry, few_digits
from derive.marking.suspicion import Target, investigate
from derive.marking.trivial import is_trivial
from derive.marking.verdict import Kind
from derive.model.quantity import Quantity

EASY = (
    "this follows from an own earlier answer that makes it easy (0, 1 or a number copied from "
    "elsewhere)"
)

NOTHING = 1e-6  # of the right value: what is smaller has been made to vanish


@dataclass
class Explanation:
    """What explains the open rows of ``entries``; ``rights`` are the right values."""

    desk: Desk
    leaves: Mapping[Variable, Column]
    entries: list[Entry]
    rights: list[Column]

    def run(self) -> None:
        """Trivial answers first: they are gone on with only where a named mistake explains them."""
        trivial = [self._trivial(k) for k in range(len(self.entries))]
        sound = [~mask for mask in trivial]
        self._look(sound, Kind.FOLLOWS, trivial)
        allowed = [~mask | self._explained(k) for k, mask in enumerate(trivial)]
        for entry, mask in zip(self.entries, trivial, strict=True):
            entry.reopen(mask & entry.is_(Kind.MISTAKE))
        everywhere = [np.ones(mask.shape, bool) for mask in trivial]
        self._look(allowed, Kind.FOLLOWS, everywhere)
        easy = np.asarray(np.any([~mask for mask in allowed], axis=0))
        self._look(everywhere, Kind.PERSON, [easy] * len(allowed))
        self._with_right_numbers()

    def _with_right_numbers(self) -> None:
        """A mistake may have been made with numbers that the student found and did not write."""
        none = [np.zeros(entry.kinds.shape, bool) for entry in self.entries]
        for k, entry in enumerate(self.entries):
            rows = np.nonzero(entry.open)[0]
            if rows.size:
                leaves = {v: _at(column, rows) for v, column in self.leaves.items()}
                pins = self._pins(k, rows, none)
                band = self._band(self.desk.followed(self.rounding, leaves, pins), k, rows)
                self._suspect(k, rows, self.desk.followed(EXACT, leaves, pins), band)

    def _trivial(self, k: int) -> Mask:
        entry, rows = self.entries[k], np.nonzero(self.entries[k].open)[0]
        others = [one.values for one in self.entries if one is not entry]
        found = np.zeros(entry.values.shape, bool)
        found[rows] = is_trivial(
            entry.values[rows], _at(self.rights[k], rows), (_at(one, rows) for one in others)
        )
        return found

    def _explained(self, k: int) -> Mask:
        """A named mistake may give a number that stands elsewhere, but not 0 or 1."""
        entry = self.entries[k]
        return entry.is_(Kind.MISTAKE) & ~np.isin(entry.values, (0.0, 1.0, -1.0))

    def _look(self, allowed: list[Mask], following: Kind, where: list[Mask]) -> None:
        """Explain with the ``allowed`` answers as pins, in the rows ``where``."""
        for k, entry in enumerate(self.entries):
            rows = np.nonzero(entry.open & where[k])[0]
            if rows.size:
                self._explain(k, rows, allowed, following)

    def _explain(self, k: int, rows: Index, allowed: list[Mask], following: Kind) -> None:
        pins = self._pins(k, rows, allowed)
        leaves = {v: _at(column, rows) for v, column in self.leaves.items()}
        band = self._band(self.desk.followed(self.rounding, leaves, pins), k, rows)
        self._follow(k, rows, band, following)
        if following is Kind.PERSON or not np.any(self.entries[k].open[rows]):
            return
        by_ways = self.desk.followed(self.rounding, leaves, pins, by_ways=True)
        self._follow(k, rows, self._band(by_ways, k, rows), following)
        self._follow_in_few_digits(k, rows, leaves, pins)
        left = np.nonzero(self.entries[k].open[rows])[0]
        if left.size:
            pins = self._pins(k, rows[left], allowed)
            leaves = {v: _at(column, left) for v, column in leaves.items()}
            way = self.desk.followed(EXACT, leaves, pins)
            self._suspect(k, rows[left], way, band.at(left))

    def _follow_in_few_digits(
        self, k: int, rows: Index, leaves: Mapping[Variable, Column], pins: Pins
    ) -> None:
        """What follows when small numbers too are rounded to so many decimals."""
        plain = np.nonzero(few_digits(self.entries[k], self.desk.decimals)[rows])[0]
        if plain.size:
            fixed = replace(self.rounding, fixed=True)
            band = self._band(self.desk.followed(fixed, leaves, pins), k, rows)
            self._follow(k, rows[plain], band.at(plain), Kind.FOLLOWS)

    @property
    def rounding(self) -> Rounding:
        """How results were to be rounded."""
        return Rounding(self.desk.decimals)

    def _pins(self, k: int, rows: Index, allowed: list[Mask]) -> Pins:
        pins: dict[Quantity, tuple[Mask, Column]] = {}
        for entry, mask in zip(self.entries, allowed, strict=True):
            given = entry.values[rows]
            told = mask[rows] & np.isfinite(given)
            if np.any(told):
                pins.setdefault(entry.question.quantity, (told, np.where(told, given, 1.0)))
        return pins

    def _band(self, bands: Followed[Band], k: int, rows: Index) -> Band:
        value = _at(self.rights[k], rows)
        try:
            found = bands.kind.settled(bands.computed(self.entries[k].question.quantity))
        except DeriveError:
            found = self.rounding.settled(Band(value, value))
        return Band(*(np.broadcast_to(end, rows.shape) for end in (found.low, found.high)))

    def _follow(self, k: int, rows: Index, band: Band, kind: Kind) -> None:
        """Settle what follows, unless it is 0 where the right value is not."""
        entry, decimals = self.entries[k], self.desk.decimals
        expected = (band.low + band.high) / 2
        rule = self.desk.scheme.closeness(entry.question.key)
        fits = close(entry.values[rows], expected, widened(band, decimals), rule)
        easy = np.abs(expected) < NOTHING * np.abs(_at(self.rights[k], rows))
        self._settle(k, rows[fits & easy], Kind.PERSON, EASY)
        self._settle(k, rows[fits & ~easy], kind, EASY if kind is Kind.PERSON else "")

    def _suspect(self, k: int, rows: Index, way: Followed[Column], band: Band) -> None:
        """Name the mistakes behind what does not follow."""
        entry = self.entries[k]
        quantity = entry.question.quantity
        try:
            expected = np.broadcast_to(way.computed(quantity), rows.shape)
        except DeriveError:
            expected = np.broadcast_to(_at(self.rights[k], rows), rows.shape)
        target = Target(quantity, entry.values[rows], expected, band)
        investigate(self.desk, way, target)
        for place in target.found:
            row = int(rows[place])
            entry.suspects[row] = target.named(place, entry.answers[row].significant)
        self._settle(k, rows[list(target.found)], Kind.MISTAKE)

    def _settle(self, k: int, rows: Index, kind: Kind, note: str = "") -> None:
        entry = self.entries[k]
        whole = np.zeros(entry.kinds.shape, bool)
        whole[rows] = True
        entry.settle(whole, kind, note)


def _at(column: Column, rows: Index) -> Column:
    return column[rows] if np.ndim(column) else column
