"""Interval arithmetic: what a result can be when its operands are known only as intervals.

Ends are computed with 50 digits and not rounded outwards: printed intervals are wider by far.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from derive.algebra.arithmetic import Arithmetic
from derive.algebra.precise import DECIMALS


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: Interval) -> Interval:
        return _hull(a * b for a in (self.low, self.high) for b in (other.low, other.high))

    def __truediv__(self, other: Interval) -> Interval:
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(1 / other.high, 1 / other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __lt__(self, other: Interval) -> bool:
        return self.high < other.low

    def __le__(self, other: Interval) -> bool:
        return self.high <= other.low

    def __gt__(self, other: Interval) -> bool:
        return other < self

    def __ge__(self, other: Interval) -> bool:
        return other <= self

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high


def point(value: Decimal) -> Interval:
    """The interval that holds ``value`` alone."""
    return Interval(value, value)


def _hull(values: Iterable[Decimal]) -> Interval:
    found = sorted(values)
    return Interval(found[0], found[-1])


def _power(base: Interval, exponent: Interval) -> Interval:
    """Monotone on either side of zero, so the ends decide, with zero if it lies between them."""
    if exponent.low != exponent.high:
        return _rising("exp")(exponent * _rising("ln")(base))
    across = base.low < 0 < base.high
    if across and exponent.low < 0:
        raise ZeroDivisionError("the base of a negative power may be zero")
    ends = (base.low, base.high, *([Decimal(0)] if across else []))
    return _hull(DECIMALS.power(end, exponent.low) for end in ends)


def _rising(name: str) -> Callable[[Interval], Interval]:
    function = DECIMALS.function(name)
    return lambda operand: Interval(function(operand.low), function(operand.high))


def _circular(name: str) -> Callable[[Interval], Interval]:
    """Sine and cosine change by no more than their operand does."""
    function = DECIMALS.function(name)

    def enclose(operand: Interval) -> Interval:
        middle, reach = (operand.low + operand.high) / 2, (operand.high - operand.low) / 2
        value = function(middle)
        return Interval(value - reach, value + reach)

    return enclose


def _absolute(operand: Interval) -> Interval:
    ends = [abs(operand.low), abs(operand.high)]
    return _hull(ends + [Decimal(0)] * (operand.low < 0 < operand.high))


def _either(first: Interval, second: Interval) -> Interval:
    return Interval(min(first.low, second.low), max(first.high, second.high))


INTERVALS: Arithmetic[Interval] = Arithmetic(
    number=lambda digits: point(Decimal(digits)),
    power=_power,
    functions={
        **{name: _rising(name) for name in ("exp", "ln", "tanh", "sqrt")},
        **{name: _circular(name) for name in ("sin", "cos")},
        "abs": _absolute,
    },
    either=_either,
)
