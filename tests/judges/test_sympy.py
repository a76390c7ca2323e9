"""Judge: SymPy's own diff of the whole error, composed by the judge, for small networks."""

from __future__ import annotations

from functools import reduce
from operator import add

import sympy
from hypothesis import given, settings

from tests.judges.random_networks import Network, close, engine, networks, parameter_keys

ACTIVATIONS = {
    "logistic": lambda net: 1 / (1 + sympy.exp(-net)),
    "tanh": sympy.tanh,
    "identity": lambda net: net,
}


def composed(network: Network) -> tuple[sympy.Expr, dict[sympy.Symbol, sympy.Rational]]:
    """E_total as one expression in the parameters, and the parameters' exact values."""
    point: dict[sympy.Symbol, sympy.Rational] = {}
    symbols = {}
    for key, layer, unit, place in parameter_keys(network):
        one = network.layers[layer]
        symbols[layer, unit, place] = sympy.Symbol(key)
        value = one.bias[unit] if place is None else one.weights[unit][place]
        point[symbols[layer, unit, place]] = sympy.Rational(str(value))
    values = [sympy.Rational(str(value)) for value in network.inputs]
    for number, layer_ in enumerate(network.layers):
        values = [
            ACTIVATIONS[layer_.activation](
                reduce(add, (symbols[number, unit, k] * x for k, x in enumerate(values)))
                + symbols[number, unit, None]
            )
            for unit in range(len(layer_.weights))
        ]
    halves = (
        (sympy.Rational(str(target)) - out) ** 2 / 2
        for target, out in zip(network.targets, values, strict=True)
    )
    return reduce(add, halves), point


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(networks(widest=2, deepest=2))
def test_every_gradient(network: Network) -> None:
    ours = engine(network)
    error, point = composed(network)
    slopes = {str(by): sympy.diff(error, by) for by in point}
    values = sympy.lambdify(list(point), [error, *slopes.values()], "mpmath")(*point.values())
    assert close(ours["E_total"], float(values[0]))
    for key, value in zip(slopes, values[1:], strict=True):
        assert close(ours[f"dE_total/d{key}"], float(value)), key
