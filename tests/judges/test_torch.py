"""Judge: PyTorch autograd, in float64."""

from __future__ import annotations

import torch
from hypothesis import given, settings
from torch import Tensor

from tests.judges.random_networks import Network, close, engine, networks, parameter_keys, unit_key

ACTIVATIONS = {"logistic": torch.sigmoid, "tanh": torch.tanh, "identity": lambda net: net}


class Pass:
    """One forward pass; every unit keeps a tensor of its own, so that each has a gradient."""

    def __init__(self, network: Network, parameters: dict[str, Tensor]) -> None:
        self.tensors = dict(parameters)
        keys = {where: key for key, *where_ in parameter_keys(network) for where in [tuple(where_)]}
        below = [_leaf(value) for value in network.inputs]
        for number, layer in enumerate(network.layers):
            nets = []
            for unit, row in enumerate(layer.weights):
                net = parameters[keys[number, unit, None]] * 1.0
                for place in range(len(row)):
                    net = net + parameters[keys[number, unit, place]] * below[place]
                nets.append(net)
                self.tensors[unit_key("net", number, unit)] = net
            below = [ACTIVATIONS[layer.activation](net) * 1.0 for net in nets]
            for unit, out in enumerate(below):
                self.tensors[unit_key("out", number, unit)] = out
        last = len(network.layers) - 1
        self.errors = {
            unit_key("E", last, unit): 0.5 * (target - out) ** 2
            for unit, (target, out) in enumerate(zip(network.targets, below, strict=True))
        }
        self.total = sum(self.errors.values(), torch.tensor(0.0, dtype=torch.float64))

    def values(self) -> dict[str, float]:
        errors = self.errors | {"E_total": self.total}
        return {key: tensor.item() for key, tensor in (self.tensors | errors).items()}

    def slopes(self) -> dict[str, float]:
        """d(error)/d(everything) for the total error and for that of each output."""
        found = {}
        for key, error in {**self.errors, "E_total": self.total}.items():
            gradients = torch.autograd.grad(
                error, list(self.tensors.values()), retain_graph=True, allow_unused=True
            )
            for wrt, gradient in zip(self.tensors, gradients, strict=True):
                if gradient is not None:
                    found[f"d{key}/d{wrt}"] = gradient.item()
        return found


def start(network: Network) -> dict[str, Tensor]:
    values = {}
    for key, layer, unit, place in parameter_keys(network):
        one = network.layers[layer]
        values[key] = _leaf(one.bias[unit] if place is None else one.weights[unit][place])
    return values


def _leaf(value: float) -> Tensor:
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(networks())
def test_all_values_and_gradients(network: Network) -> None:
    ours, theirs = engine(network), Pass(network, start(network))
    for key, value in theirs.values().items():
        assert close(ours[key], value), key
    slopes = theirs.slopes()
    assert {key for key in ours if key.startswith("dE_total/d")} - set(slopes) <= {
        f"dE_total/d{key}" for key in theirs.errors
    }
    for key, value in slopes.items():
        assert close(ours.get(key, 0.0), value), key


@settings(max_examples=50, deadline=None, derandomize=True, database=None)
@given(networks())
def test_one_update(network: Network) -> None:
    ours, parameters = engine(network), start(network)
    slopes = Pass(network, parameters).slopes()
    moved = {
        key: _leaf(value.item() - network.rate * slopes[f"dE_total/d{key}"])
        for key, value in parameters.items()
    }
    for key, value in Pass(network, moved).values().items():
        assert close(ours[f"{key}+"], value), key
