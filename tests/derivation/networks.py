"""Feedforward networks of any size, with all kinds of biases, activations and losses."""

from dataclasses import dataclass
from itertools import count, pairwise
from random import Random
from typing import Any, Literal

from hypothesis import strategies as st

from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.model.spec import build

Biases = Literal["shared", "one per unit", "none"]
NAMES = "kmnp"  # of the layers
ACTIVATIONS = ("logistic", "tanh", "softplus", "identity")
LOSSES = ("half_squared_error", "squared_error")


def network(
    *sizes: int,
    biases: Biases = "one per unit",
    activations: tuple[str, ...] = ("logistic",),
    loss: str = "half_squared_error",
    seed: int = 0,
    samples: int = 1,
) -> Problem:
    """Layers of these sizes, the inputs first; activations are taken in turn, numbers by ``seed``.

    Biases are trained where there are any.
    """
    draw = (f"{Random(seed + k).uniform(-1, 1):.2f}" for k in count())
    layers = [
        {
            "name": NAMES[k],
            "activation": activations[k % len(activations)],
            "weights": [_numbers(draw, before) for _ in range(after)],
            "bias": _bias(draw, biases, after),
        }
        for k, (before, after) in enumerate(pairwise(sizes))
    ]
    data = [_sample(draw, sizes, loss) for _ in range(samples)]
    description = {
        "title": "A random network",
        "network": {"inputs": sizes[0], "layers": layers},
        "loss": {"name": loss},
        "samples": data,
        "training": {"learning_rate": 0.5},
    }
    return build(Spec.model_validate(description))


@dataclass(frozen=True)
class Recipe:
    """A network, and the places of the parameters that are to be worked in full."""

    sizes: list[int]
    biases: Biases
    activations: list[str]
    loss: str
    seed: int
    places: list[int]

    def problem(self) -> Problem:
        choices = {"biases": self.biases, "loss": self.loss, "seed": self.seed}
        return network(*self.sizes, activations=tuple(self.activations), **choices)


def recipes() -> st.SearchStrategy[Recipe]:
    """One to three hidden layers of one to four units each."""
    return st.builds(
        Recipe,
        sizes=st.lists(st.integers(1, 4), min_size=3, max_size=5),
        biases=st.sampled_from(["shared", "one per unit", "none"]),
        activations=st.lists(st.sampled_from(ACTIVATIONS), min_size=1, max_size=4),
        loss=st.sampled_from(LOSSES),
        seed=st.integers(0, 100),
        places=st.lists(st.integers(0, 99), max_size=3),
    )


def _numbers(draw: Any, size: int) -> list[float]:
    return [float(next(draw)) for _ in range(size)]


def _sample(draw: Any, sizes: tuple[int, ...], loss: str) -> dict[str, list[float]]:
    """Targets are probabilities where the loss asks for them."""
    wanted = [0.0] * (sizes[-1] - 1) + [1.0]
    targets = wanted if loss == "cross_entropy" else _numbers(draw, sizes[-1])
    return {"inputs": _numbers(draw, sizes[0]), "targets": targets}


def _bias(draw: Any, biases: Biases, units: int) -> float | list[float] | None:
    if biases == "none":
        return None
    return float(next(draw)) if biases == "shared" else _numbers(draw, units)
