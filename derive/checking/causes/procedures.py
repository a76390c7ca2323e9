"""Carrying out mistakes, each mistaken way to compute kept for the next question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from derive.algebra.term import term
from derive.checking.causes.trial import Trial
from derive.checking.mistakes.mistake import Mistake, Setup, quantity_behind
from derive.checking.mistakes.parts import Parts
from derive.errors import NumericsError
from derive.model.quantity import Quantity
from derive.numerics.values import Values


@dataclass
class Procedures:
    """The values of one problem, and what mistakes make of them."""

    values: Values
    _trials: dict[tuple[str, ...], Trial] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def parts(self) -> Parts:
        """The places where mistakes can be made."""
        return Parts(self.values.problem)

    @cached_property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake that can be made in this problem, whatever is asked."""
        from derive.checking.mistakes.table import mistakes_of  # noqa: PLC0415 (rarely needed)

        return mistakes_of(self.parts)

    def right(self, quantity: Quantity) -> Decimal:
        """The value without any mistake."""
        return self.values[quantity]

    def singles(self, quantity: Quantity) -> Iterator[tuple[Mistake, Decimal]]:
        """Each mistake that gives ``quantity`` another value, with that value.

        Of one kind that gives the same value at several places only the first is told.
        """
        from derive.checking.mistakes.table import slips_in  # noqa: PLC0415 (rarely needed)

        right, told = self.right(quantity), set[tuple[str, str]]()
        for mistake in (*self._concerning(quantity), *slips_in(self.parts, quantity)):
            value = self.value((mistake,), quantity)
            if value is not None and differ(value, right):
                known = mistake.name, f"{value:.{ALIKE}e}"
                if known not in told:
                    told.add(known)
                    yield mistake, value

    def _concerning(self, quantity: Quantity) -> tuple[Mistake, ...]:
        """The mistakes to try; in a large network not all of those that one unit can make."""
        problem = self.values.problem
        every = [one for one in self.mistakes if one.concerns(problem, quantity)]
        narrow = [one for one in every if not one.wide]
        left_out = narrow[max(0, MOST_TRIED - len(every) + len(narrow)) :]
        passed = {one.key for one in left_out}
        return tuple(one for one in every if one.key not in passed)

    def value(self, mistakes: tuple[Mistake, ...], quantity: Quantity) -> Decimal | None:
        """The value with these mistakes; None if one cannot be made, or no value comes of it."""
        trial, asked = self._base, term(quantity)
        known: tuple[str, ...] = ()
        for mistake in mistakes:
            now = quantity_behind(asked)
            if now is None or not mistake.concerns(trial.setup.problem, now):
                return None
            known, asked = (*known, mistake.key), mistake.asked(now)
            trial = self._trial(known, mistake, trial)
        try:
            return trial.evaluate(asked)
        except NumericsError:
            return None

    @cached_property
    def _base(self) -> Trial:
        return Trial(self.values, Setup(self.values.problem))

    def _trial(self, known: tuple[str, ...], mistake: Mistake, before: Trial) -> Trial:
        """The trial with one mistake more than ``before``."""
        if known not in self._trials:
            setup = mistake.revise(before.setup)
            self._trials[known] = before if setup is before.setup else Trial(self.values, setup)
        return self._trials[known]


def differ(one: Decimal, other: Decimal) -> bool:
    """Whether two values differ by more than the rounding of 50-digit arithmetic."""
    return abs(one - other) > SAME * max(abs(one), abs(other))


MOST_TRIED = 300  # mistakes for one quantity
ALIKE = 25  # significant digits by which values are told apart
SAME = Decimal("1e-30")  # relative
