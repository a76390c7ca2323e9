"""How large a network may be: what a spec of one line asks for must not run for days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from derive.model.faults import Fault

if TYPE_CHECKING:
    from derive.model.fields import Weights
    from derive.model.networks import Layer, Network, RecurrentNetwork
    from derive.model.schema import Spec

LARGEST = 100_000  # products of a weight and a value in the forward pass over all examples


def faults(spec: Spec) -> Iterator[Fault]:
    """A fault if the network is too large to derive. Nothing has to be drawn to find it."""
    network = spec.network
    if network.kind == "feedforward":
        products = _feedforward(network) * max(1, len(spec.samples))
    elif network.kind == "recurrent":
        steps = sum(len(sequence.inputs) for sequence in spec.sequences)
        products = _recurrent(network) * max(1, steps)
    else:
        return
    if products > LARGEST:
        message = f"a forward pass over all examples takes {products} products, and the most is"
        yield Fault("network", f"{message} {LARGEST}; give fewer units or shorter examples")


def _feedforward(network: Network) -> int:
    below = (network.inputs, *map(_units, network.layers))
    layers = zip(below, network.layers, strict=False)
    return sum(_entries(layer.weights, _units(layer), incoming) for incoming, layer in layers)


def _recurrent(network: RecurrentNetwork) -> int:
    hidden, outputs = network.hidden, network.outputs
    states = hidden.units or len(hidden.input_rows) or len(hidden.recurrent_rows)
    return (
        _entries(hidden.input_weights, states, network.inputs)
        + _entries(hidden.recurrent_weights, states, states)
        + _entries(outputs.weights, outputs.units or len(outputs.rows), states)
    )


def _units(layer: Layer) -> int:
    return layer.units or len(layer.rows)


def _entries(weights: Weights, units: int, incoming: int) -> int:
    """How many weights are written, or would be drawn."""
    return sum(map(len, weights)) if isinstance(weights, tuple) else units * incoming
