"""Terms as generated Python."""

from __future__ import annotations

import pytest

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.term import ONE, ZERO, Cases, Condition, Number, term
from derive.algebra.variable import argument
from derive.numerics.source import Writer

X = term(argument(1))
STEPS = Cases(((X * X, Condition(X, ">", ONE)), (-X, Condition(X, "<=", ZERO))), Number("0.5") + X)


@pytest.mark.parametrize("x", [-2.0, 0.0, 0.5, 1.0, 3.0])
def test_case_distinctions(x: float) -> None:
    writer = Writer()
    source = writer.expression(2 * STEPS, {argument(1): "x"})
    found = eval(source, {**writer.borrowed(FLOATS), "x": x})
    assert found == evaluate(2 * STEPS, FLOATS, lambda _: x)
