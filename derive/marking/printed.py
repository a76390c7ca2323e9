"""Right values as they are printed, a whole column at once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np

from derive.marking.columns.kind import Column
from derive.marking.columns.rounding import unit
from derive.notation.rounding import LARGEST, SMALLEST, rounded

DOUBT = 1e-9  # relative: so near to half-way float64 does not decide
NOISE = 1e-12  # relative: what is so near to a decimal is one
MOST_UNITS = 1e7  # from which on the noise of float64 comes near to a unit


def printed(values: Column, decimals: int, exact: Callable[[int], Decimal]) -> list[str]:
    """``values`` as ``notation.rounding`` prints them; ``exact`` has all digits of one.

    It is asked for where float64 does not decide. What is no number is printed as nothing.
    """
    with np.errstate(all="ignore"):
        units = unit(values, decimals)
        scaled = np.abs(values) / units
        near, room = np.abs(scaled - np.rint(scaled)), np.maximum(scaled, 1)
        whole = near <= NOISE * room
        clear = (np.abs(0.5 - near) > DOUBT * room) & (whole | (near > DOUBT * room))
        size = np.abs(values)
        usual = (size > float(SMALLEST) * 2) & (size < float(LARGEST) / 2) & (scaled < MOST_UNITS)
        places = np.where(usual, -np.rint(np.log10(units)), 0).astype(int)
    rows = zip(
        values.tolist(), places.tolist(), (clear & usual).tolist(), whole.tolist(), strict=True
    )
    return [
        _digits(value, place, exact=is_whole) if decided else _slowly(value, decimals, exact, row)
        for row, (value, place, decided, is_whole) in enumerate(rows)
    ]


def _digits(value: float, places: int, *, exact: bool) -> str:
    digits = f"{value:.{places}f}"
    return digits.rstrip("0").rstrip(".") if exact and "." in digits else digits


def _slowly(value: float, decimals: int, exact: Callable[[int], Decimal], row: int) -> str:
    return rounded(exact(row), decimals) if np.isfinite(value) else ""
