"""No bracket is ever lost: the text of a random term is worth what the term is worth."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from derive.algebra.term import (
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.notation.printer import Printer
from tests.notation.broken import broken

W5, OUT, NET = (
    Variable(Role.WEIGHT, 2, 1, 1, 1),
    Variable(Role.OUT, 2, 1),
    Variable(Role.NET, 1, 1),
)
NEGATIVE, POSITIVE, SMALL = Decimal("-0.75"), Decimal("2.5"), Decimal("0.0000000005")
WORTH = {W5: NEGATIVE, OUT: POSITIVE, NET: SMALL}
NAMED = {"w5": NEGATIVE, "out_o1": POSITIVE, "net_h1": SMALL}


class Fixed:
    """Values that are chosen and exact, one of them negative and one with a power of ten."""

    def __getitem__(self, quantity: Variable | Partial) -> Decimal:
        assert isinstance(quantity, Variable)
        return WORTH[quantity]

    def evaluate(self, term: Term) -> Decimal:
        raise NotImplementedError

    def given(self, variable: Variable) -> Number | None:
        return None


def worth(term: Term) -> Fraction:
    match term:
        case Number(digits):
            return Fraction(digits)
        case Reference(variable):
            return Fraction(WORTH[variable])
        case Sum(terms):
            return sum(map(worth, terms), Fraction(0))
        case Product(factors):
            product = Fraction(1)
            for factor in factors:
                product *= worth(factor)
            return product
        case Quotient(numerator, denominator):
            return worth(numerator) / worth(denominator)
        case Power(base, exponent):
            return worth(base) ** int(worth(exponent))
        case Negation(operand):
            return -worth(operand)
    raise AssertionError(term)


def read(text: str) -> Fraction:
    """The value of text as Python reads it, once its signs are Python's."""
    assert not re.search(r"[−+·/]\s*−", text), "two signs stand side by side"
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda raised: f"**({raised[0].translate(digits)})", text)
    text = text.replace("−", "-").replace("·", "*").replace("^", "**")
    text = re.sub(r"([\w)])\(", r"\1*(", text)
    text = re.sub(r"(?<![\w.])\d+(\.\d+)?", lambda number: f"F('{number[0]}')", text)
    names = {name: Fraction(value) for name, value in NAMED.items()}
    return Fraction(eval(text, {"F": Fraction, **names}))


LEAVES = st.one_of(
    st.sampled_from([Reference(W5), Reference(OUT), Reference(NET)]),
    st.sampled_from([Number("1"), Number("2"), Number("0.50"), Number("-3")]),
)
EXPONENTS = st.sampled_from([Number("2"), Number("1") - Number("2"), Negation(Number("1"))])


def grown(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(terms, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.map(Sum),
        several.map(Product),
        st.builds(Negation, terms),
        st.builds(Quotient, terms, terms),
        st.builds(Power, terms, EXPONENTS),
    )


ARITHMETIC = st.recursive(LEAVES, grown, max_leaves=16)


def worth_if_any(term: Term) -> Fraction:
    try:
        return worth(term)
    except ZeroDivisionError:
        assume(False)
        raise


@settings(deadline=None)
@given(ARITHMETIC, st.sampled_from([Form.SYMBOLS, Form.NUMBERS]))
def test_the_text_is_worth_what_the_term_is_worth(
    printer: Callable[[str], Printer], term: Term, form: Form
) -> None:
    text = replace(printer("text"), values=Fixed())
    expected = worth_if_any(term)
    assert read(text.term(term, form)) == expected


@settings(deadline=None)
@given(ARITHMETIC, st.sampled_from([Form.SYMBOLS, Form.NUMBERS]), st.integers(10, 60))
def test_broken_rows_are_worth_what_the_term_is_worth(
    printer: Callable[[str], Printer], term: Term, form: Form, width: int
) -> None:
    text = replace(printer("text"), values=Fixed())
    rows = broken(text, None, term, form, width)
    expected = worth_if_any(term)
    assert read(" ".join(rows)) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("2(1 − 3)", -4), ("−2²", -4), ("(−2)²", 4), ("2 · 10⁻¹", Fraction(1, 5)), ("1/2/2^(−1)", 1)],
)
def test_the_reader_of_these_tests_reads(text: str, value: Fraction) -> None:
    assert read(text) == value


@pytest.mark.parametrize("needed", ["−(w5 + out_o1)", "(w5 · 2)/(out_o1 · 2)"])
def test_and_sees_a_lost_bracket(needed: str, printer: Callable[[str], Printer]) -> None:
    assert read(needed) != read(needed.replace("(", " ").replace(")", " "))
