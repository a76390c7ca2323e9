"""Numbers that are right but for their digits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from derive.marking.banks.sentences import FEW, RIGHT, SHORT
from derive.marking.closeness import FEWEST_SIGNIFICANT
from derive.marking.numbers import ENOUGH
from derive.marking.verdict import Kind
from derive.notation.rounding import LARGEST, places


def shorter(right: Decimal, decimals: int) -> Iterator[tuple[Decimal, Kind, str]]:
    """``right`` in fewer digits than it is printed with: the number, its verdict, the feedback.

    Half-way cases are rounded either way. Nothing for 0, or what is written with a power of ten.
    """
    if not right or abs(right) >= LARGEST:
        return
    first = max(0, FEWEST_SIGNIFICANT - 1 - right.adjusted())
    for count in range(first, places(right, decimals)):
        enough = count >= decimals and count + right.adjusted() + 1 >= ENOUGH
        for value in _rounded(right, count):
            yield (value, Kind.RIGHT, RIGHT) if enough else (value, Kind.ROUNDED, SHORT)
    for value in _rounded(right, decimals):
        yield value, Kind.ROUNDED, FEW


def _rounded(right: Decimal, count: int) -> Iterator[Decimal]:
    unit = Decimal(1).scaleb(-count)
    for mode in (ROUND_HALF_EVEN, ROUND_HALF_UP):
        value = right.quantize(unit, mode)
        if value:
            yield value
