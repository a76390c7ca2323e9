"""What the pictures say, in sentences for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.variable import Role, Variable
from derive.figures.curve import Point, shortened
from derive.model.graph import Graph, Layer


def describe_network(graph: Graph) -> str:
    """The layers of ``graph`` from the inputs to the outputs, its weights and its biases."""
    inputs, *units = graph.layers
    parts = (_count(inputs.size, "input"), *_layers(units))
    return " ".join(
        (
            f"A network of {_listed(parts)}.",
            _weights(graph),
            _biases(graph),
        )
    )


def describe_curve(points: Sequence[Point]) -> str:
    """Where the error starts and ends, and when it has come nine tenths of the way down."""
    (first, before), (last, after) = points[0], points[-1]
    if first == last:
        return f"The error at iteration {first}: {shortened(before)}."
    course = f"from {shortened(before)} at iteration {first} to {shortened(after)} at {last}"
    if after >= before:
        return f"The error goes {course}; it does not fall."
    turn = next(k for k, error in points if error <= before - 0.9 * (before - after))
    return f"The error falls {course}. Nine tenths of the fall are over by iteration {turn}."


def _layers(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        place = "an output" if layer is layers[-1] else "a hidden"
        yield f"{place} layer of {_count(layer.size, f'{layer.activation} unit')}"


def _weights(graph: Graph) -> str:
    weights = _of(graph, Role.WEIGHT)
    verb = "stands on an edge" if len(weights) == 1 else "stand on the edges"
    return f"{_named(graph, weights, 'weight')} {verb} from layer to layer."


def _biases(graph: Graph) -> str:
    biases = _of(graph, Role.BIAS)
    if not biases:
        return "There are no biases."
    verb = "enters" if len(biases) == 1 else "each enter"
    whose = "its own unit" if any(bias.unit for bias in biases) else "every unit of its layer"
    return f"{_named(graph, biases, 'bias')} {verb} {whose}."


def _of(graph: Graph, role: Role) -> list[Variable]:
    return [leaf for leaf in graph.leaves if leaf.role is role]


def _named(graph: Graph, variables: Sequence[Variable], noun: str) -> str:
    """``The weight w1``, ``The 8 weights w1 to w8``."""
    first, last = graph.key(variables[0]), graph.key(variables[-1])
    if len(variables) == 1:
        return f"The {noun} {first}"
    joint = "and" if len(variables) == 2 else "to"
    return f"The {_count(len(variables), noun)} {first} {joint} {last}"


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun}{'es' if noun.endswith('s') else 's'}"
