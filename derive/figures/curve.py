"""The picture of the error over the iterations of gradient descent."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from derive.algebra.term import Number, Power, Reference, Term, term
from derive.algebra.variable import TOTAL_ERROR, Variable
from derive.derivation.step import Form
from derive.figures.picture import Anchor, Caption, Circle, Path, Picture, Shape, Tone
from derive.figures.scale import Scale, fitting, whole

Point = tuple[int, float]

_WIDTH, _HEIGHT = 430.0, 250.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 48.0, 412.0, 34.0, 214.0  # of the field inside the axes
_SMALL, _LARGE = 1e-7, 1e7  # outside, an error is written with a power of ten
_APART = 0.7  # points of the curve nearer than this are one point to the eye


def error_curve(
    points: Sequence[Point], error: Variable = TOTAL_ERROR, name: str = "error_curve"
) -> Picture:
    """``points``, one or more, are (iteration, error) in order, errors finite and not negative.

    The error axis is logarithmic if no error is 0 and they spread over two powers of ten.
    """
    iterations, errors = zip(*points, strict=True)
    chart = _Chart(whole(min(iterations), max(iterations)), fitting(min(errors), max(errors)))
    shapes = (*chart.axes(), *chart.titles(error), *chart.curve(points))
    return Picture(name, _WIDTH, _HEIGHT, shapes)


def shortened(value: float) -> str:
    """``value`` to three significant digits: ``0.25``, ``0.0000351``; extreme ones as ``2e-9``."""
    digits = Decimal(f"{value:.3g}")
    return f"{digits:f}" if not value or _SMALL <= value < _LARGE else f"{digits.normalize():e}"


@dataclass(frozen=True, slots=True)
class _Chart:
    across: Scale
    up: Scale

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point of the data lies on the sheet."""
        x, y = self.across.share(point[0]), self.up.share(point[1])
        return _LEFT + x * (_RIGHT - _LEFT), _BOTTOM - y * (_BOTTOM - _TOP)

    def axes(self) -> Iterator[Shape]:
        """Lines across the field, numbers beside and below it."""
        for tick in self.up.ticks():
            _, y = self.at((self.across.low, tick))
            yield Path(((_LEFT, y), (_RIGHT, y)), Tone.FILL)
            yield _tick(_LEFT - 6, y, _written(tick, self.up), Anchor.END)
        for tick in self.across.ticks():
            x, _ = self.at((tick, self.up.low))
            yield Path(((x, _BOTTOM), (x, _BOTTOM + 4)), Tone.MUTED)
            yield _tick(x, _BOTTOM + 12, _written(tick, self.across), Anchor.MIDDLE)
        yield Path(((_LEFT, _TOP), (_LEFT, _BOTTOM), (_RIGHT, _BOTTOM)), Tone.MUTED)

    def titles(self, error: Variable) -> Iterator[Shape]:
        """What the axes count."""
        yield Caption((_LEFT + _RIGHT) / 2, _HEIGHT - 9, "iteration")
        yield Caption(_LEFT, 10, ((Reference(error), Form.SYMBOLS),))
        if self.up.step is None:
            text = "logarithmic scale"
            yield Caption(_RIGHT, 10, text, Anchor.END, size=8, tone=Tone.MUTED)

    def curve(self, points: Sequence[Point]) -> Iterator[Shape]:
        """The line, and its first and last point with their errors."""
        path = tuple(_thinned([self.at(point) for point in points]))
        yield Path(path, Tone.ACCENT, width=1.4)
        yield from self.marked(points[0], 7, -10, Anchor.START)
        if len(points) > 1:
            falls = points[-1][1] < points[0][1]
            room = path[-1][1] + 18 < _BOTTOM
            yield from self.marked(points[-1], -2, 11 if falls and room else -10, Anchor.END)

    def marked(self, point: Point, right: float, down: float, anchor: Anchor) -> Iterator[Shape]:
        """A dot and, set off from it, the error."""
        x, y = self.at(point)
        yield Circle(x, y, 2.4, Tone.ACCENT, Tone.ACCENT)
        error = ((Number(shortened(point[1])), Form.SYMBOLS),)
        yield Caption(x + right, y + down, error, anchor, tone=Tone.ACCENT, halo=True)


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


def _tick(x: float, y: float, value: Term, anchor: Anchor) -> Caption:
    return Caption(x, y, ((value, Form.SYMBOLS),), anchor, size=8, tone=Tone.MUTED)


def _written(tick: float, scale: Scale) -> Term:
    """A round number; on a logarithmic axis a power of ten."""
    if scale.step is None and tick != 1:
        return Power(Number("10"), term(round(math.log10(tick))))
    return Number(f"{tick:.12g}")
