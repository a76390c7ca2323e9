"""Operations as Python functions of decimals, each compiled when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from derive.algebra.arithmetic import evaluate
from derive.algebra.precise import DECIMALS
from derive.algebra.term import variables
from derive.algebra.variable import RESULT, Role, Variable
from derive.model.assumed import Assumed
from derive.model.graph import Node
from derive.model.operation import Operation
from derive.model.partials import partial_form
from derive.numerics.forward import places
from derive.numerics.source import Writer

# (inputs, own output, outputs of the peers) -> value
Compiled: TypeAlias = Callable[[list[Decimal], Decimal, list[Decimal]], Decimal]
VALUE = 0  # in place of the number of an argument
_NOTHING = Decimal(0)


def value_of(node: Node, values: Mapping[Variable, Decimal]) -> Decimal:
    """What ``node`` computes from ``values``. ArithmeticError or ValueError where that fails."""
    operation = node.operation
    while isinstance(operation, Assumed) and operation.expression is operation.right.expression:
        operation = operation.right
    if isinstance(operation, Assumed):
        return evaluate(operation.expression, DECIMALS, places(node, values))
    return _function(operation, VALUE)([values[v] for v in node.inputs], _NOTHING, [])


def slope_of(node: Node, place: int, values: Mapping[Variable, Decimal]) -> Decimal:
    """The derivative of ``node`` by its input number ``place``. Raises as ``value_of`` does."""
    operation = node.operation
    while isinstance(operation, Assumed) and place not in operation.slopes:
        operation = operation.right
    if isinstance(operation, Assumed):
        return evaluate(operation.slopes[place], DECIMALS, places(node, values))
    inputs = [values[v] for v in node.inputs]
    peers = [values[v] for v in node.peers]
    return _function(operation, place)(inputs, values[node.variable], peers)


@cache
def _function(operation: Operation, place: int) -> Compiled:
    form = operation.expression if place == VALUE else partial_form(operation, place)
    writer = Writer()
    body = writer.expression(form, {v: _name(v) for v in variables(form)})
    borrowed = writer.borrowed(DECIMALS)
    space: dict[str, Compiled] = {}
    exec(f"def compiled(x, own, peers):\n return {body}", dict(borrowed), space)  # all ours
    return space["compiled"]


def _name(place: Variable) -> str:
    if place.role is Role.ARGUMENT:
        return f"x[{int(place.unit) - 1}]"
    return "own" if place == RESULT else f"peers[{int(place.unit) - 1}]"
