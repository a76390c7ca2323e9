"""Printed numbers: the interval that a rounded number stands for, and rounding like a print."""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext


def decimals(digits: str) -> int:
    """The number of decimals that ``digits`` shows: 4 for 0.0821, 7 for 8.21e-5."""
    exponent = Decimal(digits).as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def significant(digits: str) -> int:
    """The number of significant digits: 3 for 0.0821, 4 for 8.210."""
    mantissa = digits.lower().partition("e")[0]
    return len(mantissa.replace(".", "").lstrip("-0"))


def interval(digits: str) -> tuple[Decimal, Decimal]:
    """All that rounds to ``digits``, both ends included: 0.0821 is (0.08205, 0.08215)."""
    with _wide():
        value = Decimal(digits)
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        half = Decimal(5).scaleb(exponent - 1)
        return value - half, value + half


def rounds_to(value: Decimal, digits: str) -> bool:
    """Whether ``value`` rounds to ``digits``; a value half-way rounds both up and down."""
    low, high = interval(digits)
    return low <= value <= high


def rounded(value: Decimal, places: int) -> Decimal:
    """``value`` with ``places`` decimals, half-way cases away from zero."""
    with _wide():
        return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def at_decimals(value: Decimal, places: int) -> str:
    """``value`` written with ``places`` decimals; zero has no sign."""
    short = rounded(value, places)
    return format(short if short else abs(short), "f")


def at_digits_of(value: Decimal, printed: str) -> str:
    """``value`` written with as many decimals as ``printed`` shows."""
    return at_decimals(value, decimals(printed))


def _wide() -> AbstractContextManager[Context]:
    return localcontext(Context(prec=2000))
