"""Labels on edges: each slides along its edge until it touches nothing."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from derive.figures.measure import Box, Point

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.12)
_CLEAR = 1.5  # around a label
_HEAD = 8.0  # length of an edge that its arrow head takes
Key = TypeVar("Key")


def place(
    labels: Mapping[Key, tuple[float, float]],
    edges: Mapping[Key, Sequence[Point]],
    obstacles: Sequence[Box],
    sheet: Box,
) -> dict[Key, Point] | None:
    """The centres of labels of the given sizes, each on its own edge; None if there is no room.

    A label keeps on the sheet, off the obstacles, the other labels and all edges but its own, of
    which it leaves the head free.
    """
    free: dict[Key, list[Point]] = {}
    for key, size in labels.items():
        foreign = [points for other, points in edges.items() if other != key]
        foreign.append(_head(edges[key]))
        around = ((spot, _around(spot, size)) for spot in _spots(edges[key]))
        free[key] = [
            spot
            for spot, box in around
            if sheet.holds(box) and not any(map(box.meets, obstacles))
            if not any(map(box.crossed, foreign))
        ]
        if not free[key]:
            return None
    return _apart(labels, free)


def _apart(
    labels: Mapping[Key, tuple[float, float]], free: Mapping[Key, Sequence[Point]]
) -> dict[Key, Point] | None:
    """For each label the first spot off the others, those with the fewest to choose from first."""
    found: dict[Key, Point] = {}
    taken: list[Box] = []
    for key in sorted(labels, key=lambda key: len(free[key])):
        boxes = ((spot, _around(spot, labels[key])) for spot in free[key])
        chosen = next((pair for pair in boxes if not any(map(pair[1].meets, taken))), None)
        if chosen is None:
            return None
        found[key] = chosen[0]
        taken.append(chosen[1])
    return found


def _head(points: Sequence[Point]) -> tuple[Point, Point]:
    """The last part of an edge."""
    (x0, y0), (x1, y1) = points[-2:]
    share = min(1.0, _HEAD / math.dist((x0, y0), (x1, y1)))
    return (x1 - share * (x1 - x0), y1 - share * (y1 - y0)), (x1, y1)


def _spots(points: Sequence[Point]) -> Iterator[Point]:
    """Points along the edge, on its slanted stretches first from the middle outwards."""
    for share in _SHARES:
        for (x0, y0), (x1, y1) in pairwise(points):
            yield x0 + share * (x1 - x0), y0 + share * (y1 - y0)


def _around(spot: Point, size: tuple[float, float]) -> Box:
    (x, y), (wide, high) = spot, size
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2).grown(_CLEAR)
