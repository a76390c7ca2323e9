"""Functions given piece by piece are differentiated piece by piece."""

from __future__ import annotations

from derive.algebra.sympy_bridge import equal
from derive.algebra.term import (
    ONE,
    TWO,
    ZERO,
    Cases,
    Condition,
    Function,
    Negation,
    Number,
    Partial,
    Term,
    term,
)
from derive.algebra.variable import Role, Variable
from derive.derivation.differentiate import Move, differentiate
from derive.derivation.local import local_moves
from derive.derivation.simplify import simplify
from derive.derivation.step import Rule
from derive.model.activations import ACTIVATIONS, find
from derive.model.graph import Node

BY = Variable(Role.NET, 1, 1)
X = term(BY)
POSITIVE, NEGATIVE = Condition(X, ">", ZERO), Condition(X, "<", ZERO)


def either(then: Term, otherwise: Term) -> Cases:
    return Cases(((then, POSITIVE),), otherwise)


def test_leaky_relu_line_by_line() -> None:
    leak = Number("0.01")
    assert differentiate(either(X, leak * X), BY) == (
        Move(Rule.CASES, either(Partial(X, BY), Partial(leak * X, BY))),
        Move(Rule.IDENTITY, either(ONE, Partial(leak * X, BY))),
        Move(Rule.POWER, either(ONE, ONE * leak * X ** (ONE - ONE))),
        Move(Rule.SIMPLIFY, either(ONE, leak)),
    )


def test_the_absolute_value() -> None:
    (move,) = differentiate(Function("abs", X), BY)
    signs = Cases(((ONE, POSITIVE), (Negation(ONE), NEGATIVE)), ZERO)
    assert move == Move(Rule.ABSOLUTE, signs)
    first, *_ = differentiate(Function("abs", X**TWO), BY)
    assert first.rule is Rule.ABSOLUTE
    assert isinstance(first.after, Cases)
    assert first.after.branches[0][0] == Partial(X**TWO, BY)


def test_simplifying_leaves_conditions_as_they_are() -> None:
    odd = Condition(X + ZERO, ">", ZERO * X)
    assert simplify(Cases(((X * ONE, odd),), ZERO)) == Cases(((X, odd),), ZERO)
    assert simplify(Cases(((ZERO * X, odd),), ZERO)) == ZERO


def test_every_activation_and_formula_arrives_at_its_derivative() -> None:
    formulas = (
        "max(0, net) * net",
        "net / (1 + abs(net))",
        "exp(-abs(net))",
        "max(min(net, 1), 0)",
    )
    for operation in (*ACTIVATIONS, *map(find, formulas)):
        assert operation is not None
        node = Node(Variable(Role.OUT, 1, 1), operation, (BY,))
        last = local_moves(node, BY)[-1].after
        textbook = operation.textbook.get(1)
        assert textbook is None or last == node.applied(textbook)
        assert equal(last, last)
