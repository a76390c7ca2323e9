from __future__ import annotations

import pytest

from derive.marking.answers.answer import Form, read


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("0.0822", 0.0822, 4),
        (" 0.0822 ", 0.0822, 4),
        (".5", 0.5, 1),
        ("8.22e-2", 0.0822, 4),
        ("8.22E-02", 0.0822, 4),
        ("8.22·10⁻²", 0.0822, 4),
        ("8.22*10^-2", 0.0822, 4),
        ("8.22 × 10^{-2}", 0.0822, 4),
        (r"8.22 \cdot 10^{-2}", 0.0822, 4),
        ("8.22 x 10**-2", 0.0822, 4),
        ("−0.5", -0.5, 1),
        ("+0.5", 0.5, 1),
        ("'-0.5", -0.5, 1),
        ("= 0.5", 0.5, 1),
        ("$0.5$", 0.5, 1),
        ("12\u202f345", 12345.0, 0),
        ("12 345.5", 12345.5, 1),
        ("3/4", 0.75, 40),
        ("-1 / 8", -0.125, 40),
        ("0.0822.", 0.0822, 4),
        ("dE/dw5 = 0.0822", 0.0822, 4),
        ("0.1385 * 0.5933 ≈ 8.22e-2", 0.0822, 4),
    ],
)
def test_numbers_are_read(text, value, places):
    found = read(text)
    assert (found.form, found.places) == (Form.NUMBER, places)
    assert found.value == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["", "  ", "____", "?", "-", "–", "\u00a0"])
def test_what_is_left_open_is_blank(text):
    assert read(text).form is Form.BLANK


@pytest.mark.parametrize(
    "text",
    ["8,22", "1e999", "9" * 39 + "e300", "1/0", "1" * 500, "9/0.0", "1e-5,2"[:0] + "1" * 401],
)
def test_what_cannot_be_used_is_refused_with_a_reason(text):
    found = read(text)
    assert found.form is Form.REFUSED
    assert found.reason


@pytest.mark.parametrize(
    "text",
    ["nan", "inf", "1_000", "0x10", "٣", "1e", "--1", "1 2", "w1", "1e99999", "True", "1,2,3"],
)
def test_what_python_would_take_for_a_number_is_none_here(text):
    assert read(text).form is not Form.NUMBER


@pytest.mark.parametrize(("text", "value"), [("8,22", 8.22), ("-0,5", -0.5), ("8,22e-2", 0.0822)])
def test_a_decimal_comma_is_read_on_request(text, value):
    assert read(text, True).value == pytest.approx(value)
