"""Numbers as every platform reads them."""

from __future__ import annotations

from decimal import Decimal


def plain(number: Decimal) -> str:
    """``number`` in digits with a point, without a power of ten or zeros that say nothing."""
    digits = f"{number:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) if number else "0"
