"""Which numbers are right."""

from __future__ import annotations

from decimal import Decimal

from derive.algebra.interval import Interval
from derive.marking.scheme import Closeness
from derive.notation.rounding import places

_HALF, _TEN = Decimal("0.5"), Decimal(10)


def accepted(right: Decimal, honest: Interval, rule: Closeness | None, decimals: int) -> Interval:
    """All that is close enough by ``rule``; without one, all that honest rounding leads to.

    ``right`` rounded to more than ``decimals`` is right always.
    """
    finer = _HALF.scaleb(-places(right, decimals) - 1)
    if rule is None:
        return Interval(min(honest.low, right - finer), max(honest.high, right + finer))
    room = max(_room(right, rule), finer)
    return Interval(right - room, right + room)


def _room(right: Decimal, rule: Closeness) -> Decimal:
    amount = Decimal(repr(rule.amount))
    match rule.rule:
        case "absolute":
            return amount
        case "relative":
            return amount * abs(right)
        case "decimals":
            return _HALF * _TEN**-amount
    first = right.adjusted() if right else 0
    return _HALF * _TEN ** (first - amount + 1)
