from decimal import Decimal

import pytest

from derive.algebra.decimals import at_decimals, at_digits_of, decimals, interval, rounds_to


@pytest.mark.parametrize(
    ("digits", "low", "high"),
    [
        ("0.0821", "0.08205", "0.08215"),
        ("-0.019049119", "-0.0190491195", "-0.0190491185"),
        ("0.40", "0.395", "0.405"),
        ("12", "11.5", "12.5"),
        ("3.5e-5", "0.0000345", "0.0000355"),
        ("1e3", "500", "1500"),
    ],
)
def test_interval(digits: str, low: str, high: str) -> None:
    assert interval(digits) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("0.5932699921072", "0.593269992", True),
        ("0.5932699921072", "0.593269993", False),
        ("0.75136506955", "0.75136507", True),
        ("0.0190491185", "0.019049119", True),  # a tie rounds up
        ("0.0190491185", "0.019049118", True),  # and down
        ("-0.0190491182583", "-0.019049119", False),
    ],
)
def test_rounds_to(value: str, digits: str, expected: bool) -> None:
    assert rounds_to(Decimal(value), digits) is expected


@pytest.mark.parametrize(
    ("value", "printed", "expected"),
    [
        ("0.0000351018778298", "0.0000351085", "0.0000351019"),
        ("0.75136506955", "0.75136507", "0.75136507"),
        ("0.5", "0.500", "0.500"),
        ("2.5", "3", "3"),
        ("-0.0001", "0.00", "0.00"),
    ],
)
def test_at_digits_of(value: str, printed: str, expected: str) -> None:
    assert at_digits_of(Decimal(value), printed) == expected


def test_at_decimals_of_large_and_small_values() -> None:
    assert at_decimals(Decimal("123456789.123456789"), 3) == "123456789.123"
    assert at_decimals(Decimal("1e-60"), 9) == "0.000000000"


def test_decimals() -> None:
    assert [decimals(text) for text in ("7", "0.40", "8.21e-5", "1e3")] == [0, 2, 7, 0]
