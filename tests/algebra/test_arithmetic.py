import math
from decimal import Decimal

import pytest

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import ONE, TWO, ZERO, Function, Hole, Number, Term, exp, term
from derive.algebra.variable import argument
from derive.errors import AlgebraError

X = term(argument(1))
TERMS: tuple[Term, ...] = (
    X + TWO - ONE,
    X * X / TWO,
    -(X**TWO),
    ONE / (ONE + exp(-X)),
    Hole("blank", X ** Number("1.5")),
    *(Function(name, X) for name in ("ln", "tanh", "sin", "cos", "sqrt", "abs")),
)


@pytest.mark.parametrize("node", TERMS, ids=str)
def test_floats_and_decimals_agree(node: Term) -> None:
    with precision():
        precise = evaluate(node, DECIMALS, lambda _: Decimal("0.7"))
    assert math.isclose(evaluate(node, FLOATS, lambda _: 0.7), precise, rel_tol=1e-14)


@pytest.mark.parametrize(
    ("name", "digits"),
    [
        ("exp", "2.01375270747047652162454938858306527001754239414587"),
        ("tanh", "0.60436777711716349630868718310382647501556664741686"),
        ("sin", "0.64421768723769105367261435139872018306581384457369"),
        ("cos", "0.76484218728448842625585999019186490926821055037370"),
    ],
)
def test_fifty_digits(name: str, digits: str) -> None:
    with precision():
        found = evaluate(Function(name, X), DECIMALS, lambda _: Decimal("0.7"))
    assert abs(found - Decimal(digits)) < Decimal("1e-48")


def test_anything_to_the_power_zero_is_one() -> None:
    assert evaluate(ZERO**ZERO, DECIMALS, lambda _: Decimal(0)) == 1


def test_unknown_functions_are_named_with_the_known_ones() -> None:
    with pytest.raises(AlgebraError, match=r"'gamma'; known ones: abs, cos, exp"):
        evaluate(Function("gamma", X), FLOATS, lambda _: 1.0)
