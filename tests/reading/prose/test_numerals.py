import pytest

from derive.reading.prose.numerals import numeral


@pytest.mark.parametrize(
    ("text", "decimal_comma", "digits", "count"),
    [
        ("0.05", False, "0.05", None),
        ("0.10", True, "0.10", None),
        ("0,05", True, "0.05", None),
        ("10,000", False, "10000", 10_000),
        ("10.000", False, "10.000", 10_000),
        ("10.000", True, "", 10_000),
        ("10,000", True, "10.000", 10_000),
        ("1.105", True, "", 1105),
        ("1.105905967", True, "1.105905967", None),
        ("10 000", True, "", 10_000),
        ("10\u00a0000", True, "10000", 10_000),
        ("1,000,000", False, "1000000", 1_000_000),
        ("-0.019", False, "-0.019", None),
        ("−0.019", False, "-0.019", None),
        (".5", False, ".5", None),
        ("3.5e-5", False, "3.5e-5", None),
        ("3.5 × 10⁻⁵", False, "3.5e-5", None),
        (r"3.5 \cdot 10^{-5}", False, "3.5e-5", None),
        ("7", False, "7", 7),
    ],
)
def test_numbers(text: str, decimal_comma: bool, digits: str, count: int | None) -> None:
    found = numeral(text, decimal_comma=decimal_comma)
    assert found is not None
    assert (found.digits, found.count) == (digits, count)


@pytest.mark.parametrize("text", ["", "-", "0,05", "1,2,3", "1.2.3", "1.234,5", "x", "1/2", "1e"])
def test_what_is_no_number(text: str) -> None:
    assert numeral(text, decimal_comma=False) is None
