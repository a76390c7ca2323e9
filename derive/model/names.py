"""The plain names of a feedforward network's quantities: i1, w5, b1, net_h1, out_h1, E_o1, …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING

from derive.algebra.variable import RATE, TOTAL_ERROR, Role, Variable
from derive.model.label import Label

if TYPE_CHECKING:
    from derive.model.schema import Layer, Network

_UNIT = {Role.NET: "net", Role.OUT: "out", Role.DELTA: "delta"}
_OUTPUT = {Role.TARGET: "target", Role.ERROR: "E"}


def labels(network: Network) -> Mapping[Variable, Label]:
    """A label for every quantity of ``network``, deltas and learning rate included."""
    return MappingProxyType(dict(_labels(network)))


def _labels(network: Network) -> Iterator[tuple[Variable, Label]]:
    for unit in range(1, network.inputs + 1):
        yield Variable(Role.INPUT, 0, unit), Label("i", str(unit))
    yield from _weights(network)
    for number, layer in enumerate(network.layers, start=1):
        yield from _biases(number, layer)
        roles = _UNIT | (_OUTPUT if number == len(network.layers) else {})
        for unit in range(1, len(layer.weights) + 1):
            index = _index(layer.name, unit)
            for role, base in roles.items():
                yield Variable(role, number, unit), Label(base, index)
    yield TOTAL_ERROR, Label("E", "total")
    yield RATE, Label("eta")


def _weights(network: Network) -> Iterator[tuple[Variable, Label]]:
    """Counted on through the layers, unit by unit, unless the layer names them."""
    counter = count(1)
    for number, layer in enumerate(network.layers, start=1):
        for unit, row in enumerate(layer.weights, start=1):
            for source in range(1, len(row) + 1):
                counted = Label("w", str(next(counter)))
                names = layer.weight_names
                label = named(names[unit - 1][source - 1]) if names else counted
                yield Variable(Role.WEIGHT, number, unit, source, number - 1), label


def _biases(number: int, layer: Layer) -> Iterator[tuple[Variable, Label]]:
    if isinstance(layer.bias, tuple):
        for unit in range(1, len(layer.bias) + 1):
            yield Variable(Role.BIAS, number, unit), Label("b", _index(layer.name, unit))
    elif layer.bias is not None:
        yield Variable(Role.BIAS, number), Label("b", str(number))


def _index(layer: str, unit: int) -> str:
    """``h1``; with a comma where the layer's own name ends in a digit: ``h2,1``."""
    return f"{layer},{unit}" if layer[-1].isdigit() else f"{layer}{unit}"


def named(name: str) -> Label:
    """The label of a name as its author spells it: ``w5``, ``w_ho``, ``alpha``."""
    letter = re.fullmatch(r"([A-Za-z])(\d+)", name)
    base, _, index = name.partition("_")
    return Label(*letter.groups()) if letter else Label(base, index)
