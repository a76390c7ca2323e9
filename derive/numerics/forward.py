"""The forward pass, node by node, and what to say when a node has no value."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import Decimal

from derive.algebra.arithmetic import Arithmetic, S, evaluate
from derive.algebra.term import Reference, Term
from derive.algebra.variable import Role, Variable
from derive.errors import NumericsError
from derive.model.graph import Graph, Node

SHOWN = 9  # significant digits in a message


def forward(
    graph: Graph, leaves: Mapping[Variable, S], arithmetic: Arithmetic[S]
) -> dict[Variable, S]:
    """The value of every leaf and node; NumericsError names the node that has none."""
    values = dict(leaves)
    for node in graph.nodes:
        try:
            result = evaluate(node.operation.expression, arithmetic, places(node, values))
        except (ArithmeticError, ValueError) as reason:
            raise no_value(graph, node, values) from reason
        if isinstance(result, float) and not math.isfinite(result):
            raise no_value(graph, node, values)
        values[node.variable] = result
    return values


def places(node: Node, values: Mapping[Variable, S]) -> Callable[[Term], S]:
    """What the places of the node's operation hold."""

    def lookup(part: Term) -> S:
        assert isinstance(part, Reference)
        return values[node.at(part.variable)]

    return lookup


def no_value(graph: Graph, node: Node, values: Mapping[Variable, S]) -> NumericsError:
    """The error for a node whose operation fails on its inputs."""
    given = ", ".join(f"{graph.key(v)} = {_short(values[v])}" for v in dict.fromkeys(node.inputs))
    author = node.variable.role is Role.VALUE
    remedy = "other values" if author else "smaller weights, inputs or learning rate"
    return NumericsError(
        f"{graph.key(node.variable)} has no value: {_called(node)} overflows, divides by "
        f"zero or is undefined at {given}; choose {remedy}"
    )


def no_slope(
    graph: Graph, node: Node, wrt: Variable, values: Mapping[Variable, S]
) -> NumericsError:
    """The error for a node whose derivative by one of its inputs does not exist here."""
    name, by = graph.key(node.variable), graph.key(wrt)
    return NumericsError(
        f"d{name}/d{by} has no value: {node.operation.name} has no derivative at "
        f"{by} = {_short(values[wrt])}; choose another value for it"
    )


def _called(node: Node) -> str:
    """What the node computes, in words where it has a name of ours alone."""
    if node.variable.role is Role.NET:
        return "the weighted sum"
    return "softmax" if node.peers else node.operation.name


def _short(value: object) -> str:
    assert isinstance(value, float | Decimal)
    return f"{value:.{SHOWN}g}" if value else "0"
