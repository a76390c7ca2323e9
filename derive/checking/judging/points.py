"""Points at which equalities are tested: the problem's own numbers, and random ones beside them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from derive.algebra.matrices import entries, is_matrix
from derive.algebra.precise import precision
from derive.algebra.term import Number, Term
from derive.algebra.variable import Role, Variable
from derive.errors import DeriveError
from derive.model.problem import Problem
from derive.numerics.values import Values

RANDOM_POINTS = 4
HERE = -1  # the number of the problem's own point
SPECIAL = frozenset(map(Decimal, (-1, 0, 1)))  # these mark what is left out, or a class
DIGITS = 6  # of a random number
LARGEST = 300  # a value with more digits before the point is none that anybody prints
MOST_KNOWN = 20_000  # values that are kept
SAME = Decimal("1e-25")  # relative; values have about 50 digits
Vector: TypeAlias = tuple[Decimal, ...]


@dataclass(frozen=True)
class Points:
    """The values of a problem at its own numbers and at random numbers for all that is given.

    At a random point leaves that are given as 0, 1 or -1 keep their value: a bias that is not
    there, an input that is always on, the classes of a target.
    """

    values: Values
    _random: dict[int, Values] = field(default_factory=dict, init=False, repr=False)
    _known: dict[tuple[int, Term], Vector | None] = field(
        default_factory=dict, init=False, repr=False
    )

    @property
    def problem(self) -> Problem:
        """The problem whose points these are."""
        return self.values.problem

    def here(self, side: Term) -> Vector | None:
        """The value of ``side`` at the problem's own numbers; None where it has none."""
        return self._value(HERE, side)

    def everywhere(self, side: Term) -> Iterator[Vector | None]:
        """The value of ``side`` at each random point."""
        for place in range(RANDOM_POINTS):
            yield self._value(place, side)

    def same(self, left: Term, right: Term) -> bool:
        """Whether the two agree at every random point at which both have a value, at two or more.

        This is a test, not a proof; two different functions of a network do not pass it by chance.
        """
        known = 0
        for one, other in zip(self.everywhere(left), self.everywhere(right), strict=True):
            if one is not None and other is not None:
                known += 1
                if not agree(one, other):
                    return False
        return known > 1

    @property
    def random(self) -> tuple[Values, ...]:
        """The values at each random point."""
        return tuple(map(self._at, range(RANDOM_POINTS)))

    def _value(self, place: int, side: Term) -> Vector | None:
        """The value of ``side`` at a point; documents say the same of many quantities again."""
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        key = place, side
        if key not in self._known:
            values = self.values if place == HERE else self._at(place)
            self._known[key] = _evaluated(values, side)
        return self._known[key]

    def _at(self, place: int) -> Values:
        """The values at random point number ``place``."""
        if place not in self._random:
            given = _given(self.problem, place)
            self._random[place] = Values(replace(self.problem, given=given))
        return self._random[place]


def agree(first: Vector, second: Vector) -> bool:
    """Whether two values are equal but for the rounding of 50-digit arithmetic."""
    return len(first) == len(second) and all(map(_close, first, second))


def _close(first: Decimal, second: Decimal) -> bool:
    return abs(first - second) <= SAME * max(abs(first), abs(second), Decimal("1e-10"))


def _evaluated(values: Values, side: Term) -> Vector | None:
    try:
        with precision():
            found = tuple(map(values.evaluate, _entries(side)))
    except (DeriveError, ArithmeticError, ValueError):
        return None
    return found if all(value.adjusted() < LARGEST for value in found) else None


def _entries(side: Term) -> Iterator[Term]:
    if not is_matrix(side):
        yield side
        return
    for row in entries(side).rows:
        yield from row


def _given(problem: Problem, place: int) -> Mapping[Variable, Number]:
    """Random numbers for the leaves: near the given ones at even points, of any sign at odd."""
    source = random.Random(f"point {place}")
    found = {leaf: _moved(source, leaf, number, place) for leaf, number in problem.given.items()}
    return {**found, **_probabilities(problem, found)}


def _moved(source: random.Random, leaf: Variable, number: Number, place: int) -> Number:
    value = number.value
    if value in SPECIAL:
        return number
    drawn = _drawn(source, Decimal(1))
    if leaf.role is Role.TARGET and 0 < value < 1:
        return _number((drawn + 1) / 2)
    if place % 2 == 0 or leaf.role is Role.VALUE:
        return _number(value * (1 + drawn / 2))
    return _number(drawn * (1 + abs(value)))


def _drawn(source: random.Random, reach: Decimal) -> Decimal:
    """A number from -reach to reach, away from 0."""
    share = Decimal(str(round(0.1 + 0.85 * source.random(), DIGITS)))
    return reach * share * source.choice((-1, 1))


def _number(value: Decimal) -> Number:
    return Number(format(round(value, DIGITS), "f"))


def _probabilities(problem: Problem, found: Mapping[Variable, Number]) -> dict[Variable, Number]:
    """Targets that add up to 1 in the problem do so at every point."""
    together: dict[tuple[int, int], list[Variable]] = {}
    for leaf in problem.given:
        if leaf.role is Role.TARGET:
            together.setdefault((leaf.sample, leaf.time), []).append(leaf)
    scaled: dict[Variable, Number] = {}
    for targets in together.values():
        drawn = [found[leaf].value for leaf in targets]
        if len(targets) > 1 and sum(problem.given[leaf].value for leaf in targets) == 1:
            shares = [_number(value / sum(drawn)) for value in drawn[:-1]]
            last = 1 - sum((share.value for share in shares), Decimal(0))
            scaled.update(zip(targets, [*shares, _number(last)], strict=True))
    return scaled
