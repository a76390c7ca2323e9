"""Every name that derive prints leads back to the quantity that it was printed for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.algebra.term import Array, Negation, Reference, Term
from derive.algebra.variable import RATE, Role, Variable, matrix_of
from derive.model import schema
from derive.model.examples import names as examples
from derive.model.graph import Graph
from derive.model.problem import NotationChoice
from derive.model.quantity import deltas
from derive.model.spec import build, load
from derive.notation.notations import NOTATIONS, chosen
from derive.reading.names.convention import Convention
from derive.reading.names.directory import Directory
from derive.reading.names.names import Names
from derive.reading.names.scope import Scope
from tests.reading.names.spelled import spelled

LAYERED = {"y": "target"}
CONVENTIONS = {
    "flat": {"round": "update"},
    "indexed": {"inputs": "0", "round": "layer", "square": "sample", "weights": "ends"},
    "nielsen": {"inputs": "1", "bare": "layer", "round": "sample", "weights": "ends"} | LAYERED,
    "brackets": {"inputs": "0", "square": "layer", "round": "sample", "weights": "ends"} | LAYERED,
}
CONVENTIONS["matrix"] = CONVENTIONS["nielsen"]


def quantities(graph: Graph) -> Iterator[Variable]:
    known = (*graph.leaves, *graph.by_variable, *deltas(graph), RATE)
    for variable in known:
        yield from (variable.after(updates) for updates in (0, 1, 3))


def wholes(graph: Graph) -> Iterator[Variable]:
    """Whole layers of more than one unit, and the weights between two layers."""
    sizes = [layer.size for layer in graph.layers]
    for number, (before, size) in enumerate(pairwise(sizes), start=1):
        if size > 1:
            yield from (matrix_of(role, number) for role in (Role.NET, Role.OUT, Role.DELTA))
        if size * before > 1:
            yield matrix_of(Role.WEIGHT, number, number - 1)


def read(names: Names, style: str, graph: Graph, variable: Variable) -> Term:
    order = names.convention.answer("order")
    notation = chosen(NotationChoice(style=style, index_order=order))
    symbol, bare = spelled(notation, graph, variable)
    return names.find(symbol, Scope(), bare).term


def reader(graph: Graph, style: str, order: str) -> Names:
    settings_ = {**CONVENTIONS[style], "order": order}
    return Names(graph, Convention(tuple(settings_.items())), Directory(graph))


def assert_all_lead_back(graph: Graph, style: str, order: str) -> None:
    names = reader(graph, style, order)
    for variable in quantities(graph):
        assert read(names, style, graph, variable) == Reference(variable)
    if not names.places.times and not names.places.samples:
        for whole in wholes(graph):
            found = read(names, style, graph, whole)
            assert isinstance(found, Array)
            assert found.name == Reference(whole)


@pytest.mark.parametrize("order", ["to_from", "from_to"])
@pytest.mark.parametrize("style", [notation.name for notation in NOTATIONS])
@pytest.mark.parametrize("example", examples())
def test_of_the_examples(example: str, style: str, order: str) -> None:
    assert_all_lead_back(load(example).graph, style, order)


def feedforward(sizes: list[int], biases: str, samples: int) -> dict[str, Any]:
    layers = []
    for number, (before, size) in enumerate(pairwise(sizes)):
        layer: dict[str, Any] = {"name": "ghq"[number], "activation": "logistic"}
        layer["weights"] = [[1] * before] * size
        layer |= {"none": {}, "shared": {"bias": 1}, "own": {"bias": [1] * size}}[biases]
        layers.append(layer)
    sample = {"inputs": [1] * sizes[0], "targets": [1] * sizes[-1]}
    network = {"inputs": sizes[0], "layers": layers}
    return {"title": "Random", "network": network, "samples": [sample] * samples}


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.integers(1, 12), min_size=2, max_size=4),
    st.sampled_from(["none", "shared", "own"]),
    st.integers(1, 3),
    st.sampled_from([notation.name for notation in NOTATIONS]),
    st.sampled_from(["to_from", "from_to"]),
)
def test_of_random_networks(
    sizes: list[int], biases: str, samples: int, style: str, order: str
) -> None:
    graph = build(schema.Spec.model_validate(feedforward(sizes, biases, samples))).graph
    assert_all_lead_back(graph, style, order)


RECURRENT = {
    "title": "Recurrent",
    "network": {
        "kind": "recurrent",
        "inputs": 2,
        "hidden": {
            "units": 3,
            "activation": "tanh",
            "input_weights": [[1, 2]] * 3,
            "recurrent_weights": [[1, 2, 3]] * 3,
            "bias": [1, 2, 3],
        },
        "outputs": {"units": 2, "activation": "identity", "weights": [[1, 2, 3]] * 2, "bias": 1},
        "targets_at": "every",
    },
    "sequences": [{"inputs": [[1, 2]] * 3, "targets": [[1, 2]] * 3}] * 2,
}


@pytest.mark.parametrize("style", [notation.name for notation in NOTATIONS])
@pytest.mark.parametrize("order", ["to_from", "from_to"])
def test_of_a_recurrent_network(style: str, order: str) -> None:
    assert_all_lead_back(build(schema.Spec.model_validate(RECURRENT)).graph, style, order)


def test_a_delta_of_the_other_sign_is_the_opposite() -> None:
    graph = load("mazur").graph
    delta = deltas(graph)[0]
    names = Names(graph, Convention((("delta", "-1"),)), Directory(graph))
    assert read(names, "flat", graph, delta) == Negation(Reference(delta))
