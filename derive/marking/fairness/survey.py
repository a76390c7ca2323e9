"""What a network shows whatever its numbers are, found from a few draws of its own.

Some mistakes nearly always come to the same, and some answers are always 0: no draw can help it, so
no draw is refused for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from derive.checking.causes.procedures import ALIKE, Procedures
from derive.checking.rounding.tolerance import tolerances
from derive.derivation.derivation import Derivation
from derive.errors import NumericsError
from derive.marking.fairness.confusion import (
    RIGHT,
    Confusion,
    First,
    confusions,
    in_method,
    shows,
)
from derive.marking.variant import code_for, variant
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.numerics.values import Values

DRAWS = 16
LOOKED_AT = 3  # of them, to see which answer a mistake changes first
OFTEN = 4  # a confusion in more of these draws than so many is a habit of the network


@dataclass(frozen=True, slots=True)
class Survey:
    """``first`` are the mistakes to tell apart, at the first answer that shows each.

    ``habits`` are confusions that come up too often to draw again for, ``zeros`` the answers that
    are 0 whatever is drawn.
    """

    first: First
    habits: frozenset[Confusion]
    zeros: frozenset[Quantity]

    @property
    def mistakes(self) -> int:
        """How many mistakes there are to tell apart."""
        return sum(map(len, self.first.values()))

    @property
    def lost(self) -> int:
        """How many of them are, as a habit, not told from another or from the right way."""
        pairs = {(one.quantity, key) for one in self.habits for key in (one.one, one.other)}
        return sum(key != RIGHT for _, key in pairs)


def survey(
    problem: Problem, derivation: Derivation, asked: Sequence[Quantity], decimals: int
) -> Survey:
    """The survey of ``problem``, where these quantities are asked for."""
    draws = tuple(map(Procedures, _values(problem)))
    some = draws[:LOOKED_AT]
    first = _without_doubles(some, _first(some, asked))
    counts = Counter(
        confusion
        for draw in draws
        for confusion in confusions(draw, tolerances(derivation, draw.values, decimals), first)
    )
    habits = frozenset(one for one, count in counts.items() if count > OFTEN)
    zeros = (one for one in asked if not any(draw.values[one] for draw in draws))
    return Survey(first, habits, frozenset(zeros))


def _values(problem: Problem) -> Iterator[Values]:
    """The draws that have a value, each under a course of its own name."""
    for attempt in range(DRAWS):
        values = Values(variant(problem, code_for(problem, "", "survey", attempt)))
        try:
            values.slopes(1)
        except NumericsError:
            continue
        yield values


def _first(draws: Iterable[Procedures], asked: Sequence[Quantity]) -> First:
    """For each answer the mistakes that none before it shows, in any draw."""
    places: dict[str, int] = {}
    for draw in draws:
        for key, mistake in in_method(draw).items():
            before = asked[: places.get(key, len(asked))]
            found = (k for k, one in enumerate(before) if shows(draw, mistake, one))
            places[key] = next(found, len(before))
    return {
        quantity: tuple(key for key, at in places.items() if at == place)
        for place, quantity in enumerate(asked)
    }


def _without_doubles(draws: Sequence[Procedures], first: First) -> First:
    """Of mistakes that give the same value in every draw, the first one alone."""
    known = [(draw, in_method(draw)) for draw in draws]

    def signature(key: str, quantity: Quantity) -> tuple[str, ...]:
        values = (draw.value((mistakes[key],), quantity) for draw, mistakes in known)
        return tuple("" if value is None else f"{value:.{ALIKE}e}" for value in values)

    return {
        quantity: tuple({signature(key, quantity): key for key in reversed(keys)}.values())
        for quantity, keys in first.items()
    }
