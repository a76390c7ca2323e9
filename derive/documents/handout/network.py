"""Section 1: the network, its picture and the numbers that it starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.variable import RATE, Role, Variable
from derive.documents.blocks import Align, Block, Figure, Inline, Table, Text
from derive.documents.layer_names import layer_described, layer_name, unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import (
    counted,
    heading,
    inline,
    listed,
    noun,
    number_word,
    prose,
    value,
    with_value,
)
from derive.figures.describe import describe_network
from derive.figures.network import network

SAID = 8  # numbers that still fit into a sentence, or into one row
TOGETHER = 16  # weights into a layer that still fit into one cell

Cell = tuple[Inline, ...]


def the_network(lecture: Lecture) -> tuple[Block, ...]:
    """What the network looks like and what it should learn."""
    graph = lecture.graph
    layers = [layer_described(graph, layer) for layer, _ in lecture.layers]
    parts = listed([counted(graph.layers[0].size, "input"), *layers])
    return (
        heading(2, "The network"),
        prose("The network has {parts}. {task}", parts=parts, task=_task(lecture)),
        *(_samples(lecture) if len(lecture.samples) > 1 else ()),
        Figure(
            network(graph, lecture.problem.given, notation=lecture.notation),
            "The network with its initial values",
            describe_network(graph),
        ),
        prose("These are the values to begin with:"),
        _initial_values(lecture),
    )


def _task(lecture: Lecture) -> tuple[Inline, ...]:
    """What it should answer to what."""
    if len(lecture.samples) > 1:
        count = number_word(len(lecture.samples))
        return inline("It is to learn from {count} training examples:", count=count)
    inputs, targets = _leaves(lecture, Role.INPUT), _leaves(lecture, Role.TARGET)
    if len(inputs) + len(targets) > SAID:
        return inline("What it should answer to its inputs is in the table of values.")
    return inline(
        "For {inputs} the {noun} {targets}.",
        inputs=listed([with_value(leaf) for leaf in inputs]),
        noun="target is" if len(targets) == 1 else "targets are",
        targets=listed([with_value(leaf) for leaf in targets]),
    )


def _samples(lecture: Lecture) -> tuple[Block, ...]:
    """A row a training example, a column an input or a target."""
    first = lecture.of(lecture.samples[0])
    columns = (*_leaves(first, Role.INPUT), *_leaves(first, Role.TARGET))
    rows = tuple(tuple(_sample(columns, sample)) for sample in lecture.samples)
    header = (inline("Sample"), *(inline("{name}", name=replace(one, sample=0)) for one in columns))
    aligns = (Align.LEFT,) * (len(columns) + 1)
    return (Table("The training examples", aligns, header, rows),)


def _sample(columns: tuple[Variable, ...], sample: int) -> Iterator[tuple[Inline, ...]]:
    yield (Text(str(sample)),)
    for column in columns:
        yield (value(replace(column, sample=sample)),)


def _initial_values(lecture: Lecture) -> Table:
    rows = tuple(
        (kind, listed([with_value(variable) for variable in variables], last=", "))
        for kind, variables in _kinds(lecture)
        if variables
    )
    header: tuple[tuple[Inline, ...], ...] = (inline("What"), inline("Values"))
    return Table("Initial values", (Align.LEFT, Align.LEFT), header, rows)


def _kinds(lecture: Lecture) -> Iterator[tuple[Cell, list[Variable]]]:
    alone = len(lecture.samples) == 1
    inputs, targets = _leaves(lecture, Role.INPUT), _leaves(lecture, Role.TARGET)
    if alone:
        yield inline(noun(inputs, "Input")), inputs
    for layer, _ in lecture.layers:
        yield from _into(lecture, layer)
    if alone:
        yield inline(noun(targets, "Target")), targets
    yield inline("Learning rate"), [RATE]


def _into(lecture: Lecture, layer: int) -> Iterator[tuple[Cell, list[Variable]]]:
    """Weights and biases of a layer: together where they are few, unit by unit where many."""
    weights, biases = (_leaves(lecture, role, layer) for role in (Role.WEIGHT, Role.BIAS))
    name = layer_name(lecture.graph, layer)
    if len(weights) + len(biases) <= SAID:
        yield inline(f"Into the {name}"), [*weights, *biases]
        return
    yield from _weights(lecture, layer, weights)
    yield inline(f"{noun(biases, 'Bias')} of the {name}"), biases


def _weights(
    lecture: Lecture, layer: int, weights: list[Variable]
) -> Iterator[tuple[Cell, list[Variable]]]:
    name = layer_name(lecture.graph, layer)
    if len(weights) <= TOGETHER:
        yield inline(f"{noun(weights, 'Weight')} into the {name}"), weights
        return
    for net in lecture.of(lecture.samples[0]).nodes(Role.NET, layer):
        mine = [weight for weight in weights if weight.unit == net.variable.unit]
        yield inline(f"{noun(mine, 'Weight')} into {unit_name(lecture.graph, net.variable)}"), mine


def _leaves(lecture: Lecture, role: Role, layer: int | None = None) -> list[Variable]:
    return [
        leaf for leaf in lecture.graph.leaves if leaf.role is role and layer in (None, leaf.layer)
    ]
