"""Numbers as their author wrote them: 0.10 keeps its last digit."""

from __future__ import annotations

import math
from decimal import Decimal

from derive.algebra.term import Number

_LONGEST = 30  # places; beyond them a number keeps its power of ten


def parse(text: str) -> Number:
    """The Number for a TOML float such as ``0.10``, ``+1_000.5`` or ``1e-3`` (written 0.001).

    Raises ValueError for nan and infinities, and for what float64 cannot hold.
    """
    plain = text.replace("_", "").removeprefix("+")
    value = float(plain)
    if math.isnan(value) or plain.lstrip("-") == "inf":
        raise ValueError(f"{text} is not a number to compute with; give a finite one")
    if math.isinf(value) or (value == 0 and plain.lower().partition("e")[0].strip("-0.")):
        raise ValueError(f"{text} is outside the range of double precision, 5e-324 to 1.8e308")
    decimal = Decimal(plain)
    positional = abs(decimal.adjusted()) <= _LONGEST
    return Number(format(decimal, "f") if positional else str(decimal).lower())


def number(value: object) -> Number:
    """``value`` as a Number, with the digits that it is written with.

    Accepts int, float, Decimal and Number. Raises ValueError for anything else (a bool, a text)
    and for what is not finite.
    """
    match value:
        case bool():
            raise ValueError(f"{str(value).lower()} is not a number")
        case Number():
            return parse(value.digits)
        case int() | float() | Decimal():
            return parse(str(value))
        case str():
            raise ValueError(f'"{value}" is text; write the number without quotes')
    raise ValueError("expected a number")
