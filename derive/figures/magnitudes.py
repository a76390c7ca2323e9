"""The picture of how large gradients are, layer by layer or step by step."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from derive.algebra.term import Number, Term
from derive.derivation.step import Form
from derive.figures.chart import number, written
from derive.figures.picture import Anchor, Caption, Circle, Dash, Path, Picture, Shape, Tone
from derive.figures.ruler import Ruler, ruler
from derive.figures.scale import Scale, decades
from derive.figures.shortened import shortened
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT

Magnitude: TypeAlias = tuple[Term | str, float]

_WIDTH = 430.0
_TOP, _BELOW = 22.0, 22.0  # of the field inside the axis
_ROW, _MOST_HEIGHT = 16.0, 400.0
_SIZE = 9.0
_BETWEEN = 8.0  # from a label to the field, and to the rim of the sheet


def magnitudes(
    points: Sequence[Magnitude],
    graph: Graph,
    title: str = "",
    name: str = "magnitudes",
    notation: Notation = FLAT,
) -> Picture:
    """A row for each of ``points`` (one or more, all finite): label, dot and size.

    The axis is logarithmic, with a line at 1 if that is in its range. Signs are left out; what is
    0 stands as an open dot at the left end. Labels are named as ``graph`` and ``notation`` do.
    """
    shown = [(label, abs(value)) for label, value in points]
    chart = _chart(shown, ruler(graph, notation=notation))
    shapes = (*chart.axis(title), *chart.dots(shown))
    return Picture(name, _WIDTH, chart.bottom + _BELOW, shapes)


def _chart(points: Sequence[Magnitude], measure: Ruler) -> _Rows:
    positive = [value for _, value in points if value] or [1.0]
    names = max(measure.width(_label(0, 0, label)) for label, _ in points)
    sizes = max(measure.width(_size(0, 0, value)) for _, value in points)
    high = min(_ROW, _MOST_HEIGHT / len(points))
    left, right = names + 2 * _BETWEEN, _WIDTH - sizes - 2 * _BETWEEN
    return _Rows(decades(min(positive), max(positive)), left, right, high, len(points))


@dataclass(frozen=True, slots=True)
class _Rows:
    """``count`` rows, each ``high``, over an axis from ``left`` to ``right``."""

    scale: Scale
    left: float
    right: float
    high: float
    count: int

    @property
    def bottom(self) -> float:
        """The height of the axis."""
        return _TOP + self.high * self.count

    def across(self, value: float) -> float:
        """Where ``value`` lies on the sheet; 0 at the left end."""
        return self.left + (self.scale.share(value) if value else 0) * (self.right - self.left)

    def axis(self, title: str) -> Iterator[Shape]:
        """Lines through the field, numbers below it."""
        if title:
            yield Caption(self.left, 9, title, Anchor.START)
        yield Caption(_WIDTH - _BETWEEN, 9, "logarithmic scale", Anchor.END, 8, Tone.MUTED)
        for tick in self.scale.ticks():
            yield Path(self.upright(tick), Tone.FILL)
            x = self.across(tick)
            yield number(x, self.bottom + 11, written(tick, self.scale), Anchor.MIDDLE)
        if self.scale.low <= 1 <= self.scale.high:
            yield Path(self.upright(1), Tone.INK, dash=Dash.DASHED)
        yield Path(((self.left, self.bottom), (self.right, self.bottom)), Tone.MUTED)

    def upright(self, value: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """The line at ``value`` through the field."""
        x = self.across(value)
        return (x, _TOP), (x, self.bottom)

    def dots(self, points: Sequence[Magnitude]) -> Iterator[Shape]:
        """Lines from dot to dot, and beside them labels and sizes, as many as have room."""
        places = [(self.across(value), self.middle(row)) for row, (_, value) in enumerate(points)]
        for k, ends in enumerate(pairwise(places)):
            if points[k][1] and points[k + 1][1]:
                yield Path(ends, Tone.ACCENT)
        stride = math.ceil(1.25 * _SIZE / self.high)
        for row, ((label, value), (x, y)) in enumerate(zip(points, places, strict=True)):
            yield Circle(x, y, 2.6, Tone.ACCENT, Tone.ACCENT if value else Tone.PAPER)
            if row % stride == 0:
                yield _label(self.left - _BETWEEN, y, label)
                yield _size(_WIDTH - _BETWEEN, y, value)

    def middle(self, row: int) -> float:
        """The height of the dot in a row."""
        return _TOP + (row + 0.5) * self.high


def _label(x: float, y: float, label: Term | str) -> Caption:
    text = label if isinstance(label, str) else ((label, Form.SYMBOLS),)
    return Caption(x, y, text, Anchor.END, _SIZE)


def _size(x: float, y: float, value: float) -> Caption:
    text = ((Number(shortened(value)), Form.SYMBOLS),)
    return Caption(x, y, text, Anchor.END, _SIZE, Tone.ACCENT)
