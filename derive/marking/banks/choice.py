"""What a platform marks by: numbers, how near to them an answer must be, and what it then earns.

A platform goes through the choices in their order, and the first that an answer is within counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Context, Decimal

from derive.algebra.interval import Interval

NOISE = Decimal("1e-15")  # relative; what is less is lost in the arithmetic of a platform
_CEILING = Context(prec=3, rounding=ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Choice:
    """All numbers within ``tolerance`` of ``value``; ``share`` is that of the marks, from 0 to 1.

    ``names`` are the keys of the mistakes that lead there.
    """

    value: Decimal
    tolerance: Decimal
    share: float
    feedback: str
    names: tuple[str, ...] = ()


def around(value: Decimal, interval: Interval) -> Decimal:
    """The least tolerance, in three digits, with which ``value`` reaches all of ``interval``."""
    room = max(interval.high - value, value - interval.low)
    return Decimal(0) if room <= NOISE * abs(value) else _CEILING.plus(room)


def middle(interval: Interval) -> Decimal:
    """The middle, in as many digits as tell it from the ends."""
    centre, half = (interval.low + interval.high) / 2, (interval.high - interval.low) / 2
    return centre.quantize(Decimal(1).scaleb(half.adjusted() - 3)) if half else centre
