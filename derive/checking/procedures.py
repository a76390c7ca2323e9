"""Carrying out mistaken procedures, each trained network kept for the next question."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from derive.checking.mistakes import Mistake
from derive.errors import NumericsError
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.numerics.values import Values


@dataclass(slots=True)
class Procedures:
    """The values of one problem, and those of the problems that mistakes turn it into."""

    values: Values
    _known: list[Values] = field(init=False)

    def __post_init__(self) -> None:
        self._known = [self.values]

    def right(self, quantity: Quantity) -> Decimal:
        """The value without any mistake."""
        return self.values[quantity]

    def value(self, mistakes: tuple[Mistake, ...], quantity: Quantity) -> Decimal | None:
        """The value with these mistakes; None if one cannot be made, or no value comes of it."""
        problem = self.values.problem
        for mistake in mistakes:
            case = mistake.apply(problem, quantity)
            if case is None:
                return None
            problem, quantity = case
        try:
            return self._of(problem)[quantity]
        except NumericsError:
            return None

    def _of(self, problem: Problem) -> Values:
        for values in self._known:
            if values.problem == problem:
                return values
        self._known.append(Values(problem))
        return self._known[-1]
