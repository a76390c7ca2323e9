"""The line of numbers divided among mistakes: each answer shows those that are nearest to it.

Mistakes within each other's room are one cell, for nobody can tell them apart. Between two cells
the middle between their mistakes decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from derive.algebra.interval import Interval
from derive.marking.banks.made import Made

Placed: TypeAlias = tuple[int, Made]  # a mistake, and when it came


@dataclass(frozen=True, slots=True)
class Cell:
    """Mistakes that no answer tells apart, the first of their table first, and their numbers."""

    placed: tuple[Placed, ...]
    interval: Interval

    @property
    def made(self) -> tuple[Made, ...]:
        """What the mistakes make."""
        return tuple(one for _, one in self.placed)


def cells(found: Sequence[Made], taken: Interval) -> tuple[Cell, ...]:
    """The cells of ``found``, those of the first mistakes first; none reaches into ``taken``."""
    groups = _groups(sorted(enumerate(found), key=lambda pair: pair[1].value))
    known = [_alone(group) for group in groups]
    for k in range(len(known) - 1):
        known[k : k + 2] = _parted(*known[k : k + 2])
    return tuple(sorted((_outside(cell, taken) for cell in known), key=lambda cell: cell.placed))


def _groups(ordered: Sequence[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Runs of neighbours, of which each is within the room of each other."""
    group: list[Placed] = []
    for pair in ordered:
        if group and not _alike(group, pair[1]):
            yield tuple(group)
            group = []
        group.append(pair)
    if group:
        yield tuple(group)


def _alike(group: list[Placed], one: Made) -> bool:
    return all(one.value - other.value <= min(one.room, other.room) for _, other in group)


def _alone(group: tuple[Placed, ...]) -> Cell:
    low = min(one.value - one.room for _, one in group)
    high = max(one.value + one.room for _, one in group)
    return Cell(tuple(sorted(group, key=lambda pair: pair[0])), Interval(low, high))


def _parted(one: Cell, other: Cell) -> tuple[Cell, Cell]:
    """Two neighbours that do not overlap any more."""
    if one.interval.high <= other.interval.low:
        return one, other
    last = max(made.value for made in one.made)
    first = min(made.value for made in other.made)
    cut = (last + first) / 2
    return (
        replace(one, interval=Interval(one.interval.low, cut)),
        replace(other, interval=Interval(cut, other.interval.high)),
    )


def _outside(cell: Cell, taken: Interval) -> Cell:
    """``cell``, whose mistakes lie beside ``taken``, without what is taken already."""
    low, high = cell.interval.low, cell.interval.high
    if min(one.value for one in cell.made) > taken.high:
        low = max(low, taken.high)
    else:
        high = min(high, taken.low)
    return replace(cell, interval=Interval(low, high))
