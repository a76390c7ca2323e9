"""A network worked out in plain Python: the second opinion on every number of a handout.

Nothing here comes from the package under test. A slope is carried along with every value, so the
derivative of anything by anything is one run with that quantity pushed.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Dual:
    """A value and its slope by the pushed quantity."""

    value: float
    slope: float = 0.0

    def __add__(self, other: Dual) -> Dual:
        return Dual(self.value + other.value, self.slope + other.slope)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.slope)

    def __sub__(self, other: Dual) -> Dual:
        return self + -other

    def __mul__(self, other: Dual) -> Dual:
        slope = self.slope * other.value + self.value * other.slope
        return Dual(self.value * other.value, slope)

    def __truediv__(self, other: Dual) -> Dual:
        value = self.value / other.value
        return Dual(value, (self.slope - value * other.slope) / other.value)

    def __pow__(self, power: float) -> Dual:
        slope = power * self.value ** (power - 1) * self.slope if power else 0.0
        return Dual(self.value**power, slope)

    def exp(self) -> Dual:
        return Dual(math.exp(self.value), math.exp(self.value) * self.slope)

    def tanh(self) -> Dual:
        value = math.tanh(self.value)
        return Dual(value, (1 - value**2) * self.slope)


ONE = Dual(1.0)
ACTIVATIONS = {
    "logistic": lambda net: ONE / (ONE + (-net).exp()),
    "tanh": Dual.tanh,
    "identity": lambda net: net,
}
LOSSES = {"half_squared_error": Dual(0.5), "squared_error": ONE}


@dataclass(frozen=True)
class PlainNetwork:
    """A feedforward network as the TOML says it; parameters by key."""

    spec: dict[str, Any]
    parameters: dict[str, float]

    @classmethod
    def read(cls, file: Path) -> PlainNetwork:
        spec = tomllib.loads(file.read_text(encoding="utf-8"))
        return cls(spec, dict(_parameters(spec["network"]["layers"])))

    def values(self, pushed: str = "") -> dict[str, Dual]:
        """Every quantity of the forward pass by its key, with its slope by ``pushed``."""
        found: dict[str, Dual] = {}

        def put(key: str, value: Dual) -> Dual:
            found[key] = Dual(value.value, 1.0) if key == pushed else value
            return found[key]

        (sample,) = self.spec["samples"]
        below = [put(f"i{n}", Dual(x)) for n, x in enumerate(sample["inputs"], start=1)]
        for key, value in self.parameters.items():
            put(key, Dual(value))
        put("η", Dual(self.spec["training"]["learning_rate"]))
        for layer, keys in _layers(self.spec["network"]["layers"]):
            outs = []
            for unit, (weights, bias) in enumerate(keys, start=1):
                name = f"{layer['name']}{unit}"
                start = found[bias] if bias else Dual(0.0)
                products = (found[w] * x for w, x in zip(weights, below, strict=True))
                net = put(f"net_{name}", sum(products, start=start))
                outs.append(put(f"out_{name}", ACTIVATIONS[layer["activation"]](net)))
            below = outs
        total, factor = Dual(0.0), LOSSES[self.spec["loss"]["name"]]
        for unit, (target, out) in enumerate(zip(sample["targets"], below, strict=True), start=1):
            name = f"{self.spec['network']['layers'][-1]['name']}{unit}"
            missing = put(f"target_{name}", Dual(target)) - out
            total += put(f"E_{name}", factor * missing**2)
        put("E_total", total)
        return found

    def slope(self, of: str, by: str) -> float:
        """d(of)/d(by)."""
        return self.values(by)[of].slope

    @property
    def moving(self) -> list[str]:
        """The keys of the parameters that training moves."""
        biases = self.spec["training"].get("update_biases", True)
        return [key for key in self.parameters if biases or not key.startswith("b")]

    def updated(self) -> PlainNetwork:
        """The network after one update, all gradients taken before."""
        rate = self.spec["training"]["learning_rate"]
        moved = {
            key: self.parameters[key] - rate * self.slope("E_total", key) for key in self.moving
        }
        return PlainNetwork(self.spec, self.parameters | moved)


def _parameters(layers):
    for layer, keys in _layers(layers):
        for unit, (weights, bias) in enumerate(keys):
            yield from zip(weights, layer["weights"][unit], strict=True)
            if bias:
                shared = not isinstance(layer["bias"], list)
                yield bias, layer["bias"] if shared else layer["bias"][unit]


def _layers(layers):
    """Each layer with the keys of every unit's weights and bias; weights count on."""
    count = 0
    for number, layer in enumerate(layers, start=1):
        keys = []
        for unit, row in enumerate(layer["weights"], start=1):
            weights = [f"w{count + place}" for place in range(1, len(row) + 1)]
            count += len(row)
            keys.append((weights, _bias(layer, number, unit)))
        yield layer, keys


def _bias(layer, number, unit):
    if "bias" not in layer:
        return None
    return f"b_{layer['name']}{unit}" if isinstance(layer["bias"], list) else f"b{number}"
