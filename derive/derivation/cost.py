"""What a gradient costs: arithmetic operations, counted on the graph.

One operation is an addition, a multiplication, a division, a power or a function call.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from derive.algebra.term import ONE, Function, Number, Power, Product, Quotient, Sum, Term, walk
from derive.algebra.variable import Variable
from derive.derivation.local import form_of
from derive.derivation.shape import contributing, reached
from derive.model.graph import Graph, Node
from derive.model.moving import moving
from derive.model.operation import Operation


@dataclass(frozen=True, slots=True)
class Cost:
    """Operations of one forward pass, one backward pass with every factor found once, and of the
    derivatives by each parameter on its own, each walking forward from its parameter."""

    forward: int
    backward: int
    separately: int


def cost(graph: Graph) -> Cost:
    """The cost of the gradient of ``graph`` by its parameters."""
    graph = contributing(graph)
    movable = frozenset(moving(graph))
    edges = {node.variable: _edges(node, movable) for node in graph.nodes}
    return Cost(
        forward=sum(_value(node.operation) for node in graph.nodes),
        backward=_backward(graph, edges),
        separately=sum(_alone(graph, parameter, edges) for parameter in graph.parameters),
    )


def operations(term: Term) -> int:
    """The operations that ``term`` asks for; a fraction of two numbers is a number."""
    return sum(_own(part) for part in walk(term))


def _own(part: Term) -> int:
    match part:
        case Sum(parts) | Product(parts):
            return len(parts) - 1
        case Quotient(Number(), Number()):
            return 0
        case Quotient() | Power() | Function():
            return 1
    return 0


def _edges(node: Node, movable: frozenset[Variable]) -> dict[Variable, int]:
    """For each input that can move: the cost of the derivative by it, times what comes in."""
    places = {variable: place for place, variable in enumerate(node.inputs, start=1)}
    return {
        variable: _slope(node.operation, place)
        for variable, place in places.items()
        if variable in movable
    }


@cache
def _value(operation: Operation) -> int:
    return operations(operation.expression)


@cache
def _slope(operation: Operation, place: int) -> int:
    form = form_of(operation, place)
    return operations(form) + (form != ONE)


def _backward(graph: Graph, edges: dict[Variable, dict[Variable, int]]) -> int:
    """Every edge once, and an addition wherever several of them meet."""
    meeting = sum(
        max(0, len(users) - 1)
        for variable, users in graph.consumers.items()
        if _moves(variable, edges)
    )
    return sum(sum(one.values()) for one in edges.values()) + meeting


def _moves(variable: Variable, edges: dict[Variable, dict[Variable, int]]) -> bool:
    return any(variable in one for one in edges.values())


def _alone(graph: Graph, parameter: Variable, edges: dict[Variable, dict[Variable, int]]) -> int:
    """The edges between what ``parameter`` reaches, and the additions where several meet."""
    reach = {parameter, *reached(graph, parameter)}
    total = 0
    for variable in reach - {parameter}:
        inside = [price for wrt, price in edges[variable].items() if wrt in reach]
        total += sum(inside) + max(0, len(inside) - 1)
    return total
