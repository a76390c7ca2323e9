"""Activations and losses written once more, for three kinds of numbers, none of them the engine's.

The kinds are PyTorch's tensors, mpmath's long floats and SymPy's expressions. What PyTorch has of
its own is taken from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import mpmath
import sympy
import torch
from torch.nn import functional

One = Callable[[Any], Any]
Two = Callable[[Any, Any], Any]


@dataclass(frozen=True)
class Kind:
    """How numbers of one kind are made from digits, and what is done with them."""

    number: Callable[[str], Any]
    functions: Mapping[str, Callable[..., Any]]  # by the names that a formula gives them
    activations: Mapping[str, One]
    losses: Mapping[str, Two]
    softmax: Callable[[list[Any]], list[Any]]

    def activate(self, name: str, nets: list[Any]) -> list[Any]:
        return (
            self.softmax(nets) if name == "softmax" else [self.activations[name](x) for x in nets]
        )


def leaf(digits: str) -> torch.Tensor:
    return torch.tensor(float(digits), dtype=torch.float64, requires_grad=True)


def _activations(f: Mapping[str, Callable[..., Any]]) -> dict[str, One]:
    larger, exp = f["max"], f["exp"]
    return {
        "logistic": lambda x: 1 / (1 + exp(-x)),
        "tanh": f["tanh"],
        "relu": lambda x: larger(0 * x, x),
        "leaky_relu": lambda x: larger(x / 100, x),
        "softplus": lambda x: f["ln"](1 + exp(x)),
        "identity": lambda x: x * 1,
        "net / sqrt(1 + net^2)": lambda x: x / f["sqrt"](1 + x * x),
        "sin(net) + net / 2": lambda x: f["sin"](x) + x / 2,
        "max(net, 0.5 * net)": lambda x: larger(x, x / 2),
    }


def _losses(f: Mapping[str, Callable[..., Any]]) -> dict[str, Two]:
    ln, exp = f["ln"], f["exp"]
    return {
        "half_squared_error": lambda t, o: (t - o) ** 2 / 2,
        "squared_error": lambda t, o: (t - o) ** 2,
        "mean_squared_error": lambda t, o: (t - o) ** 2,
        "binary_cross_entropy": lambda t, o: -(t * ln(o) + (1 - t) * ln(1 - o)),
        "cross_entropy": lambda t, o: -t * ln(o),
        "sqrt(1 + (target - out)^2) - 1": lambda t, o: f["sqrt"](1 + (t - o) ** 2) - 1,
        "ln(1 + exp(-target * out))": lambda t, o: ln(1 + exp(-t * o)),
    }


def _shares(exp: One) -> Callable[[list[Any]], list[Any]]:
    def softmax(nets: list[Any]) -> list[Any]:
        powers = [exp(net) for net in nets]
        return [power / sum(powers) for power in powers]

    return softmax


def _torch(function: One) -> One:
    """Of tensors and of plain numbers, as a formula may hold them."""
    return lambda x: function(torch.as_tensor(x, dtype=torch.float64))


_TORCH = {
    **{name: _torch(getattr(torch, name)) for name in ("exp", "tanh", "sin", "cos", "sqrt", "abs")},
    **{name: _torch(torch.log) for name in ("ln", "log")},
    "max": lambda a, b: torch.where(_tensor(b) > _tensor(a), b, a),
    "min": lambda a, b: torch.where(_tensor(b) < _tensor(a), b, a),
}
_MPMATH = {
    **{name: getattr(mpmath, name) for name in ("exp", "tanh", "sin", "cos", "sqrt", "log")},
    "ln": mpmath.log,
    "abs": abs,
    "max": max,
    "min": min,
}
_SYMPY = {
    **{name: getattr(sympy, name) for name in ("exp", "tanh", "sin", "cos", "sqrt", "log")},
    "ln": sympy.log,
    "abs": sympy.Abs,
    "max": lambda a, b: sympy.Piecewise((b, b > a), (a, True)),
    "min": lambda a, b: sympy.Piecewise((b, b < a), (a, True)),
}


def _tensor(value: Any) -> torch.Tensor:
    return torch.as_tensor(value, dtype=torch.float64)


TORCH = Kind(
    number=leaf,
    functions=_TORCH,
    activations=_activations(_TORCH)
    | {
        "logistic": torch.sigmoid,
        "relu": torch.relu,
        "leaky_relu": lambda net: functional.leaky_relu(net, 0.01),
        "softplus": functional.softplus,
    },
    losses=_losses(_TORCH)
    | {
        "squared_error": lambda target, out: functional.mse_loss(out, target),
        "mean_squared_error": lambda target, out: functional.mse_loss(out, target),
        "binary_cross_entropy": lambda target, out: functional.binary_cross_entropy(
            out, target.detach()
        ),
    },
    softmax=lambda nets: [out * 1.0 for out in torch.softmax(torch.stack(nets), dim=0)],
)
MPMATH = Kind(mpmath.mpf, _MPMATH, _activations(_MPMATH), _losses(_MPMATH), _shares(_MPMATH["exp"]))
SYMPY = Kind(sympy.Rational, _SYMPY, _activations(_SYMPY), _losses(_SYMPY), _shares(_SYMPY["exp"]))
