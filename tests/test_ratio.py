"""The derivation of every weight of a 12-12-12 network, against SymPy on the composed error.

Both sides answer in symbols and in LaTeX, and neither is charged for collecting garbage. SymPy's
share is measured on one weight into each layer; the 144 into a layer are taken to cost as much as
the one. That is fair: they differ in their names only.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import reduce
from operator import add
from time import process_time

import pytest
import sympy

import derive
from derive.algebra.term import partial
from derive.derivation.derivation import derive_graph
from derive.derivation.step import Line
from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.writers.formats import TEX

WIDE = 12
WEIGHTS = WIDE * WIDE  # into each layer


def problem() -> Problem:
    drawn = {"random": "uniform", "decimals": 2, "seed": 1}
    layer = {"activation": "logistic", "units": WIDE, "weights": drawn, "bias": drawn}
    values = [k / 10 for k in range(WIDE)]
    described = {
        "title": "12-12-12",
        "network": {"inputs": WIDE, "layers": [{**layer, "name": "h"}, {**layer, "name": "o"}]},
        "samples": [{"inputs": values, "targets": values}],
    }
    return derive.build(Spec.model_validate(described))


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = process_time()
        work()
        return process_time() - start
    finally:
        gc.enable()


@pytest.fixture(scope="module")
def theirs() -> float:
    """To compose the error, differentiate it by every weight and write it down."""
    composing = seconds(composed)
    error, weights = composed()
    each = seconds(lambda: [sympy.latex(sympy.diff(error, weight)) for weight in weights])
    return composing + WEIGHTS * each


def composed() -> tuple[sympy.Expr, tuple[sympy.Symbol, sympy.Symbol]]:
    """The error, and one weight into each layer."""
    inputs, targets = sympy.symbols(f"i1:{WIDE + 1}"), sympy.symbols(f"t1:{WIDE + 1}")
    below, weights = inputs, []
    for name in "ho":
        rows = [sympy.symbols(f"w_{name}{unit}_1:{WIDE + 1}") for unit in range(WIDE)]
        biases = sympy.symbols(f"b_{name}1:{WIDE + 1}")
        nets = [
            reduce(add, (w * x for w, x in zip(row, below, strict=True))) + bias
            for row, bias in zip(rows, biases, strict=True)
        ]
        below = [1 / (1 + sympy.exp(-net)) for net in nets]
        weights.append(rows[0][0])
    halves = ((t - o) ** 2 / 2 for t, o in zip(targets, below, strict=True))
    return reduce(add, halves), (weights[0], weights[1])


@pytest.mark.parametrize(("in_full", "ratio"), [("the first ones", 1000), ("all", 500)])
def test_derivation_in_latex(theirs: float, in_full: str, ratio: int) -> None:
    network = problem()
    weights = [leaf for leaf in network.graph.leaves if leaf.role == "weight"]
    printed: list[str] = []

    def ours() -> None:
        derivation = derive_graph(network.graph, weights if in_full == "all" else None)
        printer = Printer(TEX.syntax, network.graph, Values(network))
        printed[:] = (in_symbols(printer, line) for step in derivation.steps for line in step.lines)

    best = min(seconds(ours) for _ in range(3))
    written = Printer(TEX.syntax, network.graph, Values(network))
    for weight in weights:
        left = written.term(partial(network.graph.output, weight))
        assert any(line.startswith(f"{left} = ") for line in printed)
    assert best * ratio <= theirs, f"only {theirs / best:.0f} times faster"


def in_symbols(printer: Printer, line: Line) -> str:
    sides = (line.left, *line.right)
    return " = ".join(map(printer.term, sides))
