"""Judge: central differences of its own forward pass, with a step as small as float64 allows."""

from __future__ import annotations

from copy import deepcopy
from math import exp, tanh

from hypothesis import given, settings

from tests.judges.random_networks import Network, close, engine, networks, parameter_keys

STEP = 2e-3  # the stencil's error is of order STEP^4 * |fifth derivative| / 30, about 1e-12


def error(network: Network) -> float:
    values = network.inputs
    for layer in network.layers:
        nets = [
            sum(w * x for w, x in zip(row, values, strict=True)) + bias
            for row, bias in zip(layer.weights, layer.bias, strict=True)
        ]
        values = [_activation(layer.activation, net) for net in nets]
    return sum((t - out) ** 2 / 2 for t, out in zip(network.targets, values, strict=True))


def slope(network: Network, layer: int, unit: int, place: int | None) -> float:
    """Five-point stencil: (-f(2h) + 8 f(h) - 8 f(-h) + f(-2h)) / 12h."""

    def moved(by: float) -> float:
        other = deepcopy(network)
        if place is None:
            other.layers[layer].bias[unit] += by
        else:
            other.layers[layer].weights[unit][place] += by
        return error(other)

    near, far = moved(STEP) - moved(-STEP), moved(2 * STEP) - moved(-2 * STEP)
    return (8 * near - far) / (12 * STEP)


def _activation(name: str, net: float) -> float:
    return {"logistic": lambda: 1 / (1 + exp(-net)), "tanh": lambda: tanh(net)}.get(
        name, lambda: net
    )()


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(networks())
def test_all_parameters(network: Network) -> None:
    ours = engine(network)
    assert close(ours["E_total"], error(network))
    for key, layer, unit, place in parameter_keys(network):
        expected = slope(network, layer, unit, place)
        assert close(ours[f"dE_total/d{key}"], expected, relative=1e-8, absolute=1e-9), key
