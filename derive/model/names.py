"""The plain names of a feedforward network's quantities: i1, w5, b1, net_h1, out_h1, E_o1, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import count, product
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.variable import RATE, TOTAL_ERROR, Role, Variable
from derive.model.label import Label

if TYPE_CHECKING:
    from derive.model.schema import Layer, Network

_UNIT = {Role.NET: "net", Role.OUT: "out", Role.DELTA: "delta"}
_OUTPUT = {Role.TARGET: "target", Role.ERROR: "E"}


def labels(
    network: Network, samples: tuple[int, ...] = (0,), *, by_source: bool = False
) -> Mapping[Variable, Label]:
    """A label for every quantity of ``network``, deltas and learning rate included.

    ``samples`` are the numbers of the training examples: 0 for a single one. Weights are counted
    unit by unit, or ``by_source``: first all that leave the first source.
    """
    return MappingProxyType(dict(_labels(network, samples, by_source=by_source)))


def _labels(
    network: Network, samples: tuple[int, ...], *, by_source: bool
) -> Iterator[tuple[Variable, Label]]:
    yield from _weights(network, by_source=by_source)
    for number, layer in enumerate(network.layers, start=1):
        yield from _biases(number, layer)
    for sample in samples:
        for variable, label in _of_sample(network):
            yield replace(variable, sample=sample), replace(label, sample=str(sample or ""))
    yield TOTAL_ERROR, Label("E", "total")
    yield RATE, Label("eta")


def _of_sample(network: Network) -> Iterator[tuple[Variable, Label]]:
    """What each training example has of its own."""
    for unit in range(1, network.inputs + 1):
        yield Variable(Role.INPUT, 0, unit), Label("i", str(unit))
    for number, layer in enumerate(network.layers, start=1):
        roles = _UNIT | (_OUTPUT if number == len(network.layers) else {})
        for unit in range(1, len(layer.rows) + 1):
            index = unit_index(layer.name, unit)
            for role, base in roles.items():
                yield Variable(role, number, unit), Label(base, index)
    yield TOTAL_ERROR, Label("E", "total")


def _weights(network: Network, *, by_source: bool) -> Iterator[tuple[Variable, Label]]:
    """Counted on through the layers, unless the layer names them."""
    counter = count(1)
    for number, layer in enumerate(network.layers, start=1):
        names = layer.weight_names
        for unit, source in _ends(layer, by_source=by_source):
            counted = Label("w", str(next(counter)))
            label = named(names[unit - 1][source - 1]) if names else counted
            yield Variable(Role.WEIGHT, number, unit, source, number - 1), label


def _ends(layer: Layer, *, by_source: bool) -> list[tuple[int, int]]:
    """Unit and source of every weight into a layer, in the order in which they are counted."""
    units, sources = range(1, len(layer.rows) + 1), range(1, len(layer.rows[0]) + 1)
    ends = list(product(units, sources))
    return sorted(ends, key=lambda pair: pair[::-1]) if by_source else ends


def _biases(number: int, layer: Layer) -> Iterator[tuple[Variable, Label]]:
    if isinstance(layer.biases, tuple):
        for unit in range(1, len(layer.biases) + 1):
            yield Variable(Role.BIAS, number, unit), Label("b", unit_index(layer.name, unit))
    elif layer.biases is not None:
        yield Variable(Role.BIAS, number), Label("b", str(number))


def unit_index(layer: str, unit: int) -> str:
    """``h1``; with a comma where the layer's own name ends in a digit: ``h2,1``."""
    return f"{layer},{unit}" if layer[-1].isdigit() else f"{layer}{unit}"


def named(name: str) -> Label:
    """The label of a name as its author spells it: ``w5``, ``w_ho``, ``alpha``."""
    letter = re.fullmatch(r"([A-Za-z])(\d+)", name)
    base, _, index = name.partition("_")
    return Label(*letter.groups()) if letter else Label(base, index)
