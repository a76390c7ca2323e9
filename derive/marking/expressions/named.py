"""Named mistakes behind wrong formulas: another function that is known to come of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from derive.checking.mistakes.mistake import Mistake, Setup, quantity_behind
from derive.errors import DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.kind import Column
from derive.marking.columns.pins import Pin, pin_everywhere
from derive.marking.expressions.points import RANDOM, Rows
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.table import Table
from derive.marking.expressions.wanted import Wanted, equal
from derive.marking.expressions.worked import Worked
from derive.marking.question import Question
from derive.marking.verdict import Suspect
from derive.model.quantity import Quantity

DIGITS = 0  # whole functions are compared, not digits
MOST_PINNED = 10_000
SIGN = Suspect("sign", "", "the sign is the other one", "Which sign is it?", DIGITS)


@dataclass
class Named:
    """What each mistake makes of a quantity, at all points."""

    stock: Stock
    _tried: dict[str, _Tried] = field(default_factory=dict, init=False, repr=False)

    def suspects(
        self, every: Worked, wanted: Wanted, question: Question
    ) -> list[tuple[tuple[Suspect, ...], tuple[Suspect, ...]]]:
        """The mistakes that give the same function as each formula, each name once.

        First those made in the formula itself; then those that would have been made in finding
        what the formula goes by the name of.
        """
        tried, now = self._of(question), every.rows[:, Rows.random]
        opposite = equal(-now, wanted.column[Rows.random]).tolist()
        near = [[SIGN] if turned else [] for turned in opposite]
        far: list[list[Suspect]] = [[] for _ in opposite]
        pairs = [*tried.table.matching(now)]
        for (which, place), kept in zip(pairs, self._kept(every, pairs, question), strict=True):
            (near if kept else far)[which].append(tried.suspects[place])
        return [(_once(one), _once(other)) for one, other in zip(near, far, strict=True)]

    def _kept(self, every: Worked, pairs: list[tuple[int, int]], question: Question) -> list[bool]:
        """Whether each mistake gives the formula where its symbols have their right values."""
        symbols = self.stock.quantities
        made = (
            self._with_symbols(question, place, frozenset(symbols.intersection(every.postfixes[k])))
            for k, place in pairs
        )
        known = [np.full(RANDOM, np.nan) if one is None else one for one in made]
        now = every.rows[[which for which, _ in pairs], Rows.random]
        return equal(np.array(known), now).tolist() if pairs else []

    def _with_symbols(
        self, question: Question, place: int, symbols: frozenset[int]
    ) -> Column | None:
        """What mistake number ``place`` makes of it where these symbols have their right values."""
        tried, key = self._of(question), (place, symbols)
        if key not in tried.pinned:
            if len(tried.pinned) > MOST_PINNED:
                tried.pinned.clear()
            made = self._made(question.quantity, *tried.mistakes[place], self._pins(symbols))
            tried.pinned[key] = made
        return tried.pinned[key]

    def _pins(self, symbols: frozenset[int]) -> dict[Quantity, Pin]:
        terms = (self.stock.terms[~mark] for mark in symbols)
        behind = ((quantity_behind(one), one) for one in terms)
        return {q: pin_everywhere(self.stock.column(one)) for q, one in behind if q is not None}

    def _of(self, question: Question) -> _Tried:
        if question.key not in self._tried:
            desk, quantity = self.stock.desk, question.quantity
            known = [desk.mistakes[k] for k in sorted(desk.concerning(quantity))]
            slips = [(one, desk.setup) for one in desk.slips(quantity)]
            rows = [(one, self._made(quantity, *one, {})) for one in (*known, *slips)]
            told = [(one, row) for one, row in rows if row is not None]
            table = Table(np.array([row for _, row in told]))
            suspects = [_suspected(one) for (one, _), _ in told]
            self._tried[question.key] = _Tried([one for one, _ in told], suspects, table)
        return self._tried[question.key]

    def _made(
        self, quantity: Quantity, mistake: Mistake, setup: Setup, pins: Mapping[Quantity, Pin]
    ) -> Column | None:
        way = self.stock.desk.followed(EXACT, self.stock.leaves, pins, setup)
        try:
            made = np.asarray(way.asked(mistake.asked(quantity), quantity), float)
        except (DeriveError, KeyError):
            return None
        return np.broadcast_to(made, (Rows.here + 1,))[Rows.random]


@dataclass(frozen=True, slots=True)
class _Tried:
    """Mistakes with the ways to compute that they make, and a row of what comes of each."""

    mistakes: list[tuple[Mistake, Setup]]
    suspects: list[Suspect]
    table: Table
    pinned: dict[tuple[int, frozenset[int]], Column | None] = field(default_factory=dict)


def _suspected(one: Mistake) -> Suspect:
    return Suspect(one.name, one.place, one.sentence, one.hint, DIGITS)


def _once(suspects: list[Suspect]) -> tuple[Suspect, ...]:
    """The first of each name."""
    found: dict[str, Suspect] = {}
    for one in suspects:
        found.setdefault(one.name, one)
    return tuple(found.values())
