"""Forward through a layer in matrix form, and the error at the end."""

from __future__ import annotations

from derive.algebra.term import (
    ONE,
    TWO,
    Function,
    Power,
    Product,
    Quotient,
    Shaped,
    Term,
    Transpose,
    term,
)
from derive.algebra.variable import Role
from derive.derivation.lifting import lifted
from derive.derivation.matrix_lines import MatrixLines
from derive.derivation.shape import own_errors, share_of_error
from derive.derivation.step import Rule


def net_input(lines: MatrixLines, layer: int) -> None:
    """z = W a' + b."""
    arrays, bias = lines.arrays, lines.arrays.biases(layer)
    weighted = arrays.times(Shaped(arrays.weights(layer)), Shaped(arrays.incoming(layer)))
    right = weighted + Shaped(bias) if bias else weighted
    goal, left = arrays.name(Role.NET, layer), arrays.of(Role.NET, layer)
    lines.write(Rule.NET_INPUT, goal, left, right)


def activation(lines: MatrixLines, layer: int) -> None:
    """a = f(z)."""
    arrays, net = lines.arrays, lines.arrays.of(Role.NET, layer)
    called = Function(lines.function(layer), net.name)
    function = arrays.vector(called, (node.expression for node in lines.activations(layer)))
    right = net if lines.passes_on(layer) else function
    goal, left = arrays.name(Role.OUT, layer), arrays.of(Role.OUT, layer)
    lines.write(Rule.ACTIVATION, goal, left, right, numbers=False)


def total_error(lines: MatrixLines) -> None:
    """E = c (t - a)^T (t - a), where the loss is a multiple of a square."""
    graph, out = lines.graph, lines.arrays.units(Role.OUT, lines.last)[0]
    (own,) = own_errors(graph, out)
    squares = _squares(lines, own.expression)
    if squares:
        share = share_of_error(graph, own.variable)
        factors = squares if share == ONE else (share, *squares)
        lines.write(Rule.TOTAL_ERROR, graph.output, term(graph.output), Product(factors))


def _squares(lines: MatrixLines, error: Term) -> tuple[Term, ...]:
    """c u^2 as the factors of c u^T u; nothing for an error that is no such square."""
    match error:
        case Product((Quotient() as factor, Power() as square)):
            inner = _squares(lines, square)
            return (factor, *inner) if inner else ()
        case Power(base, exponent) if exponent == TWO:
            vector = lifted(base, lines.vectors(lines.last))
            return lines.arrays.times(Transpose(vector), vector).factors if vector else ()
    return ()
