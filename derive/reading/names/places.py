"""The layers, units, time steps and examples of a graph, as indices name them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from derive.algebra.variable import Role
from derive.model.graph import Graph
from derive.reading.names.indices import LayerAt, SampleAt, TimeAt, UnitAt

_INPUTS = ("x", "in", "input", "i")
_OUTPUTS = ("o", "y", "out", "output")
_HIDDEN = ("h", "hidden")


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """``layers`` go by their names, the author's first; the others are in their order.

    ``recurrent`` says whether weights lead back into their own layer.
    """

    sizes: tuple[int, ...]
    own: frozenset[str]
    layers: dict[str, LayerAt]
    times: tuple[TimeAt, ...]
    samples: tuple[SampleAt, ...]
    recurrent: bool

    @property
    def last(self) -> int:
        """The number of the output layer."""
        return len(self.sizes) - 1

    def unit(self, token: str) -> UnitAt | None:
        """``h1``: a layer's name and a number that it has."""
        name = token.rstrip("0123456789")
        digits = token[len(name) :]
        layer = self.layers.get(name) if digits and len(digits) < 6 else None
        if layer is None or not 1 <= int(digits) <= self.sizes[layer.number]:
            return None
        return UnitAt(layer.number, int(digits), named=True)

    def units(self, layer: int, most: int = 0) -> tuple[UnitAt, ...]:
        """The units of a layer; at most so many of them, the last one included."""
        return _units(layer, self.sizes[layer], most)

    def every_unit(self, most: int = 0) -> tuple[UnitAt, ...]:
        """Those of all layers."""
        return tuple(chain.from_iterable(self.units(k, most) for k in range(len(self.sizes))))

    def every_layer(self) -> tuple[LayerAt, ...]:
        """The inputs included."""
        return tuple(map(LayerAt, range(len(self.sizes))))


@lru_cache(maxsize=256)
def _units(layer: int, size: int, most: int) -> tuple[UnitAt, ...]:
    if not most or size <= most:
        return tuple(UnitAt(layer, k) for k in range(1, size + 1))
    return (*(UnitAt(layer, k) for k in range(1, most)), UnitAt(layer, size))


def places(graph: Graph) -> Places:
    """Where the quantities of ``graph`` are."""
    times = {node.variable.time for node in graph.nodes} - {0}
    samples = {node.variable.sample for node in graph.nodes} - {0}
    return Places(
        sizes=tuple(layer.size for layer in graph.layers),
        own=frozenset(layer.name for layer in graph.layers),
        layers=_layers(graph),
        times=tuple(map(TimeAt, sorted(times))),
        samples=tuple(map(SampleAt, sorted(samples))),
        recurrent=_recurrent(graph),
    )


def _layers(graph: Graph) -> dict[str, LayerAt]:
    names: dict[str, LayerAt] = {}
    if graph.layers:
        last = len(graph.layers) - 1
        names |= dict.fromkeys(_INPUTS, LayerAt(0)) | dict.fromkeys(_OUTPUTS, LayerAt(last))
        names |= dict.fromkeys(_HIDDEN, LayerAt(1)) if last == 2 else {}
    return names | {layer.name: LayerAt(k) for k, layer in enumerate(graph.layers)}


def _recurrent(graph: Graph) -> bool:
    return any(
        leaf.role is Role.WEIGHT and leaf.layer == leaf.source_layer for leaf in graph.leaves
    )
