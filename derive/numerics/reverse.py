"""Reverse mode: the derivative of one value by all that it depends on, in a single walk back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from derive.algebra.arithmetic import evaluate
from derive.algebra.precise import DECIMALS, total
from derive.algebra.variable import Variable
from derive.model.graph import Graph, Node
from derive.model.partials import partial_form
from derive.numerics.forward import no_slope, places

Slopes = Mapping[Variable, tuple[tuple[Variable, Decimal], ...]]


def local_slopes(graph: Graph, values: Mapping[Variable, Decimal]) -> Slopes:
    """For every node, each of its inputs with the derivative of the node by that input."""
    return {node.variable: _slopes(graph, node, values) for node in graph.nodes}


def pull_back(graph: Graph, slopes: Slopes, of: Variable) -> dict[Variable, Decimal]:
    """d(of)/d(v) for every v that ``of`` depends on: linear in the edges above ``of``."""
    found = {of: Decimal(1)}
    for node in reversed(graph.nodes):
        upstream = found.get(node.variable)
        if upstream is None:
            continue
        for variable, slope in slopes[node.variable]:
            found[variable] = total(found.get(variable, Decimal(0)), upstream * slope)
    return found


def _slopes(
    graph: Graph, node: Node, values: Mapping[Variable, Decimal]
) -> tuple[tuple[Variable, Decimal], ...]:
    lookup = places(node, values)

    def slope(place: int, wrt: Variable) -> Decimal:
        try:
            return evaluate(partial_form(node.operation, place), DECIMALS, lookup)
        except (ArithmeticError, ValueError) as reason:
            raise no_slope(graph, node, wrt, values) from reason

    return tuple((v, slope(place, v)) for place, v in enumerate(node.inputs, start=1))
