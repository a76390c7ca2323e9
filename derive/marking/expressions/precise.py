"""Two terms compared with fifty digits, where double precision does not tell."""

from __future__ import annotations

from decimal import Decimal

from derive.algebra.term import Term
from derive.checking.judging.points import Points, Vector, agree

FEWEST = 2  # points at which both must have a value
APART = Decimal("1e-9")  # relative; with fifty digits no rounding is as large


def same_function(points: Points, one: Term, other: Term) -> bool | None:
    """Whether both agree wherever they have a value; None where that does not tell."""
    every = zip(points.everywhere(one), points.everywhere(other), strict=True)
    pairs = [(a, b) for a, b in every if a is not None and b is not None]
    if any(_apart(a, b) for a, b in pairs):
        return False
    return True if len(pairs) >= FEWEST and all(agree(*pair) for pair in pairs) else None


def _apart(one: Vector, other: Vector) -> bool:
    pairs = zip(one, other, strict=False)
    return len(one) != len(other) or any(abs(a - b) > APART * max(abs(a), abs(b)) for a, b in pairs)
