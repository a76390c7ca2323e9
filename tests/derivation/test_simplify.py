"""Tidying: tables of what becomes of a term, and the laws that hold for every term."""

from decimal import Decimal

import pytest
from hypothesis import given

from derive.algebra.term import Negation, Number, Term, term, walk
from derive.derivation.simplify import simplify
from tests.derivation.expressions import X, Y, Z, fn, text
from tests.derivation.judge import POINTS, close, value
from tests.derivation.random_expressions import EXPRESSIONS, quickly

ZERO, ONE, TWO, THREE, SIX = map(term, (0, 1, 2, 3, 6))
HALF = ONE / TWO
TENTH, QUARTER = Number("0.10"), Number("0.25")

IDLE = [
    (TWO * HALF * (X - Y) ** (TWO - 1) * -ONE + 0, "−(x − y)"),
    (X * 1, "x"),
    (X + 0, "x"),
    (0 * X, "0"),
    (ZERO / X, "0"),
    (X * Y * 0 + Z, "z"),
    (X**0, "1"),
    (X**1, "x"),
    (X / 1, "x"),
    (ONE**X, "1"),
    (fn("exp", X - X * 1), "e^(x − x)"),
    (fn("exp", ZERO), "1"),
    (fn("exp", -ZERO), "1"),
    (fn("ln", THREE - 2), "0"),
    (fn("sqrt", ONE), "1"),
    (fn("tanh", 0 * X), "0"),
    (fn("sin", ZERO), "0"),
    (fn("cos", Number("0.0")), "1"),
    (fn("cos", ONE), "cos(1)"),
    (fn("tanh", ONE), "tanh(1)"),
]
ARITHMETIC = [
    (TWO + THREE, "5"),
    (TWO - THREE, "−1"),
    (ONE + X + 2, "3 + x"),
    (X + 1 - 1, "x"),
    (X + 1 + Y + 2, "x + 3 + y"),
    (TWO * X * 3, "6 · x"),
    (X * 2, "2 · x"),
    (TWO * THREE / 4, "3/2"),
    (SIX / 2, "3"),
    (term(2) / 4, "1/2"),
    (TWO**3, "8"),
    (TWO ** (-TWO), "1/4"),
    ((-TWO) ** 3, "−8"),
    ((-TWO) ** 2, "4"),
    (ZERO**3, "0"),
    (ZERO**0, "1"),
    (TWO**9, "2⁹"),
    (TWO**HALF, "2^(1/2)"),
    (X ** (HALF - 1), "x^(−1/2)"),
]
DECIMALS = [
    (TENTH + X, "0.10 + x"),
    (TENTH * X * 1, "0.10 · x"),
    (X * TENTH + 0, "0.10 · x"),
    (TENTH + QUARTER, "0.35"),
    (THREE * Number("0.044715") * X**2, "0.134145 · x²"),
    (Number("0.15") ** 2, "0.0225"),
    (QUARTER * 4 * X, "x"),
    (TENTH / 3, "1/30"),
    (X / QUARTER, "4 · x"),
    (X / Number("0.3"), "x/0.3"),
    (Number("0.5") / X, "0.5/x"),
    (X ** (Number("2.5") - 1), "x^(1.5)"),
]
SIGNS = [
    (Negation(-X), "x"),
    (X * -ONE, "−x"),
    (-X * -Y, "x · y"),
    (-X * -Y * -Z, "−x · y · z"),
    (X * -Y, "−x · y"),
    (X / -Y, "−x/y"),
    (-X / -Y, "x/y"),
    (-(X - Y), "−(x − y)"),
    (X - (-Y), "x + y"),
    (X - -ONE, "x + 1"),
    (X - (Y - Z), "x − (y − z)"),
    ((-X) ** 2, "(−x)²"),
    (Number("-2") * X, "−2 · x"),
]
FRACTIONS = [
    (X / 2, "x/2"),
    (HALF * X, "1/2 · x"),
    (HALF * X / Y, "x/(2 · y)"),
    (X / (Y / Z), "(x · z)/y"),
    (X / Y / Z, "x/(y · z)"),
    (ONE / (ONE / X), "x"),
    (X / Y * Z, "(x · z)/y"),
    ((TWO * X) / (THREE * Y), "(2 · x)/(3 · y)"),
    ((SIX * X) / (TWO * Y), "(3 · x)/y"),
    (X / X, "1"),
    (TWO * X / X**2, "2/x"),
    (X**3 / X, "x²"),
    (X / X**3, "1/x²"),
    ((X * Y) / (Y * X), "1"),
    ((X * Y) ** 2 / (X * Y) ** 3, "1/(x · y)"),
    (-(X / X), "−1"),
    ((X + Y) * Z / (X + Y), "z"),
    ((X + Y) / (Y + X), "(x + y)/(y + x)"),
    (X**Y / X**Y, "1"),
    (X**HALF / X, "x^(1/2)/x"),
]
ZERO_DIVISORS = [
    (X / ZERO, "x/0"),
    (ZERO / ZERO, "0/0"),
    (ONE / (ONE - 1), "1/0"),
    (X / (Y / ZERO), "x/(y/0)"),
    (TWO * X / ZERO * 3, "3 · (2 · x)/0"),
    (ZERO**-ONE, "0^(−1)"),
]
TABLE = [*IDLE, *ARITHMETIC, *DECIMALS, *SIGNS, *FRACTIONS, *ZERO_DIVISORS]


@pytest.mark.parametrize(("before", "after"), TABLE, ids=[text(before) for before, _ in TABLE])
def test_what_becomes_of_a_term(before: Term, after: str) -> None:
    assert text(simplify(before)) == after


def test_the_order_of_what_is_left_is_kept() -> None:
    assert text(simplify(Z * Y * 1 + X * Decimal("1.0") + 0)) == "z · y + x"


def size(node: Term) -> int:
    return sum(1 for _ in walk(node))


@quickly(400)
@given(EXPRESSIONS)
def test_it_is_the_same_function(node: Term) -> None:
    tidy = simplify(node)
    for point in POINTS:
        expected = value(node, point)
        assert expected is None or close(value(tidy, point), expected)


@quickly(400)
@given(EXPRESSIONS)
def test_once_is_enough(node: Term) -> None:
    assert simplify(simplify(node)) == simplify(node)


@quickly(400)
@given(EXPRESSIONS)
def test_it_is_never_larger(node: Term) -> None:
    assert size(simplify(node)) <= size(node)
