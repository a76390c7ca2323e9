"""Local derivatives: what a node's value does when one of its inputs moves."""

from __future__ import annotations

from functools import cache

from derive.algebra.symbolic import equal, gradient
from derive.algebra.term import Term
from derive.algebra.variable import argument
from derive.errors import AlgebraError
from derive.model.assumed import Assumed
from derive.model.graph import Node
from derive.model.operation import Operation


def partial_form(operation: Operation, place: int) -> Term:
    """The derivative of ``operation`` by its argument number ``place`` (from 1), over the places.

    SymPy finds it, once per kind of operation. Where the operation has a textbook form, that one is
    answered, which may hold RESULT; AlgebraError if it is not the same function. What somebody
    takes for a derivative is answered as it is.
    """
    if isinstance(operation, Assumed):
        assumed = operation.slopes.get(place)
        return partial_form(operation.right, place) if assumed is None else assumed
    return _proved(operation, place)


@cache
def _proved(operation: Operation, place: int) -> Term:
    found, textbook = _found(operation)[place - 1], operation.textbook.get(place)
    if textbook is None:
        return found
    if not equal(textbook, found, operation.results):
        raise AlgebraError(
            f"the textbook derivative of {operation.name} by its input {place} is not the "
            "derivative that SymPy finds; correct the operation's record"
        )
    return textbook


def local_derivative(node: Node, place: int) -> Term:
    """The derivative of ``node`` by its input number ``place``, over the node's own variables."""
    return node.applied(partial_form(node.operation, place))


@cache
def _found(operation: Operation) -> tuple[Term, ...]:
    try:
        return gradient(operation.expression, map(argument, range(1, operation.arity + 1)))
    except AlgebraError as error:
        raise AlgebraError(
            f"{operation.name} cannot be differentiated: {error}; write the formula another way"
        ) from error
