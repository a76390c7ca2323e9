"""What PyTorch's autograd says of a case: every value, every derivative, gradient descent."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import torch
from torch import Tensor

from tests.judges.case import Case, Key, slope, spelt
from tests.judges.functions import TORCH, leaf

NEAR, SATURATED, LARGE = 1e-9, 6, 1e4


class Truth:
    """One forward pass; every quantity keeps a tensor of its own, so that each has a gradient."""

    def __init__(self, case: Case, parameters: Mapping[str, Tensor] | None = None) -> None:
        self.case = case
        self.parameters = parameters or {k: leaf(v) for k, v in case.parameters().items()}
        self.forward: dict[Key, Tensor] = case.forward(self.parameters, TORCH)
        self.tensors = {(key, 0): value for key, value in self.parameters.items()} | self.forward
        self.computed = [key for key, value in self.forward.items() if not value.is_leaf]
        trained = [(key, 0) for key in case.trained()]
        self.movable = [*self.computed, *trained]
        self.errors = [one for one in self.computed if one[0][0] == "E" or one == case.output]

    @property
    def trustworthy(self) -> bool:
        """Whether float64 has digits enough: nothing too large, no net input all but on a kink."""
        nets = [value.item() for key, value in self.forward.items() if key[0].startswith("net_")]
        near = any(0 < abs(net) < NEAR or abs(net) > SATURATED for net in nets)
        return not near and all(abs(value.item()) < LARGE for value in self.tensors.values())

    def values(self) -> dict[str, float]:
        return {spelt(key): tensor.item() for key, tensor in self.tensors.items()}

    @cached_property
    def pairs(self) -> dict[tuple[Key, Key], float]:
        """d(of)/d(wrt), over all paths, wherever there is a path."""
        found = {}
        for of in self.computed:
            gradients = torch.autograd.grad(
                self.tensors[of], list(self.tensors.values()), retain_graph=True, allow_unused=True
            )
            for wrt, gradient in zip(self.tensors, gradients, strict=True):
                if gradient is not None and wrt != of:
                    found[of, wrt] = gradient.item()
        return found

    def slopes(self) -> dict[str, float]:
        """Where a key could mean two derivatives, it is that of the error of the one sample."""
        ordered = sorted(self.pairs.items(), key=lambda pair: pair[0][0][1])
        return {slope(of, wrt): value for (of, wrt), value in ordered}

    def deltas(self) -> dict[str, float]:
        return {
            spelt((key[0].replace("net", "delta", 1), key[1])): self.pairs.get(
                (("E_total", key[1]), key), 0.0
            )
            for key in self.computed
            if key[0].startswith("net_")
        }

    def needed(self) -> set[str]:
        """The derivatives that must be listed: of every error, by all that it depends on."""
        trained = {(key, 0) for key in self.case.trained()}
        return {
            slope(of, wrt)
            for of, wrt in self.pairs
            if of in self.errors and (wrt in trained or (wrt in self.computed and wrt[1] == of[1]))
        }

    def updated(self, updates: int) -> Truth:
        """After so many steps of gradient descent, each on its turn's error."""
        truth = self
        for k in range(updates):
            truth = truth._moved(self.case.turns[k % len(self.case.turns)])
        return truth

    def _moved(self, error: Key) -> Truth:
        trained = {key: self.parameters[key] for key in self.case.trained()}
        gradients = torch.autograd.grad(
            self.tensors[error], list(trained.values()), retain_graph=True, allow_unused=True
        )
        rate = float(self.case.rate)
        moved = {
            key: leaf(repr((value - rate * gradient).item()))
            for (key, value), gradient in zip(trained.items(), gradients, strict=True)
            if gradient is not None
        }
        return Truth(self.case, {**self.parameters, **moved})
