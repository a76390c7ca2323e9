"""How far a wrong value lies from the right one, and how likely it is met by accident."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from derive.algebra.decimals import at_digits_of, interval
from derive.checking.causes.procedures import ALIKE


@dataclass(frozen=True)
class Scale:
    """How far the printed value is from the right one, and how finely it is printed."""

    right: Decimal
    printed: str

    @cached_property
    def unit(self) -> Decimal:
        """The width of all that is printed alike."""
        low, high = interval(self.printed)
        return high - low

    @cached_property
    def reach(self) -> Decimal:
        """How far from the right value explanations are looked for."""
        return abs(Decimal(self.printed) - self.right) + self.unit

    def near(self, value: Decimal) -> bool:
        """Whether ``value`` is within reach."""
        return abs(value - self.right) <= self.reach

    def tried(self, values: Iterable[Decimal]) -> int:
        """How many different values within reach there are among ``values``."""
        return len({f"{value:.{ALIKE}e}" for value in values if self.near(value)})

    def chance(self, tried: int) -> float:
        """How many of ``tried`` numbers, spread over the reach, print like a given one."""
        return min(1.0, float(tried * self.unit / (2 * self.reach)))

    def digits(self) -> int:
        """The printed digits from the first one that is wrong."""
        expected = at_digits_of(self.right, self.printed).rjust(len(self.printed))
        pairs = zip(expected, self.printed.rjust(len(expected)), strict=True)
        wrong = next((k for k, (one, other) in enumerate(pairs) if one != other), 0)
        return sum(sign.isdigit() for sign in self.printed.rjust(len(expected))[wrong:])
