"""What a written side can be worth, when each of its numbers stands for all that rounds to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from derive.algebra.arithmetic import Arithmetic, evaluate
from derive.algebra.decimals import decimals, interval
from derive.algebra.interval import INTERVALS, Interval, point
from derive.algebra.precise import precision
from derive.algebra.term import Term
from derive.errors import DeriveError
from derive.numerics.values import Values

EXACT = Decimal(1)  # half-units of the last digit: all that rounds to a number
CUT = Decimal("1.99")  # a number cut off where it should have been rounded
ONE_OFF = Decimal(3)  # an operand that is one unit off


def is_whole(digits: str) -> bool:
    """Whether a number is printed without decimals, and so is meant exactly."""
    return "." not in digits and "e" not in digits.lower()


def spread(digits: str, half_units: Decimal = EXACT) -> Interval:
    """All numbers within so many half-units of the last digit of ``digits``."""
    low, high = interval(digits)
    middle, half = (low + high) / 2, (high - low) / 2
    return Interval(middle - half_units * half, middle + half_units * half)


@dataclass(frozen=True)
class Reach:
    """Intervals of written sides; numbers that the problem gives with these digits are exact."""

    values: Values

    def of(self, side: Term, half_units: Decimal = EXACT) -> Interval | None:
        """All that ``side`` can be worth, quantities at their true values; None if nothing."""
        arithmetic = replace(INTERVALS, number=self._reader(half_units))
        return self._evaluated(side, arithmetic, self._exact)

    def rounded(self, side: Term, places: int) -> Interval | None:
        """The same with every quantity in it rounded to ``places`` decimals."""

        def lookup(part: Term) -> Interval:
            value = self.values.evaluate(part)
            short = round(value, places)
            return point(value) if short == value else spread(format(short, "f"))

        return self._evaluated(side, INTERVALS, lookup)

    def is_given(self, digits: str) -> bool:
        """Whether ``digits`` are a number that the problem gives, to no more decimals than there.

        With more of them, 0.500 is rather a result that was rounded than the 0.5 of the problem.
        """
        return decimals(digits) <= self._given.get(abs(Decimal(digits)), -1)

    @cached_property
    def _given(self) -> dict[Decimal, int]:
        """The size of each number that is given, with its decimals."""
        problem = self.values.problem
        found: dict[Decimal, int] = {}
        for number in (*problem.given.values(), problem.training.rate):
            size = abs(number.value)
            found[size] = max(found.get(size, 0), decimals(number.digits))
        return found

    def _reader(self, half_units: Decimal) -> Callable[[str], Interval]:
        def read(digits: str) -> Interval:
            if is_whole(digits) or self.is_given(digits):
                return point(Decimal(digits))
            return spread(digits, half_units)

        return read

    def _exact(self, part: Term) -> Interval:
        return point(self.values.evaluate(part))

    def _evaluated(
        self,
        side: Term,
        arithmetic: Arithmetic[Interval],
        lookup: Callable[[Term], Interval],
    ) -> Interval | None:
        try:
            with precision():
                return evaluate(side, arithmetic, lookup)
        except (DeriveError, ArithmeticError, ValueError):
            return None
