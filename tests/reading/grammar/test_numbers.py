"""Numbers keep their digits; what parts them from each other depends on what is around."""

from __future__ import annotations

from decimal import Decimal

import pytest

from derive.reading.grammar import chains
from derive.reading.tree import Numeral
from tests.reading.grammar.shown import WORDS, read

ALONE = [
    ("0.10", "0.10"),
    (".019", ".019"),
    ("10", "10"),
    (r"8.2\times10^{-2}", "8.2e-2"),
    (r"8.2 \cdot 10^{-2}", "8.2e-2"),
    (r"8{,}2 \cdot 10^{-2}", "8.2e-2"),
    ("8.2 · 10⁻²", "8.2e-2"),
    ("8.2 * 10^3", "8.2e3"),
    ("8.22e-2", "8.22e-2"),
    ("8.22E-2", "8.22e-2"),
    ("10{,}000", "10000"),
    ("10,000", "10000"),
    ("1,234,567.5", "1234567.5"),
    ("0{,}35", "0.35"),
    ("0,35", "0.35"),
    ("0,350", "0.350"),
    ("1234,567", "1234.567"),
    (r"0.593\,269\,992", "0.593269992"),
    (r"0.593\,269\,99", "0.59326999"),
    (r"10\,000", "10000"),
    ("10\N{THIN SPACE}000", "10000"),
    (r"5\%", "5e-2"),
    (r"\text{0.5}", "0.5"),
]


@pytest.mark.parametrize(("source", "digits"), ALONE)
def test_a_number(source, digits):
    (found,) = chains(source, WORDS)
    assert found.sides == (Numeral(0, len(source), digits),)
    assert Decimal(digits).is_finite()


@pytest.mark.parametrize(
    ("source", "decimal_mark", "shown"),
    [
        ("10,000", ",", "10.000"),
        ("10.000", ",", "10000"),
        ("10.000", None, "10.000"),
        ("0.35", ",", "0.35"),
        ("1,5", ".", "1; 5"),
        ("0{,}5", ".", "0.5"),
        ("[0,5; 0,3]", None, "[0.5, 0.3]"),
        ("[w_1; w_2]", None, "[w_1 | w_2]"),
        ("[w_1; w_2]", ",", "[w_1, w_2]"),
        ("[0,5; 0,3 | 0,1; 0,2]", None, "[0.5, 0.3 | 0.1, 0.2]"),
    ],
)
def test_the_decimal_mark_may_be_decided(source, decimal_mark, shown):
    assert read(source, decimal_mark) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("[1,2]", "[1, 2]"),
        (r"\max(0,5)", "max(0, 5)"),
        ("(1,2,3)", "[1, 2, 3]"),
        ("(0,01 - 0,75)^2", "((0.01 + -0.75) ^ 2)"),
        ("0,5 + (0,35)", "(0.5 + 0.35)"),
        (r"\frac{0,35}{2}", "(0.35 / 2)"),
        ("w_1 = 0,15, w_2 = 0,20", "w_1 = 0.15; w_2 = 0.20"),
        ("E = 0.5.", "E = 0.5"),
        ("0.15(0.05) + (0.1)(0.2)", "((0.15 * 0.05) + (0.1 * 0.2))"),
        (r"\frac12 \frac1n \frac{a}2", "((1 / 2) * (1 / n) * (a / 2))"),
        ("½(t − o)²", "((1 / 2) * ((t + -o) ^ 2))"),
        (r"0.5 \text{ (rounded)}", "0.5"),
        (r"0.5\ (\text{rounded})", "0.5"),
        ("a - 2e^{x}", "(a + -(2 * exp(x)))"),
        ("10^{-2}", "(10 ^ -2)"),
        (r"3 / 2 \cdot 10^{2}", "((3 / 2) * (10 ^ 2))"),
    ],
)
def test_numbers_among_others(source, shown):
    assert read(source) == shown
