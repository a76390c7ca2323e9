"""Random feedforward networks as plain numbers, for judges that share no code with the engine."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from derive.model import schema, spec
from derive.model.problem import Problem
from derive.numerics.values import Values

NAMES = "pqr"  # of the layers: no digit at the end, so that keys are short


@dataclass(frozen=True)
class Layer:
    activation: str
    weights: list[list[float]]  # a row per unit
    bias: list[float]  # one per unit


@dataclass(frozen=True)
class Network:
    inputs: list[float]
    layers: list[Layer]
    targets: list[float]
    rate: float


def networks(widest: int = 4, deepest: int = 3) -> st.SearchStrategy[Network]:
    """Small numbers, so that a judge's own float64 does not lose digits by saturation."""
    return st.lists(st.integers(1, widest), min_size=2, max_size=deepest + 1).flatmap(_of_sizes)


def problem(network: Network) -> Problem:
    layers = [
        {"name": name, "activation": one.activation, "weights": one.weights, "bias": one.bias}
        for name, one in zip(NAMES, network.layers, strict=False)
    ]
    description: dict[str, Any] = {
        "title": "A random network",
        "network": {"inputs": len(network.inputs), "layers": layers},
        "loss": {"name": "half_squared_error"},
        "samples": [{"inputs": network.inputs, "targets": network.targets}],
        "training": {"learning_rate": network.rate, "update_biases": True},
    }
    return spec.build(schema.Spec.model_validate(description))


def engine(network: Network) -> dict[str, float]:
    return Values(problem(network)).as_dict()


def unit_key(base: str, layer: int, unit: int) -> str:
    """``net_p1``: layers and units counted from 0 here."""
    return f"{base}_{NAMES[layer]}{unit + 1}"


def parameter_keys(network: Network) -> list[tuple[str, int, int, int | None]]:
    """Key, layer, unit and incoming place (None for the bias) of every parameter."""
    keys: list[tuple[str, int, int, int | None]] = []
    count = 0
    for number, layer in enumerate(network.layers):
        for unit, row in enumerate(layer.weights):
            keys.append((unit_key("b", number, unit), number, unit, None))
            for place in range(len(row)):
                count += 1
                keys.append((f"w{count}", number, unit, place))
    return keys


def close(one: float, other: float, relative: float = 1e-9, absolute: float = 1e-13) -> bool:
    return abs(one - other) <= relative * max(abs(one), abs(other)) + absolute


def _number() -> st.SearchStrategy[float]:
    return st.integers(-100, 100).map(lambda hundredths: hundredths / 100)


def _of_sizes(sizes: list[int]) -> st.SearchStrategy[Network]:
    layers = [_layer(before, after) for before, after in pairwise(sizes)]
    return st.builds(
        Network,
        inputs=_numbers(sizes[0]),
        layers=st.tuples(*layers).map(list),
        targets=_numbers(sizes[-1]),
        rate=st.sampled_from([0.1, 0.5, 1.0]),
    )


def _layer(before: int, after: int) -> st.SearchStrategy[Layer]:
    return st.builds(
        Layer,
        activation=st.sampled_from(["logistic", "tanh", "identity"]),
        weights=st.lists(_numbers(before), min_size=after, max_size=after),
        bias=_numbers(after),
    )


def _numbers(count: int) -> st.SearchStrategy[list[float]]:
    return st.lists(_number(), min_size=count, max_size=count)
