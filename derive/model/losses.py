"""Losses: one record each, over ``argument(1)``, the target, and ``argument(2)``, the output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from derive.algebra.term import HALF, TWO, term
from derive.algebra.variable import argument
from derive.model.operation import Operation
from derive.model.weighted_sum import plain_sum

TARGET, OUT = 1, 2  # the places of a loss
_error = term(argument(TARGET)) - argument(OUT)


@dataclass(frozen=True, slots=True)
class Loss:
    """The error of one output, and how the errors of ``n`` outputs make the total one."""

    per_output: Operation
    reduction: Callable[[int], Operation]

    @property
    def name(self) -> str:
        """The name by which a spec asks for it."""
        return self.per_output.name


LOSSES: tuple[Loss, ...] = (
    Loss(
        Operation(
            name="half_squared_error",
            arity=2,
            expression=HALF * _error**TWO,
            textbook=MappingProxyType({OUT: -_error}),
        ),
        reduction=plain_sum,
    ),
    Loss(
        Operation(
            name="squared_error",
            arity=2,
            expression=_error**TWO,
            textbook=MappingProxyType({OUT: -(TWO * _error)}),
        ),
        reduction=plain_sum,
    ),
)
BY_NAME = MappingProxyType({loss.name: loss for loss in LOSSES})
