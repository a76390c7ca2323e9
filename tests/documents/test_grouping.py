"""Thousands, beside either decimal mark."""

import re
from dataclasses import replace

import pytest

from derive.api import explain
from derive.documents.handout import handout
from derive.documents.prose import grouped
from derive.notation.notations import FLAT
from derive.writers.formats import TERMINAL
from derive.writers.write import render

COMMA = replace(FLAT, decimal_mark=",")


@pytest.mark.parametrize(
    ("number", "notation", "expected"),
    [
        (10_000, FLAT, "10,000"),
        (10_000, COMMA, "10\u00a0000"),
        (1_000_000, COMMA, "1\u00a0000\u00a0000"),
        (999, COMMA, "999"),
    ],
)
def test_grouped(number, notation, expected):
    assert grouped(number, notation) == expected


def test_with_a_decimal_comma_no_handout_says_ten_thousand_as_ten():
    worked = explain("mazur", rules=False)
    printer = replace(worked.printer, notation=COMMA)
    lecture = replace(worked.lecture(), notation=COMMA)
    text = render(handout(lecture), TERMINAL, printer)
    assert "10\u00a0000 updates" in text
    assert not re.search(r"\b[1-9]\d{0,2},000\b(?!\d)", text)
