"""The printed digits of a value."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from derive.errors import NumericsError

SMALLEST, LARGEST = Decimal("1e-9"), Decimal("1e9")  # outside, digits give way to a power of ten
EXACT = Decimal("1e-30")  # relative; a rest below this is the noise of a 50-digit computation
_PRECISE = Context(prec=120, rounding=ROUND_HALF_EVEN)


FEWEST = 6  # significant digits of a small value, unless fewer decimals are asked for


def fewest(decimals: int) -> int:
    """The significant digits that a small value keeps where ``decimals`` decimals are asked for."""
    return max(1, min(FEWEST, decimals))


def places(value: Decimal, decimals: int) -> int:
    """How many decimals ``rounded`` leaves of ``value``; below 0, the place before the point."""
    spare = fewest(decimals) - 1 - value.adjusted() if value else decimals
    return spare if abs(value) >= LARGEST else max(decimals, spare)


def rounded(value: Decimal, decimals: int, significant: int | None = None) -> str:
    """``value`` to ``decimals`` decimals, and never to fewer than ``significant`` digits.

    These are 6, or as many as ``decimals`` where that is less, unless given.

    0.7513650695… at 9 decimals is ``0.751365070``, 0.0000351018… is ``0.0000351019``. A value that
    is exact within its decimals drops its trailing zeros: ``0.3775``. Half-way cases are rounded
    to the even digit. Below 1e-9 and from 1e9 in absolute value it is written with a power of ten
    and ``significant`` digits: ``1.23457e-12``. Zero has no sign. Raises NumericsError for an
    infinity or NaN.
    """
    if not value.is_finite():
        raise NumericsError(f"{value} cannot be printed; look for an overflow or a division by 0")
    if not value:
        return "0"
    significant = significant or fewest(decimals)
    if SMALLEST <= abs(value) < LARGEST:
        return _fixed(value, max(decimals, significant - 1 - value.adjusted()))
    return _scientific(value, significant)


def _fixed(value: Decimal, places: int) -> str:
    shown = value.quantize(Decimal(1).scaleb(-places), context=_PRECISE)
    return _digits(shown, exact=_agree(value, shown)) if shown else "0"


def _scientific(value: Decimal, significant: int) -> str:
    shown = Context(prec=significant, rounding=ROUND_HALF_EVEN).plus(value)
    mantissa = shown.scaleb(-shown.adjusted())
    return f"{_digits(mantissa, exact=_agree(value, shown))}e{shown.adjusted()}"


def _agree(value: Decimal, shown: Decimal) -> bool:
    return abs(_PRECISE.subtract(value, shown)) <= abs(value) * EXACT


def _digits(shown: Decimal, *, exact: bool) -> str:
    digits = f"{shown:f}"
    return digits.rstrip("0").rstrip(".") if exact and "." in digits else digits


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number ready for writing: ``sign mantissa * 10^exponent``, in digits with a point."""

    negative: bool
    mantissa: str
    exponent: int | None = None


def numeral(digits: str) -> Numeral:
    """The parts of ``digits``, as in ``-0.25`` or ``1.23457e-12``."""
    mantissa, _, exponent = digits.lower().lstrip("+-").partition("e")
    return Numeral(digits.startswith("-"), mantissa, int(exponent) if exponent else None)
