"""Formula graphs and recurrent networks to draw."""

from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.model.spec import build

RATE = {"training": {"learning_rate": 0.1}}


def formulas(values: dict[str, float], equations: dict[str, str]) -> Problem:
    """Equations over given values; the last one is the output."""
    network = {"kind": "formula", "formulas": equations, "values": values}
    network["output"] = list(equations)[-1]
    return build(Spec.model_validate({"title": "Formulas", "network": network}))


def olah() -> Problem:
    return formulas({"a": 2, "b": 1}, {"c": "a + b", "d": "b + 1", "e": "c * d"})


def neuron() -> Problem:
    return formulas(
        {"x1": 0.05, "x2": 0.1, "w1": 0.15, "w2": 0.2, "bias": 0.35, "y": 0.01},
        {
            "z": "w1 * x1 + w2 * x2 + bias",
            "p": "1 / (1 + exp(-z))",
            "r": "p - y",
            "loss": "r^2 / 2",
            "penalty": "w1^2 + w2^2",
            "E": "loss + 0.01 * penalty",
        },
    )


def shortcuts() -> Problem:
    """b reaches d, and a reaches e, on two ways each; d stands twice in e."""
    return formulas({"a": 2, "b": 3}, {"c": "a * b", "d": "c + b", "e": "d * d * a"})


def chain(length: int) -> Problem:
    return formulas({"x0": 0.5}, {f"x{k}": f"sin(x{k - 1})" for k in range(1, length + 1)})


def dense(width: int) -> Problem:
    """Two layers in which everything depends on everything."""
    xs, us, vs = ([f"{name}{k}" for k in range(1, width + 1)] for name in "xuv")
    equations = {u: " + ".join(f"{k} * {x}" for k, x in enumerate(xs, 2)) for u in us}
    equations |= {v: " * ".join(us) for v in vs}
    return formulas(dict.fromkeys(xs, 0.5), equations | {"s": " + ".join(vs)})


def recurrent(
    steps: int = 4,
    sizes: tuple[int, int, int] = (1, 1, 1),
    *,
    at_last: bool = False,
    sequences: int = 1,
) -> Problem:
    """An Elman network; ``sizes`` are those of inputs, hidden layer and outputs."""
    inputs, hidden, outputs = sizes
    network = {
        "kind": "recurrent",
        "inputs": inputs,
        "hidden": {
            "units": hidden,
            "activation": "tanh",
            "input_weights": [[0.5] * inputs] * hidden,
            "recurrent_weights": [[0.8] * hidden] * hidden,
            "bias": 0.1,
        },
        "outputs": {
            "units": outputs,
            "activation": "identity",
            "weights": [[1.2] * hidden] * outputs,
            "bias": 0.0,
        },
        "initial_state": [0.0] * hidden,
    }
    if at_last:
        network["targets_at"] = "last"
    sequence = {
        "inputs": [[0.1 * t] * inputs for t in range(1, steps + 1)],
        "targets": [[0.5] * outputs] * (1 if at_last else steps),
    }
    spec = {"title": "Recurrent", "network": network, "sequences": [sequence] * sequences}
    return build(Spec.model_validate(spec | {"loss": {"name": "half_squared_error"}} | RATE))
