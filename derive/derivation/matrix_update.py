"""The update of a layer in matrix form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from derive.algebra.term import Array, Operand, Reference, term
from derive.algebra.variable import RATE, Role, Variable
from derive.derivation.matrix_lines import MatrixLines
from derive.derivation.step import Rule

Change: TypeAlias = Callable[[Variable], Operand]


def update(lines: MatrixLines, layer: int) -> None:
    """W+ = W - eta dE/dW, and the same for the biases, where training moves them."""
    arrays, moved = lines.arrays, frozenset(lines.graph.parameters)
    if moved.issuperset(arrays.weight_leaves(layer)):
        _step(lines, Role.WEIGHT, layer, lambda change: arrays.weights(layer, change))
    biases = arrays.bias_leaves(layer)
    if biases and biases[0].unit and moved.issuperset(biases):
        _step(lines, Role.BIAS, layer, lambda change: arrays.biases(layer, change))


def _step(
    lines: MatrixLines, role: Role, layer: int, array: Callable[[Change], Array | None]
) -> None:
    before, slope, after = array(Reference), array(lines.arrays.slope), array(_moved)
    assert before is not None, "there is something to move"
    assert slope is not None
    assert after is not None
    goal = lines.arrays.name(role, layer).after(1)
    lines.write(Rule.UPDATE, goal, after, before - term(RATE) * slope)


def _moved(variable: Variable) -> Variable:
    return variable.after(1)
