"""Axes: from a quantity to a place on the sheet, with ticks at round numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

_MOST_TICKS = 7
_ROUND = (1, 2, 5, 10)
_NOISE = 1e-9  # of floating point, against a step
_DECADES = 2.0  # a quantity that spans more of them is better seen on a logarithmic axis


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``low`` to ``high``, ticks ``step`` apart; without a step logarithmic, both positive."""

    low: float
    high: float
    step: float | None = None

    def share(self, value: float) -> float:
        """How far along the axis ``value`` lies: 0 at the low end, 1 at the high one."""
        if self.step is None:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> tuple[float, ...]:
        """At most seven round values on the axis; on a logarithmic one powers of ten."""
        if self.step is None:
            first, last = round(math.log10(self.low)), round(math.log10(self.high))
            stride = math.ceil((last - first + 1) / _MOST_TICKS)
            return tuple(10.0**k for k in range(first, last + 1, stride))
        first, last = math.ceil(self.low / self.step), round(self.high / self.step)
        return tuple(k * self.step for k in range(first, last + 1))


def whole(low: int, high: int) -> Scale:
    """For counted things: no tick between two integers, at least one step long."""
    return _up_to(low, high, max(_step(max(high - low, 1)), 1.0))


def fitting(low: float, high: float) -> Scale:
    """Logarithmic, in whole powers of ten, if the values are positive and far apart."""
    if low > 0 and math.log10(high / low) > _DECADES:
        return decades(low, high)
    length = high - min(low, 0.0)
    return _up_to(min(low, 0.0), high, _step(length or 1.0))


def decades(low: float, high: float) -> Scale:
    """Logarithmic, in whole powers of ten, at least one of them; both values positive."""
    first, last = math.floor(math.log10(low) + _NOISE), math.ceil(math.log10(high) - _NOISE)
    return Scale(10.0**first, 10.0 ** max(last, first + 1))


def _up_to(low: float, high: float, step: float) -> Scale:
    """From ``low`` to the first multiple of ``step`` at or above ``high``, and above ``low``."""
    end = max(math.ceil(high / step - _NOISE), math.floor(low / step) + 1)
    return Scale(low, step * end, step=step)


def _step(length: float) -> float:
    """The smallest round distance that gives at most seven ticks on an axis of this length."""
    power = 10.0 ** math.floor(math.log10(length / (_MOST_TICKS - 1)))
    return power * next(r for r in _ROUND if r * power * (_MOST_TICKS - 1) >= length * (1 - _NOISE))
