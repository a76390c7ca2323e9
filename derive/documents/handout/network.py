"""Section 1: the network, its picture and the numbers that it starts from."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.variable import RATE, Role, Variable
from derive.documents.blocks import Align, Block, Figure, Inline, Table, Text
from derive.documents.layer_names import layer_described, layer_name
from derive.documents.lecture import Lecture
from derive.documents.prose import counted, heading, inline, listed, prose, with_value
from derive.figures.describe import describe_network
from derive.figures.network import network


def the_network(lecture: Lecture) -> tuple[Block, ...]:
    """What the network looks like and what it should learn."""
    graph = lecture.graph
    inputs = [with_value(leaf) for leaf in _leaves(lecture, Role.INPUT)]
    targets = [with_value(leaf) for leaf in _leaves(lecture, Role.TARGET)]
    layers = [layer_described(graph, layer) for layer, _ in lecture.layers]
    parts = listed([counted(graph.layers[0].size, "input"), *layers])
    return (
        heading(2, "The network"),
        prose(
            "The network has {parts}. For {inputs} it should answer {targets}.",
            parts=parts,
            inputs=listed(inputs),
            targets=listed(targets),
        ),
        Figure(
            network(graph, lecture.problem.given, notation=lecture.notation),
            "The network with its initial values",
            describe_network(graph),
        ),
        prose("These are the values to begin with:"),
        _initial_values(lecture),
    )


def _initial_values(lecture: Lecture) -> Table:
    rows = tuple(
        ((Text(kind),), listed([with_value(variable) for variable in variables], last=", "))
        for kind, variables in _kinds(lecture)
        if variables
    )
    header: tuple[tuple[Inline, ...], ...] = (inline("What"), inline("Values"))
    return Table("Initial values", (Align.LEFT, Align.LEFT), header, rows)


def _kinds(lecture: Lecture) -> Iterator[tuple[str, list[Variable]]]:
    yield "Inputs", _leaves(lecture, Role.INPUT)
    for layer, _ in lecture.layers:
        into = layer_name(lecture.graph, layer)
        yield f"Weights into the {into}", _leaves(lecture, Role.WEIGHT, layer)
        biases = _leaves(lecture, Role.BIAS, layer)
        yield f"Bias{'es' if len(biases) > 1 else ''} of the {into}", biases
    yield "Targets", _leaves(lecture, Role.TARGET)
    yield "Learning rate", [RATE]


def _leaves(lecture: Lecture, role: Role, layer: int | None = None) -> list[Variable]:
    return [
        leaf for leaf in lecture.graph.leaves if leaf.role is role and layer in (None, leaf.layer)
    ]
