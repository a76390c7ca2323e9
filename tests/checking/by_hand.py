"""A 2-2-2 network in plain Python, with places where a test puts a mistake by hand.

It shares no code with the engine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from math import exp

Slope = Callable[[float, float, float, float], float]  # of out, net, target and the slope itself


def logistic(x: float) -> float:
    return 1 / (1 + exp(-x))


def right(_out: float, _net: float, _target: float, slope: float) -> float:
    return slope


@dataclass
class ByHand:
    """One pass forward and one back; every attribute after ``rate`` is a place for a mistake."""

    inputs: tuple[float, float]
    hidden: list[list[float]]
    outputs: list[list[float]]
    biases: tuple[float, float]
    targets: tuple[float, float]
    rate: float
    squash: Callable[[float], float] = logistic
    hidden_slope: Slope = right
    output_slope: Slope = right
    error_slope: Slope = right
    paths: tuple[float, float] = (1.0, 1.0)  # how often each path from a hidden unit is counted
    transposed_back: bool = False
    updated_back: bool = False
    seen: tuple[int, int] = (0, 1)  # which hidden output each output weight is taken to multiply
    used_biases: tuple[float, float] | None = None
    values: dict[str, float] = field(default_factory=dict)

    def run(self) -> dict[str, float]:
        first, second = self.used_biases or self.biases
        nets, outs = self.layer("h", self.hidden, self.inputs, first)
        tops, ends = self.layer("o", self.outputs, outs, second)
        deltas = []
        for k in range(2):
            target, out = self.targets[k], ends[k]
            self.values[f"E_o{k + 1}"] = (target - out) ** 2 / 2
            pull = self.error_slope(out, tops[k], target, out - target)
            deltas.append(pull * self.output_slope(out, tops[k], target, out * (1 - out)))
            self.values[f"delta_o{k + 1}"] = deltas[k]
        self.values["E_total"] = self.values["E_o1"] + self.values["E_o2"]
        for k in range(2):
            for j in range(2):
                self.values[f"dE_total/dw{5 + 2 * k + j}"] = deltas[k] * outs[self.seen[j]]
        self.back(deltas, nets, outs)
        return self.values

    def layer(
        self, name: str, weights: list[list[float]], given: tuple[float, ...], bias: float
    ) -> tuple[list[float], tuple[float, ...]]:
        nets = [sum(w * x for w, x in zip(row, given, strict=True)) + bias for row in weights]
        outs = tuple(self.squash(net) for net in nets)
        for k in range(2):
            self.values[f"net_{name}{k + 1}"], self.values[f"out_{name}{k + 1}"] = nets[k], outs[k]
        return nets, outs

    def back(self, deltas: list[float], nets: list[float], outs: tuple[float, ...]) -> None:
        for j in range(2):
            pull = 0.0
            for k in range(2):
                weight = self.outputs[j][k] if self.transposed_back else self.outputs[k][j]
                if self.updated_back:
                    weight -= self.rate * deltas[k] * outs[j]
                pull += self.paths[k] * deltas[k] * weight
            slope = self.hidden_slope(outs[j], nets[j], 0.0, outs[j] * (1 - outs[j]))
            self.values[f"dE_total/dout_h{j + 1}"] = pull
            for i in range(2):
                self.values[f"dE_total/dw{1 + 2 * j + i}"] = pull * slope * self.inputs[i]
