"""Finding what went wrong in an equation between symbols, by making it true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from derive.algebra.term import Term, walk
from derive.checking.edits import edits
from derive.checking.mistakes.parts import Parts
from derive.checking.repairs.arrays import exchanged
from derive.checking.repairs.known import factors, inner_factors, inner_terms, summands
from derive.checking.repairs.point import Point, Vector, alike
from derive.checking.repairs.regrouped import regrouped
from derive.checking.repairs.repaired import Repair
from derive.checking.repairs.replaced import everywhere, replaced, squared, turned
from derive.numerics.values import Values

MOST_TRIED = 800  # of each sort
MOST_WORK = 60_000  # parts of terms to be evaluated
MOST_TOLD = 5
FEWEST_POINTS = 2


def repairs(left: Term, right: Term, points: Sequence[Values]) -> tuple[Repair, ...]:
    """The small changes of ``right`` that make it the same function as ``left``.

    Each is tested at all of ``points``, two or more: the values of one network at different
    numbers. None where the sides are equal as they are, where ``left`` has no value, or where
    nothing small helps.
    """
    bench = _Bench(left, tuple(map(Point, points)))
    if not bench.usable or bench.holds(right):
        return ()
    parts = Parts(points[0].problem)
    for candidates in (
        _small(parts, right),
        factors(parts, left, right),
        summands(parts, left, right),
        inner_factors(parts, left, right),
        inner_terms(parts, right),
    ):
        if found := bench.holding(islice(candidates, _most(right))):
            return found[:MOST_TOLD]
    return ()


def _most(right: Term) -> int:
    """How many candidates are tried: the fewer, the longer they are."""
    return min(MOST_TRIED, MOST_WORK // sum(1 for _ in walk(right)))


def _small(parts: Parts, right: Term) -> Iterator[Repair]:
    """Changes within ``right``, the smallest first."""
    yield from replaced(parts, right)
    yield from exchanged(parts, right)
    yield from (Repair(edit.term, edit.undoes, edit.remedy) for edit in edits(right))
    yield from squared(right)
    yield from turned(right)
    yield from regrouped(right)
    yield from everywhere(parts, right)


@dataclass(frozen=True)
class _Bench:
    """What a repaired side is compared with."""

    left: Term
    points: tuple[Point, ...]

    @property
    def usable(self) -> bool:
        return sum(value is not None for value in self.lefts) >= FEWEST_POINTS

    @cached_property
    def lefts(self) -> tuple[Vector | None, ...]:
        return tuple(point.vector(self.left) for point in self.points)

    def holds(self, right: Term) -> bool:
        """Whether both sides agree at every point where the left one has a value."""
        return all(
            alike(value, point.vector(right))
            for point, value in zip(self.points, self.lefts, strict=True)
            if value is not None
        )

    def holding(self, candidates: Iterator[Repair]) -> tuple[Repair, ...]:
        """Those of ``candidates`` that hold, each result once."""
        found: dict[Term, Repair] = {}
        for one in candidates:
            if one.term not in found and self.holds(one.term):
                found[one.term] = one
        return tuple(found.values())
