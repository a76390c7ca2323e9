"""Small networks of every kind, with numbers that have nothing in common."""

from __future__ import annotations

import random
from typing import Any

from derive.model import schema, spec
from derive.model.problem import Problem
from tests.checking.by_hand import ByHand


def by_hand(seed: int, **mistake: Any) -> ByHand:
    draw = _drawn(seed)
    return ByHand(
        inputs=(draw(), draw()),
        hidden=[[draw(), draw()], [draw(), draw()]],
        outputs=[[draw(), draw()], [draw(), draw()]],
        biases=(draw(), draw()),
        targets=(draw(), draw()),
        rate=0.3,
        **mistake,
    )


def _drawn(seed: int) -> Any:
    source = random.Random(seed)
    return lambda: source.choice((-1, 1)) * round(source.uniform(0.1, 0.9), 3)


def feedforward(seed: int) -> Problem:
    """The network of ``by_hand(seed)``."""
    net = by_hand(seed)
    layers = [
        {"name": "h", "activation": "logistic", "weights": net.hidden, "bias": net.biases[0]},
        {"name": "o", "activation": "logistic", "weights": net.outputs, "bias": net.biases[1]},
    ]
    return built(
        network={"inputs": 2, "layers": layers},
        loss={"name": "half_squared_error"},
        samples=[{"inputs": list(net.inputs), "targets": list(net.targets)}],
    )


def softmax(seed: int) -> Problem:
    draw = _drawn(seed)
    rows = [[draw(), draw()] for _ in range(3)]
    hidden = [[draw(), draw()], [draw(), draw()]]
    layers = [
        {"name": "h", "activation": "tanh", "weights": hidden, "bias": [draw(), draw()]},
        {"name": "o", "activation": "softmax", "weights": rows, "bias": [draw() for _ in rows]},
    ]
    return built(
        network={"inputs": 2, "layers": layers},
        loss={"name": "cross_entropy"},
        samples=[{"inputs": [draw(), draw()], "targets": [0.2, 0.7, 0.1]}],
    )


def batch(seed: int) -> Problem:
    draw = _drawn(seed)
    layer = {"name": "o", "activation": "logistic", "weights": [[draw(), draw()]], "bias": draw()}
    return built(
        network={"inputs": 2, "layers": [layer]},
        loss={"name": "squared_error"},
        samples=[{"inputs": [draw(), draw()], "targets": [draw()]} for _ in range(3)],
        batch="sum",
    )


def recurrent(seed: int) -> Problem:
    draw = _drawn(seed)
    matrices = {
        "input_weights": [[draw()]],
        "recurrent_weights": [[draw()]],
        "bias": draw(),
    }
    network = {
        "kind": "recurrent",
        "inputs": 1,
        "hidden": {"units": 1, "activation": "tanh", **matrices},
        "outputs": {"units": 1, "activation": "identity", "weights": [[draw()]], "bias": draw()},
    }
    sequence = {"inputs": [[draw()] for _ in range(3)], "targets": [[draw()] for _ in range(3)]}
    return built(network=network, loss={"name": "half_squared_error"}, sequences=[sequence])


def formula(seed: int) -> Problem:
    draw = _drawn(seed)
    formulas = {"c": "a + b", "d": "b + 1", "e": "c * d"}
    values = {"a": draw(), "b": draw()}
    return built(network={"kind": "formula", "output": "e", "formulas": formulas, "values": values})


def built(batch: str | None = None, **described: Any) -> Problem:
    training: dict[str, Any] = {"learning_rate": 0.3, "update_biases": False}
    if described["network"].get("kind") == "formula":
        training = {"learning_rate": 0.3}
    if batch:
        training["batch"] = batch
    description = {"title": "A small network", "training": training, **described}
    return spec.build(schema.Spec.model_validate(description))
