"""What varies from student to student, and between which numbers.

A number without a range of its own goes from half to one and a half of the given one, a whole
number in a formula at least from 1 to 9; the given numbers of its kind say to how many decimals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeAlias

from derive.algebra.precise import precision
from derive.algebra.term import Number
from derive.algebra.variable import RATE, Role, Variable
from derive.model.problem import Problem, Vary

GROUPS: Mapping[str, Role] = {
    "weights": Role.WEIGHT,
    "biases": Role.BIAS,
    "inputs": Role.INPUT,
    "targets": Role.TARGET,
    "values": Role.VALUE,
}
OF_NETWORK = (Vary("weights"), Vary("inputs"))  # where the author says nothing
OF_FORMULA = (Vary("values"),)
DIGITS = Decimal(1), Decimal(9)  # the whole numbers that sums by hand are done with


@dataclass(frozen=True, slots=True)
class Range:
    """All numbers of so many decimals from ``low`` to ``high``."""

    low: Decimal
    high: Decimal
    decimals: int

    @property
    def size(self) -> int:
        """How many there are."""
        return max(0, self._units(self.high, ROUND_FLOOR) - self._first + 1)

    def number(self, place: int) -> Number:
        """The one at ``place``, from 0 upwards."""
        with precision():
            return Number(format(Decimal(self._first + place).scaleb(-self.decimals), "f"))

    def __str__(self) -> str:
        return f"{_plain(self.low)} to {_plain(self.high)}, decimals: {self.decimals}"

    @property
    def _first(self) -> int:
        return self._units(self.low, ROUND_CEILING)

    def _units(self, end: Decimal, rounding: str) -> int:
        with precision():
            return int(end.scaleb(self.decimals).to_integral_value(rounding))


@dataclass(frozen=True, slots=True)
class Choice:
    """The numbers that an author lists."""

    numbers: tuple[Number, ...]

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.numbers)

    def number(self, place: int) -> Number:
        """The one at ``place``, from 0."""
        return self.numbers[place]

    def __str__(self) -> str:
        return "one of " + " ".join(_plain(number.value) for number in self.numbers)


Spread: TypeAlias = Range | Choice


def given_numbers(problem: Problem) -> dict[Variable, Number]:
    """Every given number, the learning rate among them, in the order of their keys."""
    given = {leaf: problem.given[leaf] for leaf in problem.graph.leaves}
    given[RATE] = problem.training.rate
    return dict(sorted(given.items(), key=lambda pair: problem.graph.key(pair[0])))


def wishes(problem: Problem) -> tuple[Vary, ...]:
    """What the author wants to vary, or else the weights and inputs, or the values."""
    return problem.variants or (OF_NETWORK if problem.graph.layers else OF_FORMULA)


def spreads(problem: Problem) -> dict[Variable, Spread]:
    """What each number that varies may be, in the order of their keys.

    A quantity that is named goes before its group. A number that has one value only does not vary.
    """
    given, key = given_numbers(problem), problem.graph.key
    by_name = {wish.quantity: wish for wish in wishes(problem)}
    by_role = {GROUPS[name]: wish for name, wish in by_name.items() if name in GROUPS}
    chosen = {v: by_name.get(key(v)) or by_role.get(v.role) for v in given}
    found = {v: _spread(wish, v, chosen, given) for v, wish in chosen.items() if wish}
    return {variable: spread for variable, spread in found.items() if spread.size > 1}


def _spread(
    wish: Vary,
    variable: Variable,
    chosen: Mapping[Variable, Vary | None],
    given: Mapping[Variable, Number],
) -> Spread:
    if wish.values:
        return Choice(wish.values)
    alike = [number for other, number in given.items() if chosen[other] is wish]
    ends = [end for end in (wish.low, wish.high) if end is not None]
    decimals = _most_decimals([*alike, *ends]) if wish.decimals is None else wish.decimals
    if ends:
        return Range(ends[0].value, ends[1].value, decimals)
    value = given[variable].value
    whole = variable.role is Role.VALUE and not decimals and value != 0
    return Range(*_around(value, *(DIGITS if whole else ())), decimals)


def _around(value: Decimal, *sizes: Decimal) -> tuple[Decimal, Decimal]:
    """From half of ``value`` to one and a half, or further to reach these sizes; with its sign."""
    with precision():
        reached = [abs(value) / 2, abs(value) * 3 / 2, *sizes]
        low, high = sorted(end.copy_sign(value) for end in (min(reached), max(reached)))
    return low, high


def _most_decimals(numbers: Iterable[Number]) -> int:
    exponents = (number.value.as_tuple().exponent for number in numbers)
    return max((-exponent for exponent in exponents if isinstance(exponent, int)), default=0)


def _plain(value: Decimal) -> str:
    """``value`` in one way only: 0.10 and 0.1 are the same number."""
    return format(value.normalize() if value else Decimal(0), "f")
