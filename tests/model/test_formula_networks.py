"""Formulas become a graph, whatever their order in the spec."""

from __future__ import annotations

import pytest

from derive.model.schema import FormulaNetwork, Spec
from derive.model.spec import build, load


def problem(formulas, values, output):
    network = FormulaNetwork(formulas=formulas, values=values, output=output)
    return build(Spec(title="t", network=network))


def equations(problem):
    graph = problem.graph
    return [
        (graph.key(node.variable), node.operation.name, " ".join(map(graph.key, node.inputs)))
        for node in graph.nodes
    ]


def test_the_equations_of_the_example():
    olah = load("olah")
    assert equations(olah) == [("c", "a + b", "a b"), ("d", "b + 1", "b"), ("e", "c * d", "c d")]
    assert [olah.graph.key(leaf) for leaf in olah.graph.parameters] == ["a", "b"]
    assert olah.graph.key(olah.graph.output) == "e"


def test_formulas_are_put_in_the_order_of_their_use():
    found = problem({"z": "y * x1", "y": "x + w_ho", "x": "x1^2"}, {"x1": 2, "w_ho": 0.5}, "z")
    assert equations(found) == [
        ("x", "x1^2", "x1"),
        ("y", "x + w_ho", "x w_ho"),
        ("z", "y * x1", "y x1"),
    ]


def test_a_name_used_twice_is_one_input():
    found = problem({"y": "a * b + a^2"}, {"a": 2, "b": 1}, "y")
    assert equations(found) == [("y", "a * b + a^2", "a b")]
    assert found.graph.nodes[0].operation.arity == 2


@pytest.mark.parametrize(
    ("key", "value"), [("e", 6), ("de/da", 2), ("de/db", 5), ("dc/db", 1), ("b+", -1.5)]
)
def test_the_values_of_the_example(key, value):
    from derive.numerics.values import Values  # noqa: PLC0415

    assert Values(load("olah")).as_dict()[key] == value
