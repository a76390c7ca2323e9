"""Which candidates make the numbers that stand in a column, and which of them explain each best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from derive.marking.candidates import Candidates
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.columns.rounding import Band, unit
from derive.marking.verdict import Suspect

MOST_NAMED = 3
MOST_DIGITS = 12
Whole: TypeAlias = npt.NDArray[np.int64]
_SLACK = 1 + 1e-6  # more than the noise of float64
_BITS = 20  # for a suspect: 16 for its place, 4 for its digits
_DIGIT_BITS = 4


class Explained(NamedTuple):
    """The rows that are explained, and for each the place in ``suspects`` of what explains it."""

    rows: Index
    suspects: list[tuple[Suspect, ...]]
    which: Index


class Answered(NamedTuple):
    """Wrong answers, with the digits of each; they stand at ``rows`` of what is worked."""

    given: Column
    significant: Whole
    rows: Index


@dataclass
class Matches:
    """Wrong answers to one question beside what should have come out, within ``band``.

    ``decimals`` counts those that were asked for.
    """

    answers: Answered
    expected: Column
    band: Band
    decimals: int
    _rows: list[Index] = field(default_factory=list, init=False)
    _made: list[Column] = field(default_factory=list, init=False)
    _places: list[int] = field(default_factory=list, init=False)

    def compare(self, place: int, made: Column) -> None:
        """Note the rows where ``made``, by the candidate at ``place``, is about the answer."""
        if made.ndim and made.size > self._off.size:
            made = made[self.answers.rows]
        off = self._off
        np.subtract(self.answers.given, made, out=off)
        np.abs(off, out=off)
        rows = (off <= self._reach).nonzero()[0]
        if rows.size:
            self._rows.append(rows)
            self._made.append(made[rows] if made.ndim else np.full(rows.size, made))
            self._places.append(place)

    def explained(self, candidates: Candidates) -> Explained:
        """What explains the answers best: with as many digits as any other, three at most."""
        hits = self._hits()
        if hits is None:
            return Explained(np.zeros(0, np.intp), [], np.zeros(0, np.intp))
        hits = _once(hits, candidates)
        hits = hits.at(np.lexsort((hits.places, hits.off, hits.rows)))
        starts = _starts(hits.rows)
        digits = self._best(hits, starts)
        keys = _packed(hits.places, digits, starts)
        different, which = np.unique(keys, return_inverse=True)
        named = [tuple(_unpacked(int(key), candidates)) for key in different]
        return Explained(hits.rows[starts], named, which)

    @cached_property
    def _off(self) -> Column:
        return np.empty(self.answers.given.shape)

    @cached_property
    def _spread(self) -> Column:
        """How far rounding can lead from the expected value."""
        return np.abs(self.band.width) / 2

    @cached_property
    def _share(self) -> Column:
        """The same as a share of that value."""
        return np.abs(self.band.width) / np.maximum(np.abs(self.expected), 1e-300)

    @cached_property
    def _reach(self) -> Column:
        """What is farther away than this is no match; nothing is one for 0."""
        free = self._least + self._share * np.abs(self.answers.given)
        reach = np.where(self._share < 1, free / (1 - self._share) * _SLACK, np.inf)
        reach = np.where(np.isnan(self._share), np.nan, reach)
        return np.where(self.answers.given != 0, reach, -1.0)

    @property
    def _least(self) -> Column:
        return 0.5 * 10.0**-self.decimals + self._spread

    def _hits(self) -> _Hits | None:
        """The matches, each by the student's own tolerance; not those with what is expected."""
        if not self._rows:
            return None
        rows, made = np.concatenate(self._rows), np.concatenate(self._made)
        places = np.repeat(self._places, [one.size for one in self._rows])
        off, other = np.abs(self.answers.given[rows] - made), np.abs(made - self.expected[rows])
        share, spread = self._share[rows], self._spread[rows]
        near = off <= self._least[rows] + share * np.abs(made)
        room = 0.5 * unit(made, self.decimals) + np.maximum(share * np.abs(made), spread)
        good = (near & (off <= room) & (other > room) & (other > off)).nonzero()[0]
        if not good.size:
            return None
        return _Hits(rows, places, off, _digits(self.answers.given[rows], made)).at(good)

    def _best(self, hits: _Hits, starts: Index) -> Whole:
        """The digits that are told of each; 0 for those that others explain better.

        No more support a mistake than the answer has.
        """
        sizes = np.diff(starts, append=hits.rows.size)
        most = np.repeat(np.maximum.reduceat(hits.digits, starts), sizes)
        significant = self.answers.significant[hits.rows]
        enough = hits.digits >= np.minimum(most - 1, significant)
        told = np.maximum(1, np.minimum(hits.digits, significant))
        ranks = _counted(enough, starts, sizes)
        return np.where(enough & (ranks <= MOST_NAMED), told, 0)


class _Hits(NamedTuple):
    """Rows with the place of a candidate, how far off it is, and the digits that agree."""

    rows: Index
    places: Index
    off: Column
    digits: Whole

    def at(self, these: Index) -> _Hits:
        return _Hits(self.rows[these], self.places[these], self.off[these], self.digits[these])


def _once(hits: _Hits, candidates: Candidates) -> _Hits:
    """Of each name the first one tried; no slip of the pen for a sign that a mistake has lost."""
    names = candidates.names[hits.places]
    hits = hits.at(np.lexsort((hits.places, names, hits.rows)))
    names = candidates.names[hits.places]
    first = np.ones(names.size, bool)
    first[1:] = (names[1:] != names[:-1]) | (hits.rows[1:] != hits.rows[:-1])
    told = np.isin(hits.rows, hits.rows[candidates.tell_sign[hits.places]])
    return hits.at((first & ~(told & candidates.sign[hits.places])).nonzero()[0])


def _starts(rows: Index) -> Index:
    """Where each row begins in ``rows``, which are sorted."""
    return np.concatenate(([0], (rows[1:] != rows[:-1]).nonzero()[0] + 1)).astype(np.intp)


def _counted(marked: Mask, starts: Index, sizes: Index) -> Whole:
    """How many are marked up to each, from the start of its row on."""
    sums: Whole = np.cumsum(marked)
    before: Whole = sums[starts] - marked[starts]
    return np.asarray(sums - np.repeat(before, sizes))


def _digits(given: Column, made: Column) -> Whole:
    """How many significant digits of the two agree."""
    count = np.floor(-np.log10(np.abs(given - made) / np.abs(made)))
    alike = (given == made) | (made == 0) | ~np.isfinite(count)
    return np.where(alike, MOST_DIGITS, np.clip(count, 0, MOST_DIGITS)).astype(np.int64)


def _packed(places: Index, digits: Whole, starts: Index) -> Whole:
    """One number for each row: its suspects in their order, without those of no digits."""
    sizes = np.diff(starts, append=places.size)
    kept = digits > 0
    ranks = _counted(kept, starts, sizes) - 1
    one = (places.astype(np.int64) + 1 << _DIGIT_BITS) | digits
    return np.asarray(np.add.reduceat(np.where(kept, one << _BITS * ranks, 0), starts))


def _unpacked(key: int, candidates: Candidates) -> Iterator[Suspect]:
    while key:
        one = key & (1 << _BITS) - 1
        yield candidates.named((one >> _DIGIT_BITS) - 1, one & (1 << _DIGIT_BITS) - 1)
        key >>= _BITS
