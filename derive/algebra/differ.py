"""Telling two terms apart by numbers, so that a proof of equality need not be tried."""

from __future__ import annotations

from collections.abc import Mapping

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.term import Partial, Reference, Term, walk

SHIFTS = (0.31, 0.57)  # two points, away from 0 and 1, where special cases agree
PLAINLY = 1e-6  # far above the rounding of float64


def differ(first: Term, second: Term) -> bool:
    """Whether the two differ plainly at some point; False says nothing."""
    atoms = sorted({repr(part) for term in (first, second) for part in walk(term) if _atom(part)})
    return any(
        _differ_at(first, second, {a: 0.2 + (shift + 0.618 * k) % 1 for k, a in enumerate(atoms)})
        for shift in SHIFTS
    )


def _differ_at(first: Term, second: Term, point: Mapping[str, float]) -> bool:
    try:
        left, right = (evaluate(t, FLOATS, lambda p: point[repr(p)]) for t in (first, second))
    except (ArithmeticError, ValueError, KeyError):
        return False
    return abs(left - right) > PLAINLY * (1 + abs(left) + abs(right))


def _atom(part: Term) -> bool:
    return isinstance(part, Reference) or (
        isinstance(part, Partial) and isinstance(part.of, Reference)
    )
