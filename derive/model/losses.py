"""Losses: one record each, over ``argument(1)``, the target, and ``argument(2)``, the output.

``ln`` is the natural logarithm.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType

from derive.algebra.formula import parse
from derive.algebra.term import HALF, ONE, TWO, Function, Term, term, variables
from derive.algebra.variable import argument
from derive.model.operation import Operation
from derive.model.suggestion import did_you_mean
from derive.model.weighted_sum import plain_mean, plain_sum

TARGET, OUT = 1, 2  # the places of a loss
_target, _out = term(argument(TARGET)), term(argument(OUT))
_error = _target - _out


class Targets(Enum):
    """What the targets of one example must be."""

    ANY = "any numbers"
    PROBABILITIES = "each from 0 to 1"
    DISTRIBUTION = "each from 0 to 1, and 1 in all"


@dataclass(frozen=True, slots=True)
class Loss:
    """The error of one output, and how the errors of ``n`` outputs make the total one.

    ``outputs`` names the activations whose outputs it takes: any, if it names none.
    """

    per_output: Operation
    reduction: Callable[[int], Operation] = plain_sum
    targets: Targets = Targets.ANY
    outputs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name by which a spec asks for it."""
        return self.per_output.name


def _ln(operand: Term) -> Term:
    return Function("ln", operand)


def _operation(
    name: str, expression: Term, slope: Term, remark: str, route: tuple[Term, ...] = ()
) -> Operation:
    slopes = MappingProxyType({OUT: slope})
    return Operation(name, 2, expression, slopes, route, remark=remark)


LOSSES: tuple[Loss, ...] = (
    Loss(
        _operation(
            "half_squared_error",
            HALF * _error**TWO,
            slope=-_error,
            remark="The error of one output is half the square of its distance from the target. "
            "The half is there for convenience: it cancels the 2 that the derivative brings down",
        )
    ),
    Loss(
        _operation(
            "squared_error",
            _error**TWO,
            slope=-(TWO * _error),
            remark="The error of one output is the square of its distance from the target",
        )
    ),
    Loss(
        _operation(
            "mean_squared_error",
            _error**TWO,
            slope=-(TWO * _error),
            remark="The error of one output is the square of its distance from the target, "
            "and the error of them all is the mean",
        ),
        reduction=plain_mean,
    ),
    Loss(
        _operation(
            "binary_cross_entropy",
            -(_target * _ln(_out) + (ONE - _target) * _ln(ONE - _out)),
            slope=(_out - _target) / (_out * (ONE - _out)),
            remark="Target and output are probabilities, and the error of one output is their "
            "binary cross-entropy, with the natural logarithm",
            route=(-(_target / _out - (ONE - _target) / (ONE - _out)),),
        ),
        targets=Targets.PROBABILITIES,
        outputs=("logistic", "softmax"),
    ),
    Loss(
        _operation(
            "cross_entropy",
            -(_target * _ln(_out)),
            slope=-(_target / _out),
            remark="The outputs are the probabilities of the classes, and the error is their "
            "cross-entropy with the targets, a term for each output, with the natural logarithm",
        ),
        targets=Targets.DISTRIBUTION,
        outputs=("softmax",),
    ),
)
BY_NAME = MappingProxyType({loss.name: loss for loss in LOSSES})


def named(name: str) -> Loss:
    """The loss called ``name``; ValueError listing the known ones if there is none."""
    if name not in BY_NAME:
        raise ValueError(f'unknown loss "{name}"; {did_you_mean(name, BY_NAME, "losses")}')
    return BY_NAME[name]


@cache
def written(formula: str) -> Loss:
    """The loss whose error of one output is ``formula``, of target and out; they add up.

    Raises ValueError for what is no formula, or does not hold the output.
    """
    places = {"target": argument(TARGET), "out": argument(OUT)}
    expression = parse(formula, places)
    if argument(OUT) not in variables(expression):
        raise ValueError(f'"{formula}" does not depend on out; a loss compares it with target')
    return Loss(Operation(formula, 2, expression))


def find(text: str) -> Loss:
    """The loss of this name, or this formula."""
    return BY_NAME[text] if text in BY_NAME else written(text)
