"""Case distinctions: their value, their derivative, their proofs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.interval import INTERVALS, Interval
from derive.algebra.piecewise import absolute, conditions, outermost, pieces, written_out
from derive.algebra.precise import DECIMALS
from derive.algebra.sympy_bridge import differentiate, equal
from derive.algebra.term import (
    ONE,
    TWO,
    ZERO,
    Cases,
    Condition,
    Function,
    Relation,
    Term,
    children,
    exp,
    rebuild,
    substitute,
    term,
    variables,
)
from derive.algebra.variable import argument
from derive.errors import AlgebraError

BY = argument(1)
X, Y = term(BY), term(argument(2))
RELU = Cases(((X, Condition(X, ">", ZERO)),), ZERO)
STEPS = Cases(((X, Condition(X, ">", ONE)), (X * X, Condition(X, ">=", ZERO))), -X)
SIZE = Function("abs", X)


def at(node: Term, x: float, y: float = 0.7) -> float:
    return evaluate(node, FLOATS, lambda part: x if part == X else y)


@pytest.mark.parametrize(
    ("relation", "values"),
    [(">", (0, 0, 1)), (">=", (0, 1, 1)), ("<", (1, 0, 0)), ("<=", (1, 1, 0))],
)
def test_the_relations(relation: Relation, values: tuple[float, ...]) -> None:
    asked = Cases(((ONE, Condition(X, relation, TWO)),), ZERO)
    assert tuple(at(asked, x) for x in (1.0, 2.0, 3.0)) == values
    decimals = (evaluate(asked, DECIMALS, lambda _, x=x: Decimal(x)) for x in (1, 2, 3))
    assert tuple(decimals) == values


def test_the_first_condition_that_holds_decides() -> None:
    assert [at(STEPS, x) for x in (3.0, 0.5, 0.0, -2.0)] == [3.0, 0.25, 0.0, 2.0]


@pytest.mark.parametrize(
    ("low", "high", "value"),
    [("1", "2", ("1", "2")), ("-2", "-1", ("0", "0")), ("-1", "2", ("-1", "2"))],
)
def test_an_interval_that_may_fall_on_either_side_is_enclosed(
    low: str, high: str, value: tuple[str, str]
) -> None:
    found = evaluate(RELU, INTERVALS, lambda _: Interval(Decimal(low), Decimal(high)))
    assert found == Interval(*map(Decimal, value))


def test_conditions_are_part_of_the_term() -> None:
    assert children(STEPS) == (X, X, ONE, X * X, X, ZERO, -X)
    assert rebuild(STEPS, children(STEPS)) == STEPS
    moved = substitute(RELU, {BY: Y})
    assert variables(moved) == {argument(2)}
    assert moved == Cases(((Y, Condition(Y, ">", ZERO)),), ZERO)


@pytest.mark.parametrize(
    "node",
    [
        RELU,
        STEPS,
        SIZE,
        X * Function("abs", X - Y),
        RELU * RELU / (ONE + exp(RELU)),
        Function("abs", SIZE - ONE),
        exp(-SIZE) * STEPS + X,
    ],
    ids=["relu", "steps", "abs", "product", "quotient", "nested", "several"],
)
@pytest.mark.parametrize("x", [-1.7, -0.3, 0.4, 2.6])
def test_the_derivative_is_the_slope_on_every_piece(node: Term, x: float) -> None:
    slope = (at(node, x + 1e-6) - at(node, x - 1e-6)) / 2e-6
    assert at(differentiate(node, BY), x) == pytest.approx(slope, rel=1e-6, abs=1e-8)


def test_a_piece_keeps_its_condition() -> None:
    assert differentiate(RELU, BY) == Cases(((ONE, Condition(X, ">", ZERO)),), ZERO)
    assert differentiate(RELU, argument(2)) == ZERO


def test_equality_is_proved_piece_by_piece() -> None:
    assert equal(RELU * RELU, RELU**TWO)
    assert equal(Cases(((X * X / X, Condition(X, ">", ZERO)),), X - X), RELU)
    assert not equal(RELU, X)
    assert not equal(RELU, Cases(((X, Condition(X, ">", ZERO)),), ONE))
    assert equal(SIZE, absolute(X))


def test_pieces_settled_and_open() -> None:
    first, second = conditions(STEPS)
    assert list(pieces(STEPS)) == [(X,), (X,), (X * X,), (-X,)]
    assert list(pieces(STEPS, settled={first: True})) == [(X,), (X,)]
    assert list(pieces(STEPS, settled={first: False})) == [(X * X,), (-X,)]
    assert list(pieces(STEPS, settled={first: False, second: False})) == [(-X,)]
    assert written_out(SIZE + RELU) == absolute(X) + RELU
    assert outermost(SIZE + RELU * RELU) == (RELU,)


def test_too_many_conditions_are_refused() -> None:
    many = [Cases(((X, Condition(X, ">", term(k))),), ZERO) for k in range(9)]
    with pytest.raises(AlgebraError, match="more than 8 conditions"):
        list(pieces(*many))
