"""Builder: layers of units that follow one another, one training example."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.term import Number
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.model import activations, losses, shapes
from derive.model.faults import Fault
from derive.model.graph import Graph, Layer, Node
from derive.model.names import labels
from derive.model.weighted_sum import weighted_sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from derive.model import schema


def faults(spec: schema.Spec) -> tuple[Fault, ...]:
    """What keeps ``spec`` from being built."""
    return tuple(shapes.faults(spec)) or tuple(_clashes(spec))


def graph(spec: schema.Spec) -> Graph:
    """The graph of one forward pass and its error: net, out, net, out, …, E_o1, …, E_total."""
    given = leaves(spec)
    return Graph(
        leaves=tuple(given),
        parameters=_parameters(given, spec.training.update_biases),
        nodes=tuple(_nodes(spec)),
        output=TOTAL_ERROR,
        labels=labels(spec.network),
        layers=_layers(spec.network),
    )


def leaves(spec: schema.Spec) -> Mapping[Variable, Number]:
    """Every given number: inputs, weights and biases layer by layer, targets."""
    sample = spec.samples[0]
    given = {Variable(Role.INPUT, 0, k): value for k, value in enumerate(sample.inputs, 1)}
    for number, layer in enumerate(spec.network.layers, start=1):
        for unit, row in enumerate(layer.weights, start=1):
            given |= {_weight(number, unit, k): value for k, value in enumerate(row, 1)}
        given |= _biases(number, layer)
    last = len(spec.network.layers)
    given |= {Variable(Role.TARGET, last, k): value for k, value in enumerate(sample.targets, 1)}
    return MappingProxyType(given)


def _nodes(spec: schema.Spec) -> Iterator[Node]:
    sources = tuple(Variable(Role.INPUT, 0, k) for k in range(1, spec.network.inputs + 1))
    for number, layer in enumerate(spec.network.layers, start=1):
        units = range(1, len(layer.weights) + 1)
        for unit in units:
            yield from _unit(number, unit, layer, sources)
        sources = tuple(Variable(Role.OUT, number, unit) for unit in units)
    yield from _errors(losses.BY_NAME[spec.loss.name], sources)


def _unit(
    number: int, unit: int, layer: schema.Layer, sources: tuple[Variable, ...]
) -> Iterator[Node]:
    biases = tuple(_biases(number, layer))
    bias = biases if len(biases) < 2 or layer.bias is None else biases[unit - 1 : unit]
    pairs = [(_weight(number, unit, k), source) for k, source in enumerate(sources, start=1)]
    inputs = (*(variable for pair in pairs for variable in pair), *bias)
    net = Variable(Role.NET, number, unit)
    yield Node(net, weighted_sum(len(sources), bool(bias)), inputs)
    activation = activations.BY_NAME[layer.activation]
    yield Node(Variable(Role.OUT, number, unit), activation, (net,))


def _errors(loss: losses.Loss, outputs: tuple[Variable, ...]) -> Iterator[Node]:
    errors = []
    for out in outputs:
        target = Variable(Role.TARGET, out.layer, out.unit)
        errors.append(Variable(Role.ERROR, out.layer, out.unit))
        yield Node(errors[-1], loss.per_output, (target, out))
    yield Node(TOTAL_ERROR, loss.reduction(len(errors)), tuple(errors))


def _weight(layer: int, unit: int, source: int) -> Variable:
    return Variable(Role.WEIGHT, layer, unit, source, source_layer=layer - 1)


def _biases(number: int, layer: schema.Layer) -> dict[Variable, Number]:
    match layer.bias:
        case None:
            return {}
        case Number():
            return {Variable(Role.BIAS, number): layer.bias}
        case values:
            return {Variable(Role.BIAS, number, k): value for k, value in enumerate(values, 1)}


def _parameters(given: Mapping[Variable, Number], biases: bool) -> tuple[Variable, ...]:
    moved = (Role.WEIGHT, Role.BIAS) if biases else (Role.WEIGHT,)
    return tuple(variable for role in moved for variable in given if variable.role is role)


def _layers(network: schema.Network) -> tuple[Layer, ...]:
    inputs = Layer("i", network.inputs)
    layers = (Layer(one.name, len(one.weights), one.activation) for one in network.layers)
    return (inputs, *layers)


def _clashes(spec: schema.Spec) -> Iterator[Fault]:
    seen: set[str] = set()
    for label in labels(spec.network).values():
        if label.key in seen:
            message = f"two quantities are called {label.key}; rename the weight or the layer"
            yield Fault("network.layers", message)
        seen.add(label.key)
