"""Labels on edges: each slides along its edge until it touches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from derive.figures.measure import Box, Point

_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
_CLEAR = 1.5  # around a label
Key = TypeVar("Key")


def place(
    labels: Mapping[Key, tuple[float, float]],
    edges: Mapping[Key, Sequence[Point]],
    obstacles: Sequence[Box],
) -> dict[Key, Point] | None:
    """The centres of labels of the given sizes, each on its own edge; None if there is no room.

    A label keeps off the obstacles, the other labels and all edges but its own.
    """
    taken = list(obstacles)
    found: dict[Key, Point] = {}
    for key, size in labels.items():
        foreign = [points for other, points in edges.items() if other != key]
        spots = _spots(edges[key])
        free = (spot for spot in spots if _is_free(_around(spot, size), taken, foreign))
        spot = next(free, None)
        if spot is None:
            return None
        found[key] = spot
        taken.append(_around(spot, size))
    return found


def _spots(points: Sequence[Point]) -> Iterator[Point]:
    """Points along the edge, on its slanted stretches first from the middle outwards."""
    for share in _SHARES:
        for (x0, y0), (x1, y1) in pairwise(points):
            yield x0 + share * (x1 - x0), y0 + share * (y1 - y0)


def _around(spot: Point, size: tuple[float, float]) -> Box:
    (x, y), (wide, high) = spot, size
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2).grown(_CLEAR)


def _is_free(box: Box, taken: Sequence[Box], foreign: Sequence[Sequence[Point]]) -> bool:
    return not any(map(box.meets, taken)) and not any(map(box.crossed, foreign))
