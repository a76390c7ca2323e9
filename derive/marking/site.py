"""Where in a batch answers are looked at, and what follows there from the students' own answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from derive.marking.columns.kind import Index, Mask
from derive.marking.own import Own


@dataclass(frozen=True, slots=True)
class Site:
    """``these`` of the ``rows`` of a batch, all of which ``own`` is about.

    If it is ``shared``, other questions are looked at in the same rows with the same ``own``.
    """

    own: Own
    rows: Index
    these: Index
    shared: bool

    @property
    def chosen(self) -> Index:
        """The rows of the batch."""
        return self.rows[self.these]

    def only(self, some: Index) -> Site:
        """The same for ``some`` of the chosen rows alone."""
        if self.shared:
            return Site(self.own, self.rows, self.these[some], shared=True)
        own = self.own.at(self.these[some], self.rows.size).anew()
        return Site(own, self.chosen[some], np.arange(some.size), shared=False)


def sites(own: Own, looked: Sequence[Mask]) -> Iterator[tuple[int, Site]]:
    """Each question, by its place, with where it is ``looked`` at.

    Where all answers are there, little is computed: each question goes by itself. Where some are
    missing, much of what is computed in their place is the same for all questions.
    """
    wanted = np.asarray(np.any(looked, axis=0))
    told = [pin.where for pin in own.pins.values()]
    whole = np.asarray(np.all(told, axis=0)) if told else np.zeros(wanted.shape, bool)
    yield from _apart(own, looked, whole)
    yield from _together(own, looked, np.nonzero(wanted & ~whole)[0])


def _apart(own: Own, looked: Sequence[Mask], whole: Mask) -> Iterator[tuple[int, Site]]:
    own = own.at(np.arange(whole.size), whole.size, whole=bool(whole.all()))
    for k, mask in enumerate(looked):
        rows = np.nonzero(mask & whole)[0]
        if rows.size:
            there = own.at(rows, mask.size, whole=True)
            yield k, Site(there, rows, np.arange(rows.size), shared=False)


def _together(own: Own, looked: Sequence[Mask], rows: Index) -> Iterator[tuple[int, Site]]:
    there = own.at(rows, looked[0].size) if looked else own
    for k, mask in enumerate(looked):
        these = np.nonzero(mask[rows])[0]
        if these.size:
            yield k, Site(there, rows, these, shared=True)
