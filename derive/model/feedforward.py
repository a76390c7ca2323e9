"""Builder: layers of units that follow one another, for one training example or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.term import Number
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.model import losses, shapes
from derive.model.batch import gathered, sample_numbers
from derive.model.faults import Fault
from derive.model.graph import Graph, Layer, Node
from derive.model.label import Label
from derive.model.names import labels
from derive.model.units import activated, errors, net_input

if TYPE_CHECKING:
    from collections.abc import Iterator

    from derive.model import schema


def faults(spec: schema.Spec, network: schema.Network) -> tuple[Fault, ...]:
    """What keeps ``spec`` from being built."""
    return tuple(shapes.faults(spec, network)) or tuple(_clashes(spec, network))


def graph(spec: schema.Spec, network: schema.Network) -> Graph:
    """The graph of the forward pass and its error: net, out, net, out, …, E_o1, …, E_total."""
    given = leaves(spec, network)
    example = tuple(_nodes(spec, network))
    return Graph(
        leaves=tuple(given),
        parameters=parameters_of(given, biases=spec.training.update_biases),
        nodes=gathered([example] * len(spec.samples), spec.training.batch),
        output=TOTAL_ERROR,
        labels=_labels(spec, network),
        layers=_layers(network),
    )


def leaves(spec: schema.Spec, network: schema.Network) -> Mapping[Variable, Number]:
    """Every given number: inputs, weights and biases layer by layer, targets."""
    samples = dict(zip(sample_numbers(len(spec.samples)), spec.samples, strict=True))
    given: dict[Variable, Number] = {}
    for place, sample in samples.items():
        given |= _numbered(Variable(Role.INPUT, 0, sample=place), sample.inputs)
    for number, layer in enumerate(network.layers, start=1):
        for unit, row in enumerate(layer.rows, start=1):
            given |= {_weight(number, unit, k): value for k, value in enumerate(row, 1)}
        given |= _biases(number, layer)
    last = len(network.layers)
    for place, sample in samples.items():
        given |= _numbered(Variable(Role.TARGET, last, sample=place), sample.targets)
    return MappingProxyType(given)


def _numbered(first: Variable, values: tuple[Number, ...]) -> dict[Variable, Number]:
    return {replace(first, unit=k): value for k, value in enumerate(values, start=1)}


def _nodes(spec: schema.Spec, network: schema.Network) -> Iterator[Node]:
    """The nodes of one training example."""
    sources = tuple(Variable(Role.INPUT, 0, k) for k in range(1, network.inputs + 1))
    for number, layer in enumerate(network.layers, start=1):
        units = range(1, len(layer.rows) + 1)
        nets = tuple(_net(number, unit, layer, sources) for unit in units)
        yield from activated(nets, layer.activation)
        sources = tuple(Variable(Role.OUT, number, unit) for unit in units)
    yield from errors(losses.find(spec.loss.chosen), sources, TOTAL_ERROR)


def _net(number: int, unit: int, layer: schema.Layer, sources: tuple[Variable, ...]) -> Node:
    bias = tuple(one for one in _biases(number, layer) if one.unit in (0, unit))
    pairs = [(_weight(number, unit, k), source) for k, source in enumerate(sources, start=1)]
    return net_input(Variable(Role.NET, number, unit), pairs, bias)


def _weight(layer: int, unit: int, source: int) -> Variable:
    return Variable(Role.WEIGHT, layer, unit, source, source_layer=layer - 1)


def _biases(number: int, layer: schema.Layer) -> dict[Variable, Number]:
    match layer.biases:
        case None:
            return {}
        case Number():
            return {Variable(Role.BIAS, number): layer.biases}
        case values:
            return {Variable(Role.BIAS, number, k): value for k, value in enumerate(values, 1)}


def parameters_of(given: Mapping[Variable, Number], *, biases: bool) -> tuple[Variable, ...]:
    """What training moves: the weights, and the biases if they are to move, in their order."""
    moved = (Role.WEIGHT, Role.BIAS) if biases else (Role.WEIGHT,)
    return tuple(variable for role in moved for variable in given if variable.role is role)


def _labels(spec: schema.Spec, network: schema.Network) -> Mapping[Variable, Label]:
    by_source = spec.notation.numbering == "source"
    return labels(network, sample_numbers(len(spec.samples)), by_source=by_source)


def _layers(network: schema.Network) -> tuple[Layer, ...]:
    inputs = Layer("i", network.inputs)
    layers = (Layer(one.name, len(one.rows), one.activation) for one in network.layers)
    return (inputs, *layers)


def _clashes(spec: schema.Spec, network: schema.Network) -> Iterator[Fault]:
    seen: set[str] = set()
    for label in _labels(spec, network).values():
        if label.key in seen:
            message = f"two quantities are called {label.key}; rename the weight or the layer"
            yield Fault("network.layers", message)
        seen.add(label.key)
