"""Judge: the slip of moving the weights of a layer before the one below it has its gradients.

Each layer's gradients are gathered over all samples and steps, then its weights move, and only
then is the error carried down through them, the activations being those of the first forward pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import torch
from hypothesis import assume, given
from torch import Tensor
from torch.autograd.functional import jacobian

from derive.model.quantity import parse_quantity
from derive.numerics.values import Values
from tests.judges.autograd import Truth
from tests.judges.case import Case, Key, judged
from tests.judges.functions import TORCH
from tests.judges.layered import NAMES, Layered, layered
from tests.judges.random_networks import close
from tests.judges.recurrent import Recurrent, recurrent

EARLY = "layer_by_layer"


class Walk:
    """One update of ``case`` along the error of one turn, with the parameters as they stand."""

    def __init__(self, case: Case, parameters: dict[str, float], turn: Key) -> None:
        self.case, self.turn = case, turn
        tensors = {key: torch.tensor(v, dtype=torch.float64) for key, v in parameters.items()}
        self.values = case.forward(tensors, TORCH)
        self.now = dict(tensors)
        self.gradients: dict[str, Tensor] = {}

    def matrix(self, keys: list[list[str]]) -> Tensor:
        return torch.stack([torch.stack([self.now[key] for key in row]) for row in keys])

    def row(self, base: str, units: int, sample: int, time: str = "") -> Tensor:
        found = [self.values[f"{base}{k}{time}", sample] for k in range(1, units + 1)]
        return torch.stack(found).detach()

    def gather(self, keys: list[list[str]], biases: list[str], delta: Tensor, x: Tensor) -> None:
        for unit, row in enumerate(keys):
            for place, key in enumerate(row):
                self.add(key, delta[unit] * x[place])
        for unit, key in enumerate(biases):
            self.add(key, delta[unit])

    def add(self, key: str, value: Tensor) -> None:
        self.gradients[key] = self.gradients.get(key, torch.tensor(0.0)) + value

    def move(self) -> None:
        """All that has been gathered."""
        for key, gradient in self.gradients.items():
            if key in self.case.trained():
                self.now[key] = self.now[key] - float(self.case.rate) * gradient
        self.gradients = {}

    def samples(self) -> list[int]:
        return [self.turn[1]] if self.turn[1] else self.case.numbers

    def share(self, outputs: int) -> float:
        """Of the errors of single outputs in that of the turn."""
        mean = outputs if self.case.loss == "mean_squared_error" else 1
        whole = self.case.batch == "mean" and self.turn == self.case.output
        return 1 / mean / (len(self.case.numbers) if whole else 1)

    def through(self, activation: str, nets: Tensor, slope: Tensor) -> Tensor:
        """dE/dnet from dE/dout, by the Jacobian of the layer's activation."""

        def outs(x: Tensor) -> Tensor:
            return torch.stack(TORCH.activate(activation, list(x)))

        return jacobian(outs, nets).T @ slope

    def top(self, activation: str, nets: Tensor, outs: Tensor, aims: Tensor) -> Tensor:
        moving = outs.clone().requires_grad_()
        errors = [TORCH.losses[self.case.loss](t, o) for t, o in zip(aims, moving, strict=True)]
        (slope,) = torch.autograd.grad(sum(errors) * self.share(len(errors)), moving)
        return self.through(activation, nets, slope)


def layers(walk: Walk) -> None:
    case = walk.case
    keys, deltas = case.weight_keys(), {}
    for number in reversed(range(len(case.layers))):
        name, units, activation = NAMES[number], len(keys[number]), case.layers[number].activation
        for s in walk.samples():
            nets = walk.row(f"net_{name}", units, s)
            if number == len(case.layers) - 1:
                ends = (walk.row(f"{base}_{name}", units, s) for base in ("out", "target"))
                deltas[s] = walk.top(activation, nets, *ends)
            else:
                above = walk.matrix(keys[number + 1])  # moved already
                deltas[s] = walk.through(activation, nets, above.T @ deltas[s])
            base = f"out_{NAMES[number - 1]}" if number else "i"
            x = walk.row(base, len(keys[number][0]), s)
            walk.gather(keys[number], case.bias_keys(number), deltas[s], x)
        walk.move()


def steps(walk: Walk) -> None:
    case, heard = walk.case, {}
    names = {name: _keys(name, rows) for name, rows in case.matrices().items()}
    hidden, outputs = len(names["hh"]), len(names["hy"])
    for s, time in times(walk):
        nets, outs, state = (
            walk.row(base, units, s, f"({time})")
            for base, units in (("net_o", outputs), ("out_o", outputs), ("out_h", hidden))
        )
        if (f"target_o1({time})", s) in walk.values:
            aims = walk.row("target_o", outputs, s, f"({time})")
            heard[s, time] = walk.top(case.activations[1], nets, outs, aims)
            walk.gather(names["hy"], case.biases_of("y"), heard[s, time], state)
    walk.move()
    later: dict[int, Tensor] = {}
    above, across = walk.matrix(names["hy"]), walk.matrix(names["hh"])
    for s, time in times(walk):
        slope = torch.zeros(hidden, dtype=torch.float64)
        if (s, time) in heard:
            slope = slope + above.T @ heard[s, time]
        if s in later:
            slope = slope + across.T @ later[s]
        later[s] = walk.through(
            case.activations[0], walk.row("net_h", hidden, s, f"({time})"), slope
        )
        before = walk.row("out_h", hidden, s, f"({time - 1})")
        seen = walk.row("i", len(names["xh"][0]), s, f"({time})")
        walk.gather(names["xh"], case.biases_of("h"), later[s], seen)
        walk.gather(names["hh"], [], later[s], before)
    walk.move()


def _keys(name: str, rows: list[list[str]]) -> list[list[str]]:
    """``W_hh[unit,source]``, in the shape of the matrix."""
    units, sources = range(1, len(rows) + 1), range(1, len(rows[0]) + 1)
    return [[f"W_{name}[{unit},{source}]" for source in sources] for unit in units]


def times(walk: Walk) -> Iterator[tuple[int, int]]:
    """Samples and their time steps, the last first."""
    for s in walk.samples():
        place = walk.case.numbers.index(s)
        for time in range(len(walk.case.sequences[place][0]), 0, -1):
            yield s, time


def judge(case: Case, update: Callable[[Walk], None], updates: int) -> None:
    assume(Truth(case).trustworthy)
    now = {key: float(digits) for key, digits in case.parameters().items()}
    for k in range(updates):
        walk = Walk(case, now, case.turns[k % len(case.turns)])
        update(walk)
        now = {key: value.item() for key, value in walk.now.items()}
    values = Values(case.problem())
    for key in case.trained():
        ours = values[parse_quantity(values.problem.graph, f"{key}+{updates}")]
        assert close(float(ours), now[key]), key


@judged(40)
@given(layered(order=EARLY))
def test_feedforward(case: Layered) -> None:
    judge(case, layers, 1)


@judged(20)
@given(layered(order=EARLY, deepest=2))
def test_feedforward_three_times(case: Layered) -> None:
    judge(case, layers, 3)


@judged(20)
@given(recurrent(order=EARLY))
def test_recurrent(case: Recurrent) -> None:
    judge(case, steps, 1)


@judged(10)
@given(recurrent(order=EARLY, longest=3))
def test_recurrent_three_times(case: Recurrent) -> None:
    judge(case, steps, 3)
