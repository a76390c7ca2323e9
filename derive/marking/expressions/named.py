"""Named mistakes behind wrong formulas: another function that is known to come of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from derive.checking.mistakes.mistake import Mistake, Setup, quantity_behind
from derive.errors import DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.kind import Column
from derive.marking.columns.pins import Pin, pin_everywhere
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Wanted, equal, matching
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
        self, postfix: Postfix, given: Column, wanted: Wanted, question: Question
    ) -> tuple[tuple[Suspect, ...], tuple[Suspect, ...]]:
        """The mistakes that give the same function, each name once.

        First those made in the formula itself; then those that would have been made in finding
        what the formula goes by the name of.
        """
        tried, now = self._of(question), given[Rows.random]
        symbols = self.stock.quantities.intersection(postfix)
        near: list[Mistake] = []
        far: list[Mistake] = []
        for place in map(int, matching(tried.columns, now)) if tried.mistakes else ():
            made = self._with_symbols(question, place, frozenset(symbols))
            kept = made is not None and equal(made, now)
            (near if kept else far).append(tried.mistakes[place][0])
        opposite = equal(-now, wanted.column[Rows.random])
        return _told(near, (SIGN,) if opposite else ()), _told(far)

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
            columns = np.array([row for _, row in told])
            self._tried[question.key] = _Tried([one for one, _ in told], columns)
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
    """Mistakes, each with the way to compute that it makes, and a row of what comes of it."""

    mistakes: list[tuple[Mistake, Setup]]
    columns: Column
    pinned: dict[tuple[int, frozenset[int]], Column | None] = field(default_factory=dict)


def _told(mistakes: Iterable[Mistake], before: tuple[Suspect, ...] = ()) -> tuple[Suspect, ...]:
    found = {one.name: one for one in before}
    for one in mistakes:
        suspect = Suspect(one.name, one.place, one.sentence, one.hint, DIGITS)
        found.setdefault(one.name, suspect)
    return tuple(found.values())
