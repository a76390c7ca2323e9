"""Arithmetic that may round after each operation, or not: all results of both, as an interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from derive.algebra.arithmetic import Arithmetic
from derive.algebra.interval import INTERVALS, Interval, point
from derive.notation.rounding import places

HALF = Decimal("0.5")


def kept(exact: Interval, decimals: int) -> Interval:
    """``exact`` and all that its numbers round to; half-way cases go either way."""
    low, high = _rounded_down(exact.low, decimals), _rounded_up(exact.high, decimals)
    return Interval(min(exact.low, low), max(exact.high, high))


def _rounded_down(value: Decimal, decimals: int) -> Decimal:
    unit = Decimal(1).scaleb(-places(value, decimals))
    return (value / unit - HALF).to_integral_value(ROUND_CEILING) * unit


def _rounded_up(value: Decimal, decimals: int) -> Decimal:
    unit = Decimal(1).scaleb(-places(value, decimals))
    return (value / unit + HALF).to_integral_value(ROUND_FLOOR) * unit


@dataclass(frozen=True, slots=True)
class Rounder:
    """A number known as an interval, rounded or not after each operation."""

    interval: Interval
    decimals: int

    def _next(self, exact: Interval) -> Rounder:
        return Rounder(kept(exact, self.decimals), self.decimals)

    def __add__(self, other: Rounder) -> Rounder:
        return self._next(self.interval + other.interval)

    def __mul__(self, other: Rounder) -> Rounder:
        return self._next(self.interval * other.interval)

    def __truediv__(self, other: Rounder) -> Rounder:
        return self._next(self.interval / other.interval)

    def __neg__(self) -> Rounder:
        return Rounder(-self.interval, self.decimals)

    def __lt__(self, other: Rounder) -> bool:
        return self.interval < other.interval

    def __le__(self, other: Rounder) -> bool:
        return self.interval <= other.interval

    def __gt__(self, other: Rounder) -> bool:
        return self.interval > other.interval

    def __ge__(self, other: Rounder) -> bool:
        return self.interval >= other.interval


def rounding_arithmetic(decimals: int) -> Arithmetic[Rounder]:
    """Interval arithmetic that may round after each operation."""

    def power(base: Rounder, exponent: Rounder) -> Rounder:
        return Rounder(kept(INTERVALS.power(base.interval, exponent.interval), decimals), decimals)

    def function(name: str, operand: Rounder) -> Rounder:
        return Rounder(kept(INTERVALS.function(name)(operand.interval), decimals), decimals)

    return Arithmetic(
        number=lambda digits: Rounder(point(Decimal(digits)), decimals),
        power=power,
        functions={
            name: lambda operand, name=name: function(name, operand)  # type: ignore[misc]
            for name in INTERVALS.functions
        },
        either=lambda one, other: Rounder(hull(one.interval, other.interval), decimals),
    )


def hull(one: Interval, other: Interval) -> Interval:
    """The smallest interval that holds both."""
    return Interval(min(one.low, other.low), max(one.high, other.high))
