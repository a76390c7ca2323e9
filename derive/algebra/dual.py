"""Dual numbers: values that carry their derivative along, by the rules of differentiation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from derive.algebra.arithmetic import Arithmetic
from derive.algebra.precise import DECIMALS

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True, slots=True)
class Dual:
    """``value + slope * e`` with ``e^2 = 0``."""

    value: Decimal
    slope: Decimal = ZERO

    def __add__(self, other: Dual) -> Dual:
        return Dual(self.value + other.value, self.slope + other.slope)

    def __mul__(self, other: Dual) -> Dual:
        slope = self.slope * other.value + self.value * other.slope
        return Dual(self.value * other.value, slope)

    def __truediv__(self, other: Dual) -> Dual:
        value = self.value / other.value
        return Dual(value, (self.slope - value * other.slope) / other.value)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.slope)

    def __lt__(self, other: Dual) -> bool:
        return self.value < other.value

    def __le__(self, other: Dual) -> bool:
        return self.value <= other.value


def _power(base: Dual, exponent: Dual) -> Dual:
    """``n u^(n-1) u'``, and for an exponent that moves too ``u^v (v' ln u + v u'/u)``."""
    value = DECIMALS.power(base.value, exponent.value)
    if not exponent.slope:
        if not (exponent.value and base.slope):
            return Dual(value)
        below = DECIMALS.power(base.value, exponent.value - 1)
        return Dual(value, exponent.value * below * base.slope)
    inner = exponent.value * base.slope / base.value
    return Dual(value, value * (exponent.slope * DECIMALS.function("ln")(base.value) + inner))


def _sign(x: Decimal) -> Decimal:
    if not x:
        raise ValueError("|x| has no derivative at 0")
    return ONE.copy_sign(x)


# The derivative of each function at x, where its value is y.
_SLOPES: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "exp": lambda _, y: y,
    "ln": lambda x, _: 1 / x,
    "tanh": lambda _, y: 1 - y * y,
    "sin": lambda x, _: DECIMALS.function("cos")(x),
    "cos": lambda x, _: -DECIMALS.function("sin")(x),
    "sqrt": lambda _, y: 1 / (2 * y),
    "abs": lambda x, _: _sign(x),
    "sigma": lambda _, y: y * (1 - y),
}


def _function(name: str) -> Callable[[Dual], Dual]:
    def function(inner: Dual) -> Dual:
        value = DECIMALS.function(name)(inner.value)
        if not inner.slope:
            return Dual(value)
        return Dual(value, _SLOPES[name](inner.value, value) * inner.slope)

    return function


DUALS: Arithmetic[Dual] = Arithmetic(
    number=lambda digits: Dual(Decimal(digits)),
    power=_power,
    functions={name: _function(name) for name in _SLOPES},
)
