"""Sums of decimals: what cancels but for noise is zero, and nothing else is."""

from decimal import Decimal

import pytest

from derive.algebra.precise import precision, total


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1", "-0." + "9" * 50, "0"),
        ("0.28", "-0.27" + "9" * 48, "0"),
        ("1", "-0." + "9" * 40, "1e-40"),
        ("1", "1e-60", "1." + "0" * 49),
        ("0e49", "-4.9", "-4.9"),
        ("5", "0", "5"),
        ("-3e-70", "1e-70", "-2e-70"),
    ],
)
def test_what_cancels_is_zero(left, right, expected):
    with precision():
        assert total(Decimal(left), Decimal(right)) == Decimal(expected)
