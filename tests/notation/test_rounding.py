from decimal import Decimal

import pytest

from derive.errors import NumericsError
from derive.notation.rounding import Numeral, numeral, rounded


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        ("0.75136506955231519", 9, "0.751365070"),
        ("0.3775", 9, "0.3775"),
        ("0.37750000000000000000000000000000000000000000000001", 9, "0.3775"),
        ("0.3775000000001", 9, "0.377500000"),
        ("0.00043856773447434", 9, "0.000438568"),
        ("0.0000351018684", 9, "0.0000351019"),
        ("-0.0190491184", 9, "-0.019049118"),
        ("-0.0190491184", 3, "-0.0190"),
        ("12345.678901", 2, "12345.68"),
        ("12345.678901", 0, "12346"),
        ("200", 9, "200"),
        ("0.10", 2, "0.1"),
        ("0.125", 2, "0.12"),
        ("1.0000025", 6, "1.000002"),
        ("1.0000035", 6, "1.000004"),
        ("0", 9, "0"),
        ("-0", 9, "0"),
        ("0.00000000000123456789", 9, "1.23457e-12"),
        ("-0.000000000001", 9, "-1e-12"),
        ("0.00000000000999999999", 9, "1.00000e-11"),
        ("123456789012", 9, "1.23457e11"),
        ("1e9", 9, "1e9"),
    ],
)
def test_printed_digits(value: str, decimals: int, printed: str) -> None:
    assert rounded(Decimal(value), decimals) == printed


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(NumericsError, match="cannot be printed"):
        rounded(Decimal(value), 9)


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ("0.10", Numeral(False, "0.10")),
        ("-2", Numeral(True, "2")),
        ("1.23457e-12", Numeral(False, "1.23457", -12)),
        ("-1E+9", Numeral(True, "1", 9)),
    ],
)
def test_digits_are_taken_apart(digits: str, expected: Numeral) -> None:
    assert numeral(digits) == expected
