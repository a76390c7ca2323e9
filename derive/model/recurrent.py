"""Builder: an Elman network, unrolled over the time steps of its sequences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.term import Number
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.model import losses
from derive.model.batch import gathered, sample_numbers
from derive.model.feedforward import parameters_of
from derive.model.graph import Graph, Layer, Node
from derive.model.recurrent_names import labels
from derive.model.recurrent_shapes import faults
from derive.model.units import activated, errors, net_input
from derive.model.weighted_sum import plain_sum

if TYPE_CHECKING:
    from derive.model.schema import RecurrentNetwork, Sequence, Spec

__all__ = ["faults", "graph", "leaves"]

INPUTS, HIDDEN, OUTPUTS = 0, 1, 2  # the layers


def graph(spec: Spec, network: RecurrentNetwork) -> Graph:
    """Forward through time, at each step net, out of the hidden layer and of the outputs, E(t)."""
    given = leaves(spec, network)
    examples = tuple(tuple(_nodes(spec, network, one)) for one in spec.sequences)
    nodes = gathered(examples, spec.training.batch)
    return Graph(
        leaves=tuple(given),
        parameters=parameters_of(given, biases=spec.training.update_biases),
        nodes=nodes,
        output=TOTAL_ERROR,
        labels=labels((*given, *(node.variable for node in nodes))),
        layers=(
            Layer("i", network.inputs),
            Layer("h", len(network.hidden.input_rows), network.hidden.activation),
            Layer("o", len(network.outputs.rows), network.outputs.activation),
        ),
    )


def leaves(spec: Spec, network: RecurrentNetwork) -> Mapping[Variable, Number]:
    """Every given number: inputs and initial states, weights and biases, targets."""
    numbered = dict(zip(sample_numbers(len(spec.sequences)), spec.sequences, strict=True))
    given: dict[Variable, Number] = {}
    for sample, sequence in numbered.items():
        given |= {replace(one, sample=sample): v for one, v in _seen(network, sequence)}
    given |= dict(_weights(HIDDEN, INPUTS, network.hidden.input_rows))
    given |= dict(_weights(HIDDEN, HIDDEN, network.hidden.recurrent_rows))
    given |= dict(_biases(HIDDEN, network.hidden.biases, len(network.hidden.input_rows)))
    given |= dict(_weights(OUTPUTS, HIDDEN, network.outputs.rows))
    given |= dict(_biases(OUTPUTS, network.outputs.biases, len(network.outputs.rows)))
    for sample, sequence in numbered.items():
        given |= {replace(one, sample=sample): v for one, v in _wanted(network, sequence)}
    return MappingProxyType(given)


Given = Iterator[tuple[Variable, Number]]


def _seen(network: RecurrentNetwork, sequence: Sequence) -> Given:
    """The initial state, then the inputs step by step."""
    units = len(network.hidden.input_rows)
    start = network.initial_state or (Number("0"),) * units
    for unit, value in enumerate(start, start=1):
        yield Variable(Role.OUT, HIDDEN, unit), value
    for time, values in enumerate(sequence.inputs, start=1):
        for unit, value in enumerate(values, start=1):
            yield Variable(Role.INPUT, INPUTS, unit, time=time), value


def _wanted(network: RecurrentNetwork, sequence: Sequence) -> Given:
    for time, values in zip(_times(network, sequence), sequence.targets, strict=True):
        for unit, value in enumerate(values, start=1):
            yield Variable(Role.TARGET, OUTPUTS, unit, time=time), value


def _times(network: RecurrentNetwork, sequence: Sequence) -> tuple[int, ...]:
    """The steps that have targets."""
    last = len(sequence.inputs)
    return (last,) if network.targets_at == "last" else tuple(range(1, last + 1))


def _weights(layer: int, source_layer: int, rows: tuple[tuple[Number, ...], ...]) -> Given:
    for unit, row in enumerate(rows, start=1):
        for source, value in enumerate(row, start=1):
            yield _weight(layer, unit, source_layer, source), value


def _weight(layer: int, unit: int, source_layer: int, source: int) -> Variable:
    return Variable(Role.WEIGHT, layer, unit, source, source_layer)


def _biases(layer: int, bias: Number | tuple[Number, ...] | None, units: int) -> Given:
    """One per unit; a single number for several units is shared by them."""
    if isinstance(bias, Number) and units > 1:
        yield Variable(Role.BIAS, layer), bias
        return
    values = (bias,) if isinstance(bias, Number) else bias or ()
    for unit, value in enumerate(values, start=1):
        yield Variable(Role.BIAS, layer, unit), value


def _nodes(spec: Spec, network: RecurrentNetwork, sequence: Sequence) -> Iterator[Node]:
    """The nodes of one sequence, and its error: the sum over the steps that have targets."""
    loss, wanted = losses.find(spec.loss.chosen), _times(network, sequence)
    for time in range(1, len(sequence.inputs) + 1):
        yield from activated(tuple(_hidden(network, time)), network.hidden.activation)
        yield from activated(tuple(_outputs(network, time)), network.outputs.activation)
        if time in wanted:
            outs = _layer_at(Role.OUT, OUTPUTS, len(network.outputs.rows), time)
            yield from errors(loss, outs, replace(TOTAL_ERROR, time=time))
    by_step = tuple(replace(TOTAL_ERROR, time=time) for time in wanted)
    yield Node(TOTAL_ERROR, plain_sum(len(by_step)), by_step)


def _hidden(network: RecurrentNetwork, time: int) -> Iterator[Node]:
    """net_h(t) = W_xh x(t) + W_hh out_h(t-1) + b_h."""
    units = len(network.hidden.input_rows)
    seen = _layer_at(Role.INPUT, INPUTS, network.inputs, time)
    state = _layer_at(Role.OUT, HIDDEN, units, time - 1)
    biases = tuple(one for one, _ in _biases(HIDDEN, network.hidden.biases, units))
    for unit in range(1, units + 1):
        pairs = (*_pairs(HIDDEN, unit, INPUTS, seen), *_pairs(HIDDEN, unit, HIDDEN, state))
        yield net_input(Variable(Role.NET, HIDDEN, unit, time=time), pairs, _of(biases, unit))


def _outputs(network: RecurrentNetwork, time: int) -> Iterator[Node]:
    """net_o(t) = W_hy out_h(t) + b_y."""
    units = len(network.outputs.rows)
    state = _layer_at(Role.OUT, HIDDEN, len(network.hidden.input_rows), time)
    biases = tuple(one for one, _ in _biases(OUTPUTS, network.outputs.biases, units))
    for unit in range(1, units + 1):
        pairs = _pairs(OUTPUTS, unit, HIDDEN, state)
        yield net_input(Variable(Role.NET, OUTPUTS, unit, time=time), pairs, _of(biases, unit))


def _pairs(
    layer: int, unit: int, source_layer: int, sources: tuple[Variable, ...]
) -> tuple[tuple[Variable, Variable], ...]:
    return tuple(
        (_weight(layer, unit, source_layer, k), source) for k, source in enumerate(sources, start=1)
    )


def _of(biases: tuple[Variable, ...], unit: int) -> tuple[Variable, ...]:
    """The bias of one unit, if there is one."""
    return tuple(bias for bias in biases if bias.unit in (0, unit))


def _layer_at(role: Role, layer: int, units: int, time: int) -> tuple[Variable, ...]:
    return tuple(Variable(role, layer, unit, time=time) for unit in range(1, units + 1))
