"""Drawing the numbers that a spec leaves to chance, the same ones on every machine."""

from __future__ import annotations

import random
from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING

from derive.algebra.precise import precision
from derive.algebra.term import Number

if TYPE_CHECKING:
    from derive.model.fields import Bias, Drawn, Weights
    from derive.model.networks import Hidden, Layer, Network, Outputs, RecurrentNetwork
    from derive.model.schema import Spec


def drawn(spec: Spec) -> Spec:
    """``spec`` with numbers in place of the tables that draw them.

    A layer that does not say how many units it has is left as it is.
    """
    network = spec.network
    if network.kind == "feedforward":
        return spec.model_copy(update={"network": _feedforward(network)})
    if network.kind == "recurrent":
        return spec.model_copy(update={"network": _recurrent(network)})
    return spec


def numbers(table: Drawn, count: int) -> tuple[Number, ...]:
    """``low + (high - low) u`` for ``count`` values u of Python's generator with this seed.

    Each is rounded to ``decimals``, half-way cases to the even digit.
    """
    source = random.Random(table.seed)
    return tuple(_number(table, Decimal(source.random())) for _ in range(count))


def _number(table: Drawn, share: Decimal) -> Number:
    with precision():
        value = table.low.value + (table.high.value - table.low.value) * share
        short = value.quantize(Decimal(1).scaleb(-table.decimals), ROUND_HALF_EVEN)
    return Number(format(short if short else abs(short), "f"))


def _feedforward(network: Network) -> Network:
    layers, incoming = [], network.inputs
    for layer in network.layers:
        layers.append(_layer(layer, incoming))
        incoming = len(layers[-1].rows)
    return network.model_copy(update={"layers": tuple(layers)})


def _layer(layer: Layer, incoming: int) -> Layer:
    units = layer.units or len(layer.rows)
    weights = _matrix(layer.weights, units, incoming)
    return layer.model_copy(update={"weights": weights, "bias": _vector(layer.bias, units)})


def _recurrent(network: RecurrentNetwork) -> RecurrentNetwork:
    hidden = _hidden(network.hidden, network.inputs)
    outputs = _outputs(network.outputs, len(hidden.input_rows))
    return network.model_copy(update={"hidden": hidden, "outputs": outputs})


def _hidden(hidden: Hidden, inputs: int) -> Hidden:
    units = hidden.units or len(hidden.input_rows) or len(hidden.recurrent_rows)
    changes = {
        "input_weights": _matrix(hidden.input_weights, units, inputs),
        "recurrent_weights": _matrix(hidden.recurrent_weights, units, units),
        "bias": _vector(hidden.bias, units),
    }
    return hidden.model_copy(update=changes)


def _outputs(outputs: Outputs, hidden: int) -> Outputs:
    units = outputs.units or len(outputs.rows)
    weights = _matrix(outputs.weights, units, hidden)
    return outputs.model_copy(update={"weights": weights, "bias": _vector(outputs.bias, units)})


def _matrix(weights: Weights, units: int, incoming: int) -> Weights:
    if isinstance(weights, tuple) or not units:
        return weights
    flat = numbers(weights, units * incoming)
    return tuple(flat[k * incoming : (k + 1) * incoming] for k in range(units))


def _vector(bias: Bias | None, units: int) -> Bias | None:
    if bias is None or isinstance(bias, Number | tuple) or not units:
        return bias
    return numbers(bias, units)
