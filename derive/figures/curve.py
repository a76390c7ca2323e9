"""The picture of the error over the iterations of gradient descent."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from derive.algebra.term import Number, Reference
from derive.algebra.variable import TOTAL_ERROR, Variable
from derive.derivation.step import Form
from derive.figures.chart import Chart
from derive.figures.measure import Box
from derive.figures.picture import Anchor, Caption, Circle, Path, Picture, Shape, Tone
from derive.figures.scale import fitting, whole
from derive.figures.shortened import shortened

Point = tuple[int, float]

_WIDTH, HIGH = 430.0, 250.0
LOW = 160.0  # high enough for a slide, where a higher one would be made smaller with its numbers
_APART = 0.7  # points of the curve nearer than this are one point to the eye


def error_curve(
    points: Sequence[Point],
    error: Variable = TOTAL_ERROR,
    name: str = "error_curve",
    height: float = HIGH,
) -> Picture:
    """``points``, one or more, are (iteration, error) in order, errors finite and not negative.

    The error axis is logarithmic if no error is 0 and they spread over two powers of ten.
    """
    iterations, errors = zip(*points, strict=True)
    across, up = whole(min(iterations), max(iterations)), fitting(min(errors), max(errors))
    chart = Chart(across, up, Box(48, 34, _WIDTH - 18, height - 36))
    shapes = (*chart.axes(), *_titles(chart, error), *_curve(chart, points))
    return Picture(name, _WIDTH, height, shapes)


def _titles(chart: Chart, error: Variable) -> Iterator[Shape]:
    """What the axes count."""
    field = chart.field
    yield Caption((field.left + field.right) / 2, field.bottom + 27, "iteration")
    yield Caption(field.left, 10, ((Reference(error), Form.SYMBOLS),))
    if chart.up.step is None:
        text = "logarithmic scale"
        yield Caption(field.right, 10, text, Anchor.END, size=8, tone=Tone.MUTED)


def _curve(chart: Chart, points: Sequence[Point]) -> Iterator[Shape]:
    """The line, and its first and last point with their errors."""
    path = tuple(_thinned([chart.at(point) for point in points]))
    yield Path(path, Tone.ACCENT, width=1.4)
    yield from _marked(path[0], points[0][1], (7, -10), Anchor.START)
    if len(points) > 1:
        falls = points[-1][1] < points[0][1]
        room = path[-1][1] + 18 < chart.field.bottom
        away = (-2, 11 if falls and room else -10)
        yield from _marked(path[-1], points[-1][1], away, Anchor.END)


def _marked(
    place: tuple[float, float], error: float, away: tuple[float, float], anchor: Anchor
) -> Iterator[Shape]:
    """A dot and, set off from it, the error."""
    (x, y), (right, down) = place, away
    yield Circle(x, y, 2.4, Tone.ACCENT, Tone.ACCENT)
    text = ((Number(shortened(error)), Form.SYMBOLS),)
    yield Caption(x + right, y + down, text, anchor, tone=Tone.ACCENT, halo=True)


def _thinned(path: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """The first and last point, and of the others those that the eye can tell apart."""
    last = path[0]
    yield last
    for place in path[1:-1]:
        if math.dist(place, last) >= _APART:
            last = place
            yield last
    if len(path) > 1:
        yield path[-1]
