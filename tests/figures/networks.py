"""Networks of any size to draw, with weights that are all the same."""

from itertools import pairwise

from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.model.spec import build


def network_of(
    *sizes: int,
    bias: object = 0.35,
    names: str | list[str] = "hkmopqrs",
    activation: str = "logistic",
    samples: int = 1,
    weight: float = 0.15,
) -> Problem:
    """Fully connected layers of these sizes, the inputs first; ``bias`` is that of every layer."""
    layers = [
        _layer(names[k], [[weight] * m] * n, bias, activation)
        for k, (m, n) in enumerate(pairwise(sizes))
    ]
    return build(
        Spec.model_validate(
            {
                "title": "A network",
                "network": {"inputs": sizes[0], "layers": layers},
                "loss": {"name": "half_squared_error"},
                "samples": [{"inputs": [0.05] * sizes[0], "targets": [0.01] * sizes[-1]}] * samples,
                "training": {"learning_rate": 0.5},
            }
        )
    )


def _layer(
    name: str, weights: list[list[float]], bias: object, activation: str
) -> dict[str, object]:
    layer: dict[str, object] = {"name": name, "activation": activation, "weights": weights}
    return layer if bias is None else {**layer, "bias": bias}
