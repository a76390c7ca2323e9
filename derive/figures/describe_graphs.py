"""What the pictures of graphs say, in sentences for those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.variable import Role, Variable
from derive.figures.moments import moments
from derive.figures.sentences import count, listed
from derive.model.graph import Graph, Layer, Node

_MOST_NODES = 10  # computed quantities that are told one by one


def describe_network(graph: Graph) -> str:
    """The layers of ``graph`` from the inputs to the outputs, its weights and its biases."""
    inputs, *units = graph.layers
    parts = (count(inputs.size, "input"), *_layers(units))
    return " ".join((f"A network of {listed(parts)}.", _weights(graph), _biases(graph)))


def describe_computation(graph: Graph) -> str:
    """How many quantities are given, and what is computed from what."""
    given = f"A computation graph with {count(len(graph.leaves), 'given value')}"
    if len(graph.nodes) > _MOST_NODES:
        computed = count(len(graph.nodes), "computed value")
        return f"{given} and {computed}; the last is {graph.key(graph.output)}."
    leaves = listed([graph.key(leaf) for leaf in graph.leaves])
    return f"{given}, {leaves}; {listed([_origin(graph, node) for node in graph.nodes])}."


def describe_unrolled(graph: Graph) -> str:
    """The layers at each time step of a recurrent ``graph``, and where errors arise."""
    steps = moments(graph)
    last = steps.steps[-1] or 0
    inputs, *units = graph.layers
    parts = (count(inputs.size, "input"), *_layers(units))
    everywhere = len(steps.errors) == last
    errors = "at every step" if everywhere else f"at {listed([f't = {t}' for t in steps.errors])}"
    return (
        f"A recurrent network unrolled over {count(last, 'time step')}, each with {listed(parts)}. "
        "The hidden layer also feeds itself at the next step. "
        f"There is an error {errors}; from there the gradient goes down through the outputs "
        "to the hidden layer and back in time to the first step."
    )


def _origin(graph: Graph, node: Node) -> str:
    sources = [graph.key(source) for source in dict.fromkeys(node.inputs)]
    return f"{graph.key(node.variable)} is computed from {listed(sources) or 'numbers alone'}"


def _layers(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        place = "an output" if layer is layers[-1] else "a hidden"
        yield f"{place} layer of {_units(layer)}"


def _units(layer: Layer) -> str:
    """``2 logistic units``; ``2 units with the activation net / 2`` if it is a formula."""
    if layer.activation.isidentifier():
        return count(layer.size, f"{layer.activation.replace('_', ' ')} unit")
    return f"{count(layer.size, 'unit')} with the activation {layer.activation}"


def _weights(graph: Graph) -> str:
    weights = _of(graph, Role.WEIGHT)
    verb = "stands on an edge" if len(weights) == 1 else "stand on the edges"
    return f"{_named(graph, weights, 'weight')} {verb} from layer to layer."


def _biases(graph: Graph) -> str:
    biases = _of(graph, Role.BIAS)
    if not biases:
        return "There are no biases."
    if len(biases) == 1:
        whose = "one unit" if biases[0].unit else "every unit of its layer"
        return f"{_named(graph, biases, 'bias')} enters {whose}."
    if all(bias.unit for bias in biases):
        whose = "one unit each"
    else:
        shared = all(not bias.unit for bias in biases)
        whose = "all units of their layers" if shared else "one unit or all units of their layers"
    return f"{_named(graph, biases, 'bias')} enter {whose}."


def _of(graph: Graph, role: Role) -> list[Variable]:
    return [leaf for leaf in graph.leaves if leaf.role is role]


def _named(graph: Graph, variables: Sequence[Variable], noun: str) -> str:
    """``The weight w1``, ``The 8 weights w1 to w8``."""
    first, last = graph.key(variables[0]), graph.key(variables[-1])
    if len(variables) == 1:
        return f"The {noun} {first}"
    joint = "and" if len(variables) == 2 else "to"
    return f"The {count(len(variables), noun)} {first} {joint} {last}"
