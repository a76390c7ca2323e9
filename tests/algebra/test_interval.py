from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.algebra.arithmetic import evaluate
from derive.algebra.interval import INTERVALS, Interval, point
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import ONE, TWO, Function, Number, Term, exp, term
from derive.algebra.variable import argument

X = term(argument(1))
TERMS: tuple[Term, ...] = (
    X * X - X,
    X**TWO,
    X ** Number("3"),
    ONE / (ONE + exp(-X)),
    -X / TWO,
    *(Function(name, X) for name in ("tanh", "sin", "cos", "abs")),
)


@given(
    node=st.sampled_from(TERMS),
    ends=st.tuples(st.integers(-30, 30), st.integers(-30, 30)).map(sorted),
    part=st.integers(0, 8),
)
def test_the_interval_holds_the_value_at_every_point_inside(
    node: Term, ends: list[int], part: int
) -> None:
    low, high = (Decimal(end) / 10 for end in ends)
    inside = low + (high - low) * part / 8
    with precision():
        found = evaluate(node, INTERVALS, lambda _: Interval(low, high))
        value = evaluate(node, DECIMALS, lambda _: inside)
        assert found.low - Decimal("1e-45") <= value <= found.high + Decimal("1e-45")


def test_division_by_what_may_be_zero() -> None:
    with pytest.raises(ZeroDivisionError):
        evaluate(ONE / X, INTERVALS, lambda _: Interval(Decimal(-1), Decimal(1)))


def test_meets() -> None:
    one = Interval(Decimal(0), Decimal(1))
    assert one.meets(point(Decimal(1)))
    assert not one.meets(point(Decimal("1.01")))
