"""Mistakes with softmax and its derivative."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from derive.algebra.term import ONE, ZERO, Quotient, Term, exp, sum_of, term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts, Span, grouped
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.model.assumed import revised
from derive.model.graph import Node

DIAGONAL_ONLY = Kind(
    "softmax_diagonal_only",
    "of the derivatives of softmax only those of each output by its own net input are taken",
    "Does a net input have an effect on the other outputs of softmax too?",
)
OFF_DIAGONAL = Kind(
    "softmax_one_forgotten",
    "the derivative of each softmax output by its own net input is taken like that by another",
    "What is the derivative of a softmax output by its own net input?",
)
EVERYWHERE_DIAGONAL = Kind(
    "softmax_all_diagonal",
    "the derivative of each softmax output by another net input is taken like that by its own",
    "What is the derivative of a softmax output by another net input?",
)
SIGN = Kind(
    "softmax_sign",
    "the minus sign in the derivative of each softmax output by another net input is lost",
    "Which sign does the derivative of a softmax output by another net input have?",
)
WRONG_INDEX = Kind(
    "softmax_wrong_index",
    "in the derivative of softmax the wrong output is subtracted from 1",
    "Which outputs are in the derivative of softmax, and at which index?",
)
WITHOUT_EXPONENTIAL = Kind(
    "softmax_without_exponential",
    "softmax is taken without the exponential",
    "Did you take e to the power of the net inputs first?",
    Group.FORWARD,
)
OWN_LEFT_OUT = Kind(
    "softmax_own_left_out",
    "the unit's own exponential is left out of the sum of softmax",
    "What are the exponentials of softmax divided by?",
    Group.FORWARD,
)
NOT_DIVIDED = Kind(
    "softmax_not_divided",
    "the exponentials of softmax are not divided by their sum",
    "Do the outputs of softmax add up to 1?",
    Group.FORWARD,
)

Slope = Callable[[Variable, Variable], Term]  # of an output by the net input of another


def softmax_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes in a whole layer of softmax."""
    shared = [node for node in parts.outs if node.peers and len(node.inputs) > 1]
    for number, nodes in grouped(shared, lambda node: node.variable.layer).items():
        span = Span(parts.graph.layers[number].name, "", nodes, wide=True)
        for kind, own, other in _SLOPES:
            yield revision(parts, kind, span, _sloped(own, other))
        yield revision(parts, WITHOUT_EXPONENTIAL, span, _linear)
        yield revision(parts, OWN_LEFT_OUT, span, _without_own)
        yield revision(parts, NOT_DIVIDED, span, lambda node: revised(node, exp(_own_net(node))))


def _own_net(node: Node) -> Variable:
    return replace(node.variable, role=Role.NET)


def _diagonal(out: Variable, _: Variable) -> Term:
    return term(out) * (ONE - term(out))


def _beside(out: Variable, other: Variable) -> Term:
    return -(term(out) * other)


_SLOPES: tuple[tuple[Kind, Slope | None, Slope | None], ...] = (
    (DIAGONAL_ONLY, None, lambda *_: ZERO),
    (OFF_DIAGONAL, _beside, None),
    (EVERYWHERE_DIAGONAL, None, _diagonal),
    (SIGN, None, lambda out, other: term(out) * other),
    (WRONG_INDEX, None, lambda out, other: term(out) * (ONE - term(other))),
)


def _sloped(own: Slope | None, other: Slope | None) -> Change:
    """Other derivatives by the own net input, by the other ones, or both; None keeps them."""

    def change(node: Node) -> Node:
        slopes = {}
        for place, net in enumerate(node.inputs, start=1):
            taken = own if net == _own_net(node) else other
            if taken:
                slopes[place] = taken(node.variable, replace(net, role=Role.OUT))
        return revised(node, slopes=slopes)

    return change


def _linear(node: Node) -> Node:
    return revised(node, Quotient(term(_own_net(node)), sum_of(map(term, node.inputs))))


def _without_own(node: Node) -> Node:
    own = _own_net(node)
    others = [exp(term(net)) for net in node.inputs if net != own]
    return revised(node, Quotient(exp(term(own)), sum_of(others)))
