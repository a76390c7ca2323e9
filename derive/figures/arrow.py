"""Arrow heads as points, for formats that draw them themselves."""

from __future__ import annotations

import math

from derive.figures.measure import Point
from derive.figures.picture import Path

_LENGTH, _HALF = 5.5, 1.9  # of a head; half of its breadth
_THIN = 1.8  # widest line with a head of this size; that of a wider one is larger


def shaft(path: Path) -> tuple[Point, ...]:
    """The points of the line; it ends inside the head, if there is one."""
    return (*path.points[:-1], _before(path, _LENGTH - 1)) if path.arrow else path.points


def head(path: Path) -> tuple[Point, Point, Point]:
    """A triangle whose first corner, the tip, is the end of the path."""
    (x, y), (back_x, back_y) = path.points[-1], _before(path, _LENGTH)
    breadth = _HALF / _LENGTH
    dx, dy = (y - back_y) * breadth, (back_x - x) * breadth
    return (x, y), (back_x + dx, back_y + dy), (back_x - dx, back_y - dy)


def _before(path: Path, distance: float) -> Point:
    """The point ``distance`` before the end of a thin path, on its last stretch."""
    (x0, y0), (x1, y1) = path.points[-2:]
    share = distance * max(1.0, path.width / _THIN) / math.hypot(x1 - x0, y1 - y0)
    return x1 - share * (x1 - x0), y1 - share * (y1 - y0)
