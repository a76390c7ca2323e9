"""How the parts of a feedforward spec must fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from derive.model import probabilities
from derive.model.faults import Fault
from derive.model.fitting import undrawn
from derive.model.wording import count

if TYPE_CHECKING:
    from derive.model.schema import Layer, Network, Sample, Spec

RESERVED = ("i",)  # the inputs are i1, i2, …


def faults(spec: Spec, network: Network) -> Iterator[Fault]:
    """Everything that does not fit: sizes of weights, biases and samples, names, probabilities."""
    yield from _names(network)
    waiting = _undrawn(network)
    if waiting:
        yield from waiting
        return
    yield from _inside(network) or _between(network)
    yield from _samples(spec, network)
    yield from _probabilities(spec, network)


def _undrawn(network: Network) -> tuple[Fault, ...]:
    return tuple(
        fault
        for number, layer in enumerate(network.layers)
        for fault in undrawn(f"network.layers[{number}]", ("weights", "bias"), layer)
    )


def _names(network: Network) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, layer in enumerate(network.layers):
        place = f"network.layers[{number}].name"
        if layer.name in RESERVED:
            yield Fault(place, f"{layer.name} stands for the inputs; choose another name")
        if layer.name in seen:
            yield Fault(place, f"two layers are called {layer.name}; give each a name of its own")
        seen.add(layer.name)


def _inside(network: Network) -> tuple[Fault, ...]:
    return tuple(
        fault
        for number, layer in enumerate(network.layers)
        for fault in _units(f"network.layers[{number}]", layer)
    )


def _units(place: str, layer: Layer) -> Iterator[Fault]:
    rows = len(layer.rows)
    if not rows:
        yield Fault(f"{place}.weights", f"layer {layer.name} is empty; give a row per unit")
        return
    if layer.units is not None and layer.units != rows:
        units = count(layer.units, "unit")
        message = f"layer {layer.name} has {units} and {count(rows, 'row')} of weights"
        yield Fault(f"{place}.weights", f"{message}; give a row per unit")
    if isinstance(layer.biases, tuple) and len(layer.biases) != rows:
        biases = count(len(layer.biases), "bias", "biases")
        message = f"layer {layer.name} has {count(rows, 'unit')} and {biases}"
        yield Fault(f"{place}.bias", f"{message}; give one per unit, or one number for all")
    if layer.weight_names is not None and _shape(layer.weight_names) != _shape(layer.rows):
        message = f"the names of layer {layer.name} are not in the shape of its weights"
        yield Fault(f"{place}.weight_names", f"{message}; give a name for each weight")


def _between(network: Network) -> Iterator[Fault]:
    first, *_ = network.layers
    yield from _rows("network.layers[0]", first, "the network", network.inputs, "input")
    for number, (below, layer) in enumerate(pairwise(network.layers)):
        size, widths = len(below.rows), set(map(len, layer.rows))
        if len(widths) == 1 and size > min(widths) > 0:
            yield _too_many_units(f"network.layers[{number}]", below, layer)
        elif size:
            place = f"network.layers[{number + 1}]"
            yield from _rows(place, layer, f"layer {below.name}", size, "unit")


def _rows(place: str, layer: Layer, below: str, size: int, kind: str) -> Iterator[Fault]:
    """The rows of ``layer`` that do not hold a weight for each of the ``size`` values below."""
    for row, weights in enumerate(layer.rows, start=1):
        if len(weights) != size:
            message = f"row {row} of layer {layer.name} has {count(len(weights), 'weight')}"
            remedy = f"but {below} has {count(size, kind)}; give a weight per {kind}"
            yield Fault(f"{place}.weights", f"{message}, {remedy}")


def _too_many_units(place: str, below: Layer, layer: Layer) -> Fault:
    """The fault of ``below``, from which every row of ``layer`` takes fewer values than it has."""
    units = len(layer.rows[0])
    message = f"layer {below.name} has {count(units, 'unit')} and {len(below.rows)} rows"
    reason = f"layer {layer.name} takes {count(units, 'value')} from it"
    remedy = f"give a row per unit, or layer {layer.name} more weights in each row"
    return Fault(f"{place}.weights", f"{message} of weights, and {reason}; {remedy}")


def _samples(spec: Spec, network: Network) -> Iterator[Fault]:
    last = network.layers[-1]
    for number, sample in enumerate(spec.samples):
        yield from _sample(f"samples[{number}]", sample, network.inputs, last)


def _sample(place: str, sample: Sample, inputs: int, last: Layer) -> Iterator[Fault]:
    if len(sample.inputs) != inputs:
        message = f"{count(len(sample.inputs), 'value')} for {count(inputs, 'input')}"
        yield Fault(f"{place}.inputs", f"{message}; give one per input")
    units = len(last.rows)
    if len(sample.targets) != units:
        targets = count(len(sample.targets), "target")
        message = f"{targets} for the {count(units, 'unit')} of output layer {last.name}"
        yield Fault(f"{place}.targets", f"{message}; give one per unit")


def _probabilities(spec: Spec, network: Network) -> Iterator[Fault]:
    place = f"network.layers[{len(network.layers) - 1}].activation"
    yield from probabilities.outputs(place, network.layers[-1].activation, spec.loss.chosen)
    for number, sample in enumerate(spec.samples):
        yield from probabilities.targets(
            f"samples[{number}].targets", sample.targets, spec.loss.chosen
        )


def _shape(rows: Sequence[Sequence[object]]) -> tuple[int, ...]:
    return tuple(map(len, rows))
