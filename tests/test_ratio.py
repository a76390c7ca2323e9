"""The derivation of every weight of a 12-12-12 network, against SymPy on the composed error.

SymPy's share is measured on one weight into each layer, and the 288 are taken to cost what these
do: 144 times each. To compose the error is not even counted.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from time import process_time

import sympy

import derive
from derive.model.schema import Spec

WIDE = 12
WEIGHTS = WIDE * WIDE  # into each layer
RATIO = 1000


def spec() -> Spec:
    drawn = {"random": "uniform", "decimals": 2}
    layers = [
        {
            "name": name,
            "activation": "logistic",
            "units": WIDE,
            "weights": {**drawn, "seed": seed},
            "bias": {**drawn, "seed": seed + 1},
        }
        for name, seed in (("h", 1), ("o", 3))
    ]
    values = [k / 10 for k in range(WIDE)]
    described = {
        "title": "12-12-12",
        "network": {"inputs": WIDE, "layers": layers},
        "samples": [{"inputs": values, "targets": values}],
    }
    return Spec.model_validate(described)


def ours() -> float:
    """Seconds from the description to all derivatives by a weight, derived and in LaTeX."""
    network = spec()
    derive.explain(network)  # what is made once for all networks
    start = process_time()
    worked = derive.explain(network, weights="all")
    latex = [worked[key].latex() for key in worked if key.startswith("dE_total/dw")]
    seconds = process_time() - start
    assert len(latex) == 2 * WEIGHTS
    return seconds


def theirs() -> float:
    """Seconds for diff and latex by every weight, from one weight into each layer."""
    inputs, hidden, outputs = (
        [sympy.Symbol(f"{letter}{k}") for k in range(WIDE)] for letter in ("i", "h", "t")
    )
    first, second = ([[sympy.Symbol(f"{m}{j}_{k}") for k in range(WIDE)] for j in range(WIDE)] for m in "vw")

    def unit(row, bias, below):
        net = reduce(add, (w * x for w, x in zip(row, below, strict=True))) + bias
        return 1 / (1 + sympy.exp(-net))

    middle = [unit(row, bias, inputs) for row, bias in zip(first, hidden, strict=True)]
    last = [unit(row, hidden[0], middle) for row in second]
    error = reduce(add, ((t - o) ** 2 / 2 for t, o in zip(outputs, last, strict=True)))
    start = process_time()
    for weight in (first[0][0], second[0][0]):
        assert len(sympy.latex(sympy.diff(error, weight))) > 1000
    return (process_time() - start) * WEIGHTS


def test_a_thousand_times_faster_than_sympy() -> None:
    assert ours() * RATIO <= theirs()
