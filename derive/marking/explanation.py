"""Explaining wrong numbers: by the student's own earlier answers, then by a named mistake.

Every question is looked at in the rows where it is wrong, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from derive.algebra.variable import Variable
from derive.errors import DeriveError
from derive.marking.candidates import WRITTEN
from derive.marking.closeness import TOO_SHORT, close, widened
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.columns.pins import Pin, pin
from derive.marking.columns.rounding import Band
from derive.marking.desk import Desk
from derive.marking.entries import Entry, few_digits
from derive.marking.matches import Answered, Explained, Matches
from derive.marking.own import Own, at
from derive.marking.shown import Shown
from derive.marking.site import Site, sites
from derive.marking.suspicion import investigate
from derive.marking.synonyms import once
from derive.marking.trivial import is_trivial
from derive.marking.verdict import Kind
from derive.model.quantity import Quantity

EASY = (
    "this follows from an own earlier answer that makes it easy (0, 1 or a number copied from "
    "elsewhere)"
)

FEWEST = 2  # digits that tell of a mistake
TELLING = 5  # digits that are no accident where rounding too early may lead
NOTHING = 1e-6  # of the right value: what is smaller has been made to vanish


@dataclass
class Explanation:
    """What explains the open rows of ``entries``.

    In the rows ``early``, rounding too early explains them as well, so that a mistake is named only
    where it explains more digits than chance would.
    """

    desk: Desk
    leaves: Mapping[Variable, Column]
    entries: list[Entry]
    early: list[Mask]
    shown: list[Shown]

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
        """A mistake may have been made with numbers that the student found and did not write.

        What a mistake supposes to be wrong, and the student has written right, speaks against it.
        """
        looked = [one.open for one in self.entries]
        self._suspect_all(Own(self.desk, self.leaves, {}), looked)
        named = [
            mask & one.is_(Kind.MISTAKE) for one, mask in zip(self.entries, looked, strict=True)
        ]
        if not np.any(named):
            return
        for entry, mask in zip(self.entries, named, strict=True):
            entry.reopen(mask)
        self._suspect_all(Own(self.desk, self.leaves, self._found_right()), named)

    def _suspect_all(self, own: Own, looked: list[Mask]) -> None:
        for k, site in sites(own, looked):
            self._suspect(k, site, self._band(site.own.rounded, k, site))

    def _found_right(self) -> Mapping[Quantity, Pin]:
        """The right values where they were written."""
        pins: dict[Quantity, Pin] = {}
        for entry in self.entries:
            told = entry.is_(Kind.RIGHT) & np.isfinite(entry.right)
            if told.any():
                value = np.broadcast_to(entry.right, told.shape)
                pins.setdefault(entry.question.quantity, pin(told, value))
        return pins

    def _trivial(self, k: int) -> Mask:
        entry = self.entries[k]
        others = [one for one in self.entries if one is not entry]
        return is_trivial(self.desk, self.leaves, entry, others)

    def _explained(self, k: int) -> Mask:
        """A named mistake may give a number that stands elsewhere, but not 0 or 1."""
        entry = self.entries[k]
        return entry.is_(Kind.MISTAKE) & ~np.isin(entry.values, (0.0, 1.0, -1.0))

    def _look(self, allowed: list[Mask], following: Kind, where: list[Mask]) -> None:
        """Explain with the ``allowed`` answers as pins, in the rows ``where``."""
        own = Own(self.desk, self.leaves, self._pins(allowed))
        looked = [one.open & mask for one, mask in zip(self.entries, where, strict=True)]
        for k, site in sites(own, looked):
            self._explain(k, site, following)

    def _pins(self, allowed: list[Mask]) -> Mapping[Quantity, Pin]:
        pins: dict[Quantity, Pin] = {}
        for entry, mask in zip(self.entries, allowed, strict=True):
            told = mask & np.isfinite(entry.values)
            if told.any():
                pins.setdefault(entry.question.quantity, pin(told, entry.values))
        return pins

    def _explain(self, k: int, site: Site, following: Kind) -> None:
        band = self._band(site.own.rounded, k, site)
        self._follow(k, site.chosen, band, following)
        if following is Kind.PERSON or not np.any(self.entries[k].open[site.chosen]):
            return
        self._follow(k, site.chosen, self._band(site.own.by_ways, k, site), following)
        self._follow_in_few_digits(k, site)
        self._follow_working(k, site)
        left = np.nonzero(self.entries[k].open[site.chosen])[0]
        if left.size:
            self._suspect(k, site.only(left), band.at(left))

    def _follow_in_few_digits(self, k: int, site: Site) -> None:
        """What follows when small numbers too are rounded to so many decimals."""
        plain = np.nonzero(few_digits(self.entries[k], self.desk.decimals)[site.chosen])[0]
        if plain.size:
            band = self._band(site.own.fixed, k, site)
            self._follow(k, site.chosen[plain], band.at(plain), Kind.FOLLOWS)

    def _follow_working(self, k: int, site: Site) -> None:
        """What is shown to be worked out of the student's own answers."""
        if site.own.pins:
            found = self.shown[k].over(site.own.exact, site.rows, site.these)
            self._settle(k, site.chosen[found], Kind.FOLLOWS)

    def _band(self, bands: Followed[Band], k: int, site: Site) -> Band:
        entry = self.entries[k]
        try:
            found = bands.kind.settled(bands.computed(entry.question.quantity))
        except DeriveError:
            right = at(entry.right, site.rows)
            found = self.desk.rounding.settled(Band(right, right))
        ends = (np.broadcast_to(end, site.rows.shape) for end in (found.low, found.high))
        return Band(*ends).at(site.these)

    def _follow(self, k: int, rows: Index, band: Band, kind: Kind) -> None:
        """Settle what follows, unless it is 0 where the right value is not."""
        entry, decimals = self.entries[k], self.desk.decimals
        expected = (band.low + band.high) / 2
        rule = self.desk.scheme.closeness(entry.question.key)
        fits = close(entry.values[rows], expected, widened(band, decimals), rule)
        easy = np.abs(expected) < NOTHING * np.abs(at(entry.right, rows))
        self._settle(k, rows[fits & easy], Kind.PERSON, EASY)
        self._settle(k, rows[fits & ~easy], kind, EASY if kind is Kind.PERSON else "")
        if kind is Kind.FOLLOWS:
            read = entry.answers.at(rows)
            for is_short, note in TOO_SHORT:
                self._settle(k, rows[is_short(read, expected)], Kind.ROUNDED, note)

    def _suspect(self, k: int, site: Site, band: Band) -> None:
        """Name the mistakes behind what does not follow."""
        entry, rows = self.entries[k], site.chosen
        quantity = entry.question.quantity
        answers = Answered(entry.values[rows], entry.answers.significant[rows], site.these)
        found = Matches(answers, self._expected(entry, site), band, self.desk.decimals)
        investigate(site.own, quantity, found)
        explained = found.explained(self.desk.candidates(quantity))
        doubtful = self.early[k][rows[explained.rows]]
        weak = np.array([one[0].digits < TELLING for one in explained.suspects], bool)
        accidental = np.array([one[0].digits < FEWEST for one in explained.suspects], bool)
        far = self._far_off(k, explained, rows)
        sure = ~(accidental[explained.which] | far | doubtful & weak[explained.which])
        named = rows[explained.rows[sure]]
        suspects = [once(one) for one in explained.suspects]
        entry.suspects.say_each(named, suspects, explained.which[sure])
        self._settle(k, named, Kind.MISTAKE)

    def _far_off(self, k: int, explained: Explained, rows: Index) -> Mask:
        """Where the working is the right way, and the mistake would be made before it."""
        slips = self.desk.slips(self.entries[k].question.quantity)
        near = {*WRITTEN, *(one.name for one in slips)}
        upstream = np.array([one[0].name not in near for one in explained.suspects], bool)
        return np.asarray(upstream[explained.which] & self.shown[k].way[rows[explained.rows]])

    def _expected(self, entry: Entry, site: Site) -> Column:
        """What should have come out."""
        try:
            expected = site.own.exact.computed(entry.question.quantity)
        except DeriveError:
            expected = at(entry.right, site.rows)
        return np.broadcast_to(expected, site.rows.shape)[site.these]

    def _settle(self, k: int, rows: Index, kind: Kind, note: str = "") -> None:
        entry = self.entries[k]
        whole = np.zeros(entry.kinds.shape, bool)
        whole[rows] = True
        entry.settle(whole, kind, note)
