"""Columns of intervals: all that somebody can arrive at who rounds each operation, or does not.

This is the arithmetic of ``checking.rounder`` in float64.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from derive.algebra.term import Relation
from derive.marking.columns.exact import EXACT, RELATIONS
from derive.marking.columns.kind import Column, Index, Mask
from derive.notation.rounding import LARGEST, fewest

_NOISE = 1e-6  # of a unit; float64 leaves half-way cases this vague
_OPPOSITE: dict[Relation, Relation] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_FIRST, _LAST = -308, 308  # the places of the first digits of float64
_RISING = ("exp", "ln", "tanh", "sqrt", "sigma")


@dataclass(frozen=True, slots=True)
class Band:
    """From ``low`` to ``high``, a pair for each row."""

    low: Column
    high: Column

    def holds(self, column: Column) -> Mask:
        """The rows whose number lies within, but for the noise of float64."""
        room = 1e-12 * np.maximum(np.abs(self.low), np.abs(self.high))
        return np.asarray((column >= self.low - room) & (column <= self.high + room))

    def joined(self, other: Band) -> Band:
        """The smallest band around both."""
        return Band(np.minimum(self.low, other.low), np.maximum(self.high, other.high))

    def at(self, rows: Index) -> Band:
        """The band of these rows alone."""
        return Band(_rows(self.low, rows), _rows(self.high, rows))

    @property
    def width(self) -> Column:
        """How far it reaches."""
        return self.high - self.low


def _rows(column: Column, rows: Index) -> Column:
    return column if not np.ndim(column) else column[rows]


def unit(column: Column, decimals: int, *, fixed: bool = False) -> Column:
    """One in the last place to which each number is rounded at ``decimals``.

    If ``fixed`` that is always so many decimals, and small numbers keep fewer digits.
    """
    if fixed:
        return np.asarray(10.0**-decimals)
    with np.errstate(all="ignore"):
        first = np.floor(np.log10(np.abs(column)))
        place = np.minimum(first, _LAST + 1).astype(np.intp) - _FIRST
        return np.asarray(_units(decimals).take(place, mode="clip"))


@lru_cache
def _units(decimals: int) -> Column:
    """The units of numbers by the place of their first digit, from _FIRST on.

    The first unit is also that of 0 and of what is no number, the last that of the infinite.
    """
    first = np.arange(_FIRST, _LAST + 1)
    spare = fewest(decimals) - 1 - first
    places = np.where(first >= LARGEST.adjusted(), spare, np.maximum(decimals, spare))
    places[0] = decimals
    return np.append(10.0 ** -places.astype(float), np.inf)


@dataclass(frozen=True, slots=True)
class Rounding:
    """Arithmetic at ``decimals`` decimals, rounded or not after each operation."""

    decimals: int
    fixed: bool = False

    def _unit(self, column: Column) -> Column:
        return unit(column, self.decimals, fixed=self.fixed)

    def point(self, column: Column) -> Band:
        """A number that is known exactly."""
        return Band(column, column)

    def settled(self, one: Band) -> Band:
        """``one`` and all that its numbers round to; half-way cases go either way."""
        below, above = self._unit(one.low), self._unit(one.high)
        low = np.ceil(one.low / below - 0.5 - _NOISE) * below
        high = np.floor(one.high / above + 0.5 + _NOISE) * above
        return Band(np.minimum(one.low, low), np.maximum(one.high, high))

    def add(self, one: Band, other: Band) -> Band:
        """The sum."""
        return self.settled(Band(one.low + other.low, one.high + other.high))

    def multiply(self, one: Band, other: Band) -> Band:
        """The product."""
        return self.settled(
            _around(
                one.low * other.low,
                one.low * other.high,
                one.high * other.low,
                one.high * other.high,
            )
        )

    def divide(self, one: Band, other: Band) -> Band:
        """The quotient; NaN where the divisor may be 0."""
        crossing = (other.low <= 0) & (other.high >= 0)
        low, high = (np.where(crossing, np.nan, end) for end in (other.low, other.high))
        return self.settled(_around(one.low / low, one.low / high, one.high / low, one.high / high))

    def negate(self, one: Band) -> Band:
        """The band with its other sign."""
        return Band(-one.high, -one.low)

    def power(self, base: Band, exponent: Band) -> Band:
        """``base`` to the power of ``exponent``; an even power of what may be 0 reaches 0."""
        ends = [
            np.power(b, e) for b in (base.low, base.high) for e in (exponent.low, exponent.high)
        ]
        found = _around(*map(np.asarray, ends))
        crossing = (base.low < 0) & (base.high > 0) & (exponent.low > 0)
        low = np.where(crossing, np.minimum(found.low, 0.0), found.low)
        return self.settled(Band(low, found.high))

    def function(self, name: str, operand: Band) -> Band:
        """A function by its name."""
        low, high = EXACT.function(name, operand.low), EXACT.function(name, operand.high)
        if name in _RISING:
            return self.settled(Band(low, high))
        room = operand.width  # none of the others is steeper than 1
        return self.settled(Band(np.minimum(low, high) - room, np.maximum(low, high) + room))

    def choose(
        self, relation: Relation, sides: tuple[Band, Band], then: Band, otherwise: Band
    ) -> Band:
        """Both, where the relation may hold or not."""
        left, right = sides
        near, far = (left.low, right.high), (left.high, right.low)
        if relation in ("<", "<="):
            near, far = far, near
        always, never = RELATIONS[relation](*near), RELATIONS[_OPPOSITE[relation]](*far)
        both = then.joined(otherwise)
        low = np.where(always, then.low, np.where(never, otherwise.low, both.low))
        high = np.where(always, then.high, np.where(never, otherwise.high, both.high))
        return Band(low, high)

    def answered(self, by: Column) -> Band:
        """``by`` as it was written, or what it was rounded from."""
        room = self._unit(by) / 2
        return Band(by - room, by + room)

    def replaced(self, one: Band, where: Mask, by: Column) -> Band:
        """In those rows ``by``, as it was answered."""
        own = self.answered(by)
        return Band(np.where(where, own.low, one.low), np.where(where, own.high, one.high))


def _around(*ends: Column) -> Band:
    low = high = ends[0]
    for end in ends[1:]:
        low, high = np.minimum(low, end), np.maximum(high, end)
    return Band(low, high)
