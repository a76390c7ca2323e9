"""The error as one function of inputs and parameters, built by SymPy."""

from __future__ import annotations

from derive.algebra.symbolic import rearranged
from derive.algebra.term import ONE, Function, Number, Quotient, Sum, Term, substitute, term
from derive.algebra.variable import Variable
from derive.model.graph import Graph, Node

SHORT = {"logistic": "sigma"}  # activations that books write as a function of one letter


def composed_error(graph: Graph) -> Term:
    """The output of ``graph`` with every intermediate quantity replaced by its expression.

    The logistic function stays a sigma, so that the nesting can be seen. The expression grows
    exponentially with depth where units share inputs: for small networks only.
    """
    composed: dict[Variable, Term] = {}
    for node in graph.nodes:
        composed[node.variable] = substitute(_short(node), composed)
    return _halved(rearranged(composed[graph.output]))


def _halved(whole: Term) -> Term:
    """A fraction of numbers stands in front, 1/2 (...)^2, where SymPy divides by it."""
    if isinstance(whole, Sum):
        return Sum(tuple(map(_halved, whole.terms)))
    if isinstance(whole, Quotient) and isinstance(whole.denominator, Number):
        return Quotient(ONE, whole.denominator) * whole.numerator
    return whole


def shortened(graph: Graph) -> bool:
    """Whether a sigma occurs in the composed error."""
    return any(node.operation.name in SHORT for node in graph.nodes)


def _short(node: Node) -> Term:
    name = SHORT.get(node.operation.name)
    return Function(name, term(node.inputs[0])) if name else node.expression
