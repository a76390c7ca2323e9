"""The generated code: what it computes, how much of it there is, and whose names are in it."""

import dis
from dataclasses import replace
from itertools import pairwise
from types import FunctionType
from typing import cast

import pytest

from derive.algebra.arithmetic import FLOATS
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import HALF, TWO, Function, Term, term
from derive.algebra.variable import Role, Variable, argument
from derive.model.graph import Graph, Node
from derive.model.label import Label
from derive.model.operation import Operation
from derive.model.problem import Order
from derive.model.spec import load
from derive.model.weighted_sum import weighted_sum
from derive.numerics.descent import descent
from derive.numerics.training import Trainer

X, Y = term(argument(1)), term(argument(2))
A, B, C, D, E = (Variable(Role.VALUE, name=name) for name in "abcde")


def graph_of(*nodes: tuple[Variable, Term, tuple[Variable, ...]]) -> Graph:
    return Graph(
        leaves=(A, B),
        parameters=(A, B),
        nodes=tuple(Node(v, Operation(v.name, len(ins), form), ins) for v, form, ins in nodes),
        output=nodes[-1][0],
        labels={v: Label(v.name) for v in (A, B, C, D, E)},
    )


@pytest.mark.parametrize(
    ("nodes", "after"),
    [
        # e = (a + b)(b + 1): de/da = b + 1, de/db = a + 2b + 1
        (((C, X + Y, (A, B)), (D, X + term(1), (B,)), (E, X * Y, (C, D))), (1.8, 0.5)),
        # the same value at both places, and a slope that is a number: e = c*c, c = a - b
        (((C, X - Y, (A, B)), (E, X * Y, (C, C))), (1.8, 1.2)),
        (((E, X + Y, (A, B)),), (1.9, 0.9)),
        (((E, HALF * X**TWO, (A,)),), (1.8, 1.0)),
        (((C, X, (A,)), (D, X * Y, (A, B)), (E, X, (D,))), (1.9, 0.8)),
        (
            ((C, Function("ln", X), (A,)), (E, Y ** term(3) * X, (C, B))),
            (1.95, 1 - 0.3 * 0.6931471805599453),
        ),
    ],
)
def test_one_step(
    nodes: tuple[tuple[Variable, Term, tuple[Variable, ...]], ...], after: tuple[float, ...]
) -> None:
    run = descent(graph_of(*nodes), Order.SIMULTANEOUS, FLOATS)
    assert run(1, 0.1, (2.0, 1.0), ()) == pytest.approx(after, rel=1e-14)


def test_floats_and_decimals_walk_the_same_way() -> None:
    problem = load("mazur")
    quick, exact = Trainer(problem, FLOATS), Trainer(problem, DECIMALS)
    with precision():
        expected = [float(one) for one in exact.advance(exact.start, 10)]
    assert quick.advance(quick.start, 10) == pytest.approx(expected, rel=1e-14)


def test_hostile_names_stay_out_of_the_code() -> None:
    name = "x); import os; os.abort("
    wild = Variable(Role.VALUE, name=name)
    node = Node(wild, Operation(name, 1, X**TWO), (A,))
    graph = replace(graph_of((E, X, (A,))), nodes=(node,), output=wild)
    assert descent(graph, Order.SIMULTANEOUS, FLOATS)(1, 0.25, (2.0, 1.0), ()) == (1.0, 1.0)


def _operations(graph: Graph, order: Order) -> int:
    """The instructions of the compiled loop."""
    return len(list(dis.get_instructions(cast(FunctionType, descent(graph, order, FLOATS)))))


@pytest.mark.parametrize("order", Order)
def test_the_code_grows_with_the_edges(order: Order) -> None:
    """A chain of sums: twice as long, twice the code; three times as wide, three times the code."""

    def size(length: int, width: int) -> int:
        units = [Variable(Role.VALUE, layer=k) for k in range(length + 1)]
        weights = [Variable(Role.WEIGHT, k, 1, j) for k in range(length) for j in range(width)]
        operation = weighted_sum(width, False)
        nodes = []
        for k, (below, above) in enumerate(pairwise(units)):
            own = weights[k * width : (k + 1) * width]
            pairs = tuple(one for weight in own for one in (weight, below))
            nodes.append(Node(above, operation, pairs))
        leaves = (units[0], *weights)
        return _operations(Graph(leaves, tuple(weights), tuple(nodes), units[-1], {}), order)

    assert size(8, 3) == pytest.approx(2 * size(4, 3), rel=0.1)
    assert size(4, 9) == pytest.approx(3 * size(4, 3), rel=0.1)
