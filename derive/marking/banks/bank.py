"""The questions about one variant: what is right, and what rounding or mistakes make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from derive.algebra.interval import Interval, point
from derive.algebra.precise import precision
from derive.checking.causes.procedures import Procedures
from derive.checking.rounding.rounder import kept
from derive.checking.rounding.tolerance import tolerances
from derive.derivation.derivation import Derivation
from derive.errors import NumericsError
from derive.marking.banks.asked import Asked
from derive.marking.banks.choice import Choice
from derive.marking.scheme import Scheme
from derive.model.quantity import Quantity, key_of
from derive.numerics.values import Values

FEWEST_DECIMALS = 3  # with which one can round too early and be nearly right


@dataclass(frozen=True)
class Bank:
    """The questions about ``values``, to ``decimals``; without ``slips`` the method alone counts.

    ``derivation`` says by which ways each quantity is found.
    """

    derivation: Derivation
    values: Values
    scheme: Scheme
    decimals: int
    slips: bool = True

    def choices(self, quantity: Quantity) -> tuple[Choice, ...]:
        """All choices, the right one first. Raises NumericsError where anything may be right."""
        with precision():
            asked = Asked(
                key=self._key(quantity),
                right=self.values[quantity],
                honest=self._honest(quantity),
                early=self._early.get(quantity),
                singles=tuple(self._procedures.singles(quantity)),
                scheme=self.scheme,
                decimals=self.decimals,
                slips=self.slips,
            )
            return tuple(asked.choices())

    def _key(self, quantity: Quantity) -> str:
        return key_of(self.values.problem.graph, quantity)

    def _honest(self, quantity: Quantity) -> Interval:
        if quantity not in self._reached:
            return kept(point(self.values[quantity]), self.decimals)
        found = self._reached[quantity]
        if found is None:
            raise NumericsError(
                f"{self._key(quantity)}: rounding on the way decides whether this comes out; "
                "leave it out with --quantities, or ask for more --decimals"
            )
        return found

    @cached_property
    def _reached(self) -> Mapping[Quantity, Interval | None]:
        return tolerances(self.derivation, self.values, self.decimals)

    @cached_property
    def _early(self) -> Mapping[Quantity, Interval | None]:
        """What is reached with a digit fewer on the way."""
        if self.decimals < FEWEST_DECIMALS:
            return {}
        return tolerances(self.derivation, self.values, self.decimals - 1)

    @cached_property
    def _procedures(self) -> Procedures:
        return Procedures(self.values)
