"""Random feedforward networks: all activations, losses, biases and batches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

from hypothesis import strategies as st

from derive.model import schema, spec
from derive.model.problem import Problem
from tests.judges.case import TOTAL, Key, decimals, numbers, several, targets
from tests.judges.functions import MPMATH, Kind

NAMES = "pqrstu"  # of the layers: no digit at the end, so that keys are short
ANY = (*MPMATH.activations, "softmax")
LOSSES = tuple(MPMATH.losses)
OUTPUTS = {"cross_entropy": ("softmax",), "binary_cross_entropy": ("logistic", "softmax")}
FORMULAS = tuple(name for name in LOSSES if "(" in name)


@dataclass(frozen=True)
class Layer:
    activation: str
    weights: list[list[str]]  # a row per unit
    bias: str | list[str] | None


@dataclass(frozen=True)
class Layered:
    layers: list[Layer]
    loss: str
    samples: list[tuple[list[str], list[str]]]  # inputs and targets of each
    batch: str
    rate: str
    order: str
    update_biases: bool

    output = TOTAL

    @property
    def numbers(self) -> list[int]:
        return list(range(1, len(self.samples) + 1)) if len(self.samples) > 1 else [0]

    @property
    def turns(self) -> list[Key]:
        return [("E_total", s) for s in self.numbers] if self.batch == "each" else [TOTAL]

    def problem(self) -> Problem:
        layers = [
            {
                "name": name,
                "activation": layer.activation,
                "weights": decimals(layer.weights),
                "bias": decimals(layer.bias),
            }
            for name, layer in zip(NAMES, self.layers, strict=False)
        ]
        described = {
            "title": "A random network",
            "network": {"inputs": len(self.samples[0][0]), "layers": layers},
            "loss": loss_table(self.loss),
            "samples": [{"inputs": decimals(i), "targets": decimals(t)} for i, t in self.samples],
            "training": {
                "learning_rate": float(self.rate),
                "update_biases": self.update_biases,
                "order": self.order,
                "batch": self.batch,
            },
        }
        return spec.build(schema.Spec.model_validate(described))

    def parameters(self) -> dict[str, str]:
        return {key: value for layer in range(len(self.layers)) for key, value in self._of(layer)}

    def trained(self) -> list[str]:
        return [key for key in self.parameters() if self.update_biases or key[0] == "w"]

    def weight_keys(self) -> list[list[list[str]]]:
        counter = count(1)
        return [
            [[f"w{next(counter)}" for _ in row] for row in layer.weights] for layer in self.layers
        ]

    def bias_keys(self, layer: int) -> list[str]:
        """The key of each unit's bias; no keys where there is none."""
        bias, units = self.layers[layer].bias, len(self.layers[layer].weights)
        if bias is None:
            return []
        one_each = [f"b_{NAMES[layer]}{unit + 1}" for unit in range(units)]
        return one_each if isinstance(bias, list) else [f"b{layer + 1}"] * units

    def forward(self, parameters: Mapping[str, Any], kind: Kind) -> dict[Key, Any]:
        values: dict[Key, Any] = {}
        totals = [
            self._sample(values, parameters, kind, place) for place in range(len(self.samples))
        ]
        if len(totals) > 1:
            share = len(totals) if self.batch == "mean" else 1
            values[TOTAL] = sum(totals) / share
        return values

    def _of(self, layer: int) -> Iterator[tuple[str, str]]:
        """Keys and values of the parameters into one layer."""
        for keys, row in zip(self.weight_keys()[layer], self.layers[layer].weights, strict=True):
            yield from zip(keys, row, strict=True)
        keys, bias = self.bias_keys(layer), self.layers[layer].bias
        yield from zip(keys, bias if isinstance(bias, list) else [bias] * len(keys), strict=True)

    def _sample(
        self, values: dict[Key, Any], parameters: Mapping[str, Any], kind: Kind, place: int
    ) -> Any:
        sample, (inputs, wanted) = self.numbers[place], self.samples[place]
        below = [kind.number(value) for value in inputs]
        values |= {(f"i{k}", sample): value for k, value in enumerate(below, 1)}
        for number, keys in enumerate(self.weight_keys()):
            name, biases = NAMES[number], self.bias_keys(number)
            nets = [
                sum(parameters[key] * x for key, x in zip(row, below, strict=True))
                + (parameters[biases[unit]] if biases else 0)
                for unit, row in enumerate(keys)
            ]
            below = kind.activate(self.layers[number].activation, nets)
            values |= {(f"net_{name}{k}", sample): net for k, net in enumerate(nets, 1)}
            values |= {(f"out_{name}{k}", sample): out for k, out in enumerate(below, 1)}
        name, aims = NAMES[len(self.layers) - 1], [kind.number(value) for value in wanted]
        errors = [kind.losses[self.loss](t, o) for t, o in zip(aims, below, strict=True)]
        values |= {(f"target_{name}{k}", sample): aim for k, aim in enumerate(aims, 1)}
        values |= {(f"E_{name}{k}", sample): error for k, error in enumerate(errors, 1)}
        values["E_total", sample] = gathered(self.loss, errors)
        return values["E_total", sample]


def gathered(loss: str, errors: list[Any]) -> Any:
    """The error of several outputs."""
    return sum(errors) / (len(errors) if loss == "mean_squared_error" else 1)


def loss_table(loss: str) -> dict[str, str]:
    return {"formula": loss} if loss in FORMULAS else {"name": loss}


def layered(
    widest: int = 3, deepest: int = 3, most: int = 3, order: str = "simultaneous"
) -> st.SearchStrategy[Layered]:
    """Up to ``deepest`` hidden layers and ``most`` samples."""
    sizes = st.lists(st.integers(1, widest), min_size=2, max_size=deepest + 2)
    return st.tuples(sizes, st.sampled_from(LOSSES), st.integers(1, most)).flatmap(
        lambda drawn: _of_sizes(*drawn, order)
    )


def _of_sizes(sizes: list[int], loss: str, samples: int, order: str) -> st.SearchStrategy[Layered]:
    last, tops = len(sizes) - 2, OUTPUTS.get(loss, ANY)
    if loss == "binary_cross_entropy" and sizes[-1] == 1:
        tops = ("logistic",)  # one share of 1 is always 1, and ln(1 - 1) nothing
    layers = [
        _layer(before, after, tops if place == last else ANY)
        for place, (before, after) in enumerate(pairwise(sizes))
    ]
    return st.builds(
        Layered,
        layers=st.tuples(*layers).map(list),
        loss=st.just(loss),
        samples=several(samples, st.tuples(several(sizes[0]), targets(loss, sizes[-1]))),
        batch=st.sampled_from(["sum", "mean", "each"]),
        rate=st.sampled_from(["0.05", "0.1", "0.5"]),
        order=st.just(order),
        update_biases=st.booleans(),
    )


def _layer(before: int, after: int, activations: tuple[str, ...]) -> st.SearchStrategy[Layer]:
    return st.builds(
        Layer,
        activation=st.sampled_from(activations),
        weights=several(after, several(before)),
        bias=st.none() | numbers() | several(after),
    )
