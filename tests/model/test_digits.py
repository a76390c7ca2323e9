"""Numbers keep the digits that they are written with."""

from __future__ import annotations

from decimal import Decimal

import pytest

from derive.algebra.term import Number
from derive.model.digits import number, parse


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0.10", "0.10"),
        ("-0.5", "-0.5"),
        ("+1_000.50", "1000.50"),
        ("1e-3", "0.001"),
        ("2.50E2", "250"),
        ("1.5e300", "1.5e+300"),
        ("0e999", "0e+999"),
    ],
)
def test_a_written_number_keeps_its_digits(written, kept):
    assert parse(written) == Number(kept)


@pytest.mark.parametrize(
    ("value", "digits"),
    [(3, "3"), (-0.25, "-0.25"), (1e-05, "0.00001"), (Decimal("0.10"), "0.10")],
)
def test_python_numbers_are_written_out(value, digits):
    assert number(value) == Number(digits)


@pytest.mark.parametrize("text", ["nan", "-inf", "1e400", "-1e400", "1e-400", "9" * 400])
def test_what_float64_cannot_hold_is_refused(text):
    with pytest.raises(ValueError, match=r"finite|double precision"):
        parse(text)


@pytest.mark.parametrize("text", ["1e99999999999999999999", "1e-99999999999999999999"])
def test_an_absurd_power_of_ten_is_refused(text):
    with pytest.raises(ValueError, match="double precision"):
        parse(text)


@pytest.mark.parametrize("value", [True, "0.5", None, [1], 1j])
def test_what_is_not_a_number_is_refused(value):
    with pytest.raises(ValueError, match=r"not a number|without quotes|expected a number"):
        number(value)
