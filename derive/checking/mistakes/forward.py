"""Mistakes in the forward pass: biases, activations, sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import Function, Negation, Term, product_of, sum_of, term, transform
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.checking.mistakes.weighted import Weighted
from derive.model.assumed import revised
from derive.model.graph import Node

BIAS_LEFT_OUT = Kind(
    "bias_left_out",
    "the bias {of} is left out",
    "Did you add the bias {of}?",
    Group.FORWARD,
)
BIAS_SUBTRACTED = Kind(
    "bias_subtracted",
    "the bias {of} is subtracted",
    "With which sign does the bias {of} go into the net input?",
    Group.FORWARD,
)
OTHER_BIAS = Kind(
    "other_bias",
    "{other} is taken for the bias {of}",
    "Which bias belongs to the net input {of}?",
    Group.FORWARD,
)
NOT_APPLIED = Kind(
    "activation_left_out",
    "the activation {of} is not applied",
    "Did you apply the activation {of} to the net input?",
    Group.FORWARD,
)
APPLIED_TWICE = Kind(
    "activation_twice",
    "the activation {of} is applied twice",
    "How often did you apply the activation {of}?",
    Group.FORWARD,
)
EXPONENT_SIGN = Kind(
    "exponent_sign",
    "the minus sign in the exponent of the activation {of} is lost",
    "Which sign does net have in the exponent of the activation {of}?",
    Group.FORWARD,
)
SUM_MULTIPLIED = Kind(
    "multiplied_for_added",
    "what goes into the net input {of} is multiplied where it is to be added",
    "Are the products in the net input {of} added up?",
    Group.FORWARD,
)


def bias_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes with the biases of a unit, a layer or all."""
    for span in parts.spans(node for node in parts.nets if Weighted(node).bias):
        yield revision(parts, BIAS_LEFT_OUT, span, lambda node: _with_biases(node, ()))
        yield revision(parts, BIAS_SUBTRACTED, span, _subtracted)
        for other in _other_biases(parts, span.nodes):
            if span.wide or other.unit:
                yield revision(
                    parts,
                    OTHER_BIAS,
                    replace(span, place=f"{span.place} {parts.name(other)}"),
                    _with_bias(other),
                    other=parts.name(other),
                )


def activation_value_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes with the values of activations of one input."""
    single = [n for n in parts.outs if n.operation.arity == 1 and n.operation.name != "identity"]
    for span in parts.spans(single):
        yield revision(parts, NOT_APPLIED, span, _not_applied)
        yield revision(parts, APPLIED_TWICE, span, _applied_twice)
        if all(_positive(n.expression) != n.expression for n in span.nodes):
            yield revision(parts, EXPONENT_SIGN, span, _exponent_flipped)


def sum_mistakes(parts: Parts) -> Iterator[Mistake]:
    """The products of a net input multiplied with one another."""
    several = [node for node in parts.nets if len(Weighted(node).pairs) > 1]
    for span in parts.spans(several):
        yield revision(parts, SUM_MULTIPLIED, span, _multiplied)


def _other_biases(parts: Parts, nodes: tuple[Node, ...]) -> list[Variable]:
    own = {bias for node in nodes for bias in Weighted(node).bias}
    return [leaf for leaf in parts.graph.leaves if leaf.role is Role.BIAS and leaf not in own]


def _products(node: Node) -> list[Term]:
    return [term(weight) * source for weight, source in Weighted(node).pairs]


def _with_biases(node: Node, biases: tuple[Term, ...]) -> Node:
    return revised(node, sum_of([*_products(node), *biases]))


def _with_bias(bias: Variable) -> Change:
    return lambda node: _with_biases(node, (term(bias),))


def _subtracted(node: Node) -> Node:
    return _with_biases(node, tuple(Negation(term(bias)) for bias in Weighted(node).bias))


def _multiplied(node: Node) -> Node:
    return revised(node, Weighted(node).value([product_of(_products(node))]))


def _not_applied(node: Node) -> Node:
    return revised(node, term(node.inputs[0]))


def _applied_twice(node: Node) -> Node:
    (net,) = node.inputs
    once = node.expression
    return revised(node, transform(once, lambda part: once if part == term(net) else None))


def _positive(expression: Term) -> Term:
    """e^-x as e^x."""

    def change(part: Term) -> Term | None:
        if isinstance(part, Function) and part.name == "exp" and isinstance(part.operand, Negation):
            return Function("exp", part.operand.operand)
        return None

    return transform(expression, change)


def _exponent_flipped(node: Node) -> Node:
    return revised(node, _positive(node.expression))
