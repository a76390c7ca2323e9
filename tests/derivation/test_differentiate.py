"""Differentiation by rules: the lines for every rule, and every line the same function."""

from decimal import Decimal

import mpmath
import pytest
import sympy
from hypothesis import assume, given

from derive.algebra.sympy_bridge import differentiate as by_sympy
from derive.algebra.sympy_bridge import equal, symbol, to_sympy
from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    ZERO,
    Cases,
    Condition,
    IndexedSum,
    Negation,
    Partial,
    Reference,
    Term,
    exp,
    partial,
    term,
    transform,
)
from derive.derivation.differentiate import differentiate
from derive.derivation.step import Rule
from derive.errors import AlgebraError
from tests.derivation.expressions import BY, VARIABLES, X, Y, Z, fn, text
from tests.derivation.judge import DIGITS, POINTS, close, regular, slope, value
from tests.derivation.random_expressions import EXPRESSIONS, quickly

THREE = term(3)

SIMPLE = [
    (X, "IDENTITY: 1"),
    (Y, "CONSTANT: 0"),
    (term(5), "CONSTANT: 0"),
    (fn("sqrt", Y) * Z, "CONSTANT: 0"),
    (-X, "LINEAR: −1"),
    (Y - X, "LINEAR: −1"),
    (THREE + X, "LINEAR: 1"),
    (
        X - X,
        "SUM: ∂x/∂x − ∂x/∂x",
        "IDENTITY: 1 − 1",
        "SIMPLIFY: 0",
    ),
    (
        X - (Y - X),
        "SUM: ∂x/∂x − ∂/∂x [y − x]",
        "IDENTITY: 1 − ∂/∂x [y − x]",
        "LINEAR: 1 − (−1)",
        "SIMPLIFY: 2",
    ),
    (
        Z * fn("sqrt", Y) + X,
        "SUM: ∂/∂x [z · √(y)] + ∂x/∂x",
        "CONSTANT: 0 + ∂x/∂x",
        "IDENTITY: 0 + 1",
        "SIMPLIFY: 1",
    ),
    (
        -(X * Y) - X**2,
        "SUM: −∂/∂x [x · y] − ∂/∂x [x²]",
        "POWER: −1 · y · x^(1 − 1) − 2 · x^(2 − 1)",
        "SIMPLIFY: −y − 2 · x",
    ),
]
CONSTANT_MULTIPLES = [
    (
        X / 2,
        "CONSTANT_MULTIPLE: 1/2 · ∂x/∂x",
        "IDENTITY: 1/2 · 1",
        "SIMPLIFY: 1/2",
    ),
    (
        Y * exp(X) * Z,
        "CONSTANT_MULTIPLE: y · z · ∂/∂x [e^x]",
        "EXPONENTIAL: y · z · e^x",
    ),
    (
        -(ONE / X),
        "CONSTANT_MULTIPLE: −∂/∂x [1/x]",
        "RECIPROCAL: −(−(∂x/∂x)/x²)",
        "IDENTITY: −(−1/x²)",
        "SIMPLIFY: 1/x²",
    ),
    (
        Y * -X,
        "CONSTANT_MULTIPLE: y · ∂/∂x [−x]",
        "LINEAR: y · (−1)",
        "SIMPLIFY: −y",
    ),
]
POWERS = [
    (X * Y, "POWER: 1 · y · x^(1 − 1)", "SIMPLIFY: y"),
    (X**2, "POWER: 2 · x^(2 − 1)", "SIMPLIFY: 2 · x"),
    (THREE * X**2, "POWER: 2 · 3 · x^(2 − 1)", "SIMPLIFY: 6 · x"),
    (Decimal("0.10") * X**3, "POWER: 3 · 0.10 · x^(3 − 1)", "SIMPLIFY: 0.3 · x²"),
    (X**-1, "POWER: −1 · x^(−1 − 1)", "SIMPLIFY: −x^(−2)"),
    (X**HALF, "POWER: 1/2 · x^(1/2 − 1)", "SIMPLIFY: 1/2 · x^(−1/2)"),
    (X**Y, "POWER: y · x^(y − 1)"),
    (
        HALF * (Y - X) ** 2,
        "POWER: 2 · 1/2 · (y − x)^(2 − 1) · ∂/∂x [y − x]",
        "LINEAR: 2 · 1/2 · (y − x)^(2 − 1) · (−1)",
        "SIMPLIFY: −(y − x)",
    ),
    (
        (TWO * X) ** 3,
        "POWER: 3 · (2 · x)^(3 − 1) · ∂/∂x [2 · x]",
        "POWER: 3 · (2 · x)^(3 − 1) · 1 · 2 · x^(1 − 1)",
        "SIMPLIFY: 6 · (2 · x)²",
    ),
    (
        (-X) ** 2,
        "POWER: 2 · (−x)^(2 − 1) · ∂/∂x [−x]",
        "LINEAR: 2 · (−x)^(2 − 1) · (−1)",
        "SIMPLIFY: 2 · x",
    ),
    (
        TWO**X,
        "GENERAL_POWER: 2^x · ln(2) · ∂x/∂x",
        "IDENTITY: 2^x · ln(2) · 1",
        "SIMPLIFY: 2^x · ln(2)",
    ),
    (
        X**X,
        "GENERAL_POWER: x^x · (ln(x) · ∂x/∂x + (x · ∂x/∂x)/x)",
        "IDENTITY: x^x · (ln(x) · 1 + (x · 1)/x)",
        "SIMPLIFY: x^x · (ln(x) + 1)",
    ),
]
PRODUCTS = [
    (
        X * exp(X),
        "PRODUCT: ∂x/∂x · e^x + x · ∂/∂x [e^x]",
        "IDENTITY: 1 · e^x + x · ∂/∂x [e^x]",
        "EXPONENTIAL: 1 · e^x + x · e^x",
        "SIMPLIFY: e^x + x · e^x",
    ),
    (
        X * Y * fn("sin", X),
        "PRODUCT: ∂x/∂x · y · sin(x) + x · y · ∂/∂x [sin(x)]",
        "IDENTITY: 1 · y · sin(x) + x · y · ∂/∂x [sin(x)]",
        "SINE: 1 · y · sin(x) + x · y · cos(x)",
        "SIMPLIFY: y · sin(x) + x · y · cos(x)",
    ),
    (
        X * exp(X) * fn("ln", X),
        "PRODUCT: ∂x/∂x · e^x · ln(x) + x · ∂/∂x [e^x] · ln(x) + x · e^x · ∂/∂x [ln(x)]",
        "IDENTITY: 1 · e^x · ln(x) + x · ∂/∂x [e^x] · ln(x) + x · e^x · ∂/∂x [ln(x)]",
        "EXPONENTIAL: 1 · e^x · ln(x) + x · e^x · ln(x) + x · e^x · ∂/∂x [ln(x)]",
        "LOGARITHM: 1 · e^x · ln(x) + x · e^x · ln(x) + x · e^x · 1/x",
        "SIMPLIFY: e^x · ln(x) + x · e^x · ln(x) + e^x",
    ),
]
QUOTIENTS = [
    (
        (X + 1) / (X - 1),
        "QUOTIENT: (∂/∂x [x + 1] · (x − 1) − (x + 1) · ∂/∂x [x − 1])/(x − 1)²",
        "LINEAR: (1(x − 1) − (x + 1) · 1)/(x − 1)²",
        "SIMPLIFY: (x − 1 − (x + 1))/(x − 1)²",
    ),
    (
        exp(X) / X,
        "QUOTIENT: (∂/∂x [e^x] · x − e^x · ∂x/∂x)/x²",
        "EXPONENTIAL: (e^x · x − e^x · ∂x/∂x)/x²",
        "IDENTITY: (e^x · x − e^x · 1)/x²",
        "SIMPLIFY: (e^x · x − e^x)/x²",
    ),
    (
        Y / X,
        "RECIPROCAL: −(y · ∂x/∂x)/x²",
        "IDENTITY: −(y · 1)/x²",
        "SIMPLIFY: −y/x²",
    ),
    (
        ONE / (ONE + exp(-X)),
        "RECIPROCAL: −(∂/∂x [1 + e^(−x)])/(1 + e^(−x))²",
        "SUM: −(∂/∂x [1] + ∂/∂x [e^(−x)])/(1 + e^(−x))²",
        "CONSTANT: −(0 + ∂/∂x [e^(−x)])/(1 + e^(−x))²",
        "EXPONENTIAL: −(0 + e^(−x) · ∂/∂x [−x])/(1 + e^(−x))²",
        "LINEAR: −(0 + e^(−x) · (−1))/(1 + e^(−x))²",
        "SIMPLIFY: e^(−x)/(1 + e^(−x))²",
    ),
]
FUNCTIONS = [
    (exp(X), "EXPONENTIAL: e^x"),
    (fn("ln", X), "LOGARITHM: 1/x"),
    (fn("sqrt", X), "SQUARE_ROOT: 1/(2 · √(x))"),
    (fn("tanh", X), "TANH: 1 − tanh(x)²"),
    (fn("sin", X), "SINE: cos(x)"),
    (fn("cos", X), "COSINE: −sin(x)"),
    (
        fn("ln", ONE + exp(X)),
        "LOGARITHM: (∂/∂x [1 + e^x])/(1 + e^x)",
        "SUM: (∂/∂x [1] + ∂/∂x [e^x])/(1 + e^x)",
        "CONSTANT: (0 + ∂/∂x [e^x])/(1 + e^x)",
        "EXPONENTIAL: (0 + e^x)/(1 + e^x)",
        "SIMPLIFY: e^x/(1 + e^x)",
    ),
    (
        fn("sqrt", ONE + X**2),
        "SQUARE_ROOT: (∂/∂x [1 + x²])/(2 · √(1 + x²))",
        "SUM: (∂/∂x [1] + ∂/∂x [x²])/(2 · √(1 + x²))",
        "CONSTANT: (0 + ∂/∂x [x²])/(2 · √(1 + x²))",
        "POWER: (0 + 2 · x^(2 − 1))/(2 · √(1 + x²))",
        "SIMPLIFY: x/√(1 + x²)",
    ),
    (
        fn("tanh", TWO * X),
        "TANH: (1 − tanh(2 · x)²) · ∂/∂x [2 · x]",
        "POWER: (1 − tanh(2 · x)²) · 1 · 2 · x^(1 − 1)",
        "SIMPLIFY: 2(1 − tanh(2 · x)²)",
    ),
    (
        fn("cos", X * Y),
        "COSINE: −sin(x · y) · ∂/∂x [x · y]",
        "POWER: −sin(x · y) · 1 · y · x^(1 − 1)",
        "SIMPLIFY: −sin(x · y) · y",
    ),
    (
        fn("sin", fn("cos", exp(-X))),
        "SINE: cos(cos(e^(−x))) · ∂/∂x [cos(e^(−x))]",
        "COSINE: cos(cos(e^(−x))) · (−sin(e^(−x)) · ∂/∂x [e^(−x)])",
        "EXPONENTIAL: cos(cos(e^(−x))) · (−sin(e^(−x)) · e^(−x) · ∂/∂x [−x])",
        "LINEAR: cos(cos(e^(−x))) · (−sin(e^(−x)) · e^(−x) · (−1))",
        "SIMPLIFY: cos(cos(e^(−x))) · sin(e^(−x)) · e^(−x)",
    ),
]
TABLE = [*SIMPLE, *CONSTANT_MULTIPLES, *POWERS, *PRODUCTS, *QUOTIENTS, *FUNCTIONS]


@pytest.mark.parametrize("case", TABLE, ids=[text(case[0]) for case in TABLE])
def test_the_lines(case: tuple[Term, ...]) -> None:
    of, *lines = case
    assert [f"{move.rule.name}: {text(move.after)}" for move in differentiate(of, BY)] == lines


@quickly(400)
@given(EXPRESSIONS)
def test_every_line_is_the_derivative(of: Term) -> None:
    moves = differentiate(of, BY)
    for point in POINTS:
        expected = slope(of, BY, point)
        for move in moves if expected is not None else ():
            found = value(move.after, point)
            assert close(found, expected) or not (found is not None or regular(of, point))


@quickly(150)
@given(EXPRESSIONS)
def test_the_last_line_is_what_sympy_finds(of: Term) -> None:
    point = POINTS[0]
    assume(regular(of, point) and slope(of, BY, point) is not None)
    symbols = [symbol(Reference(variable)) for variable in VARIABLES]
    wanted = sympy.lambdify(symbols, sympy.diff(to_sympy(of), symbols[0]), "mpmath")
    with mpmath.workdps(DIGITS):
        expected = wanted(*point.values())
    assert close(value(differentiate(of, BY)[-1].after, point), expected)


@pytest.mark.parametrize("case", TABLE, ids=[text(case[0]) for case in TABLE])
def test_every_line_in_the_table_is_proved_by_sympy(case: tuple[Term, ...]) -> None:
    of = case[0]
    for move in differentiate(of, BY):
        assert equal(transform(move.after, plain), by_sympy(of, BY))


def plain(part: Term) -> Term | None:
    """dx/dx = 1 and dy/dx = 0: here x, y and z are no more than letters."""
    if isinstance(part, Partial) and isinstance(part.of, Reference):
        return ONE if part.of == X else ZERO
    return None


def test_cases_are_differentiated_piece_by_piece() -> None:
    above = Condition(X, ">", ZERO)
    moves = differentiate(Cases(((X**2, above),), Y), BY)
    assert [move.rule for move in moves] == [Rule.CASES, Rule.POWER, Rule.CONSTANT, Rule.SIMPLIFY]
    assert moves[0].after == Cases(((partial(X**2, BY), above),), partial(Y, BY))
    assert moves[-1].after == Cases(((TWO * X, above),), ZERO)


def test_a_size_has_the_slope_of_what_is_in_it_with_its_sign() -> None:
    moves = differentiate(fn("abs", TWO * X), BY)
    above, below = Condition(TWO * X, ">", ZERO), Condition(TWO * X, "<", ZERO)
    assert [move.rule for move in moves] == [Rule.ABSOLUTE, Rule.POWER, Rule.SIMPLIFY]
    assert moves[-1].after == Cases(((TWO, above), (Negation(TWO), below)), ZERO)


def test_the_rules_stop_where_they_must() -> None:
    with pytest.raises(AlgebraError, match="the function sigma; known ones: exp"):
        differentiate(fn("sigma", X), BY)
    with pytest.raises(AlgebraError, match="of the kind IndexedSum; write it out"):
        differentiate(IndexedSum("o", 2, X), BY)
