"""Mistakes that exchange whole matrices: a gradient transposed, weights updated too soon."""

from __future__ import annotations

from dataclasses import replace

from derive.algebra.term import Partial, Term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake, updates
from derive.model.problem import Problem
from derive.model.quantity import Quantity


def _mirrored(weight: Variable) -> Variable:
    return replace(weight, unit=weight.source, source=weight.unit)


def _has_mirror(problem: Problem, quantity: Quantity) -> bool:
    if not isinstance(quantity, Partial) or quantity.wrt.role is not Role.WEIGHT:
        return False
    weight = quantity.wrt
    mirror = _mirrored(weight)
    return weight != mirror and mirror.after(-mirror.updates) in problem.graph.consumers


def _transposed(quantity: Quantity) -> Term:
    assert isinstance(quantity, Partial)
    return Partial(quantity.of, _mirrored(quantity.wrt))


def _through_weights(problem: Problem, quantity: Quantity) -> bool:
    """Whether ``quantity`` is a derivative, before any update, in a network with weights."""
    slope = isinstance(quantity, Partial) or quantity.role is Role.DELTA
    weights = any(parameter.role is Role.WEIGHT for parameter in problem.graph.parameters)
    return slope and weights and not updates(quantity)


WHOLE: tuple[Mistake, ...] = (
    Mistake(
        "gradient_transposed",
        "the matrix of the gradient is transposed",
        "Which weight does this entry of the gradient belong to?",
        Group.CHAIN,
        _has_mirror,
        asked=_transposed,
    ),
    Mistake(
        "updated_weights",
        "the updated weights are used on the way back",
        "With which weights, old or updated, did you go back through the network?",
        Group.CHAIN,
        _through_weights,
        lambda setup: replace(setup, ahead=True),
    ),
)
