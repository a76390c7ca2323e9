"""The picture of what several ways of computing cost, over the depth of the network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from derive.figures.chart import Chart
from derive.figures.measure import Box, Point, text_width
from derive.figures.picture import (
    Anchor,
    Caption,
    Circle,
    Dash,
    Path,
    Picture,
    Rectangle,
    Shape,
    Tone,
)
from derive.figures.scale import decades, whole
from derive.figures.spread import spread

_WIDTH, _HEIGHT = 430.0, 250.0
_LEFT, _TOP, _BOTTOM = 40.0, 30.0, 212.0
_SIZE, _LINE = 9.0, 12.0  # of the labels, and how far apart they stand
_BETWEEN = 8.0


Series: TypeAlias = tuple[str, Sequence[tuple[int, float]]]  # a name, and (depth, cost) in order


@dataclass(frozen=True, slots=True)
class _Style:
    """How one line is told from the others without colour."""

    tone: Tone
    dash: Dash
    square: bool
    filled: bool


_STYLES = (
    _Style(Tone.MUTED, Dash.DASHED, square=False, filled=False),
    _Style(Tone.ACCENT, Dash.SOLID, square=False, filled=True),
    _Style(Tone.INK, Dash.DOTTED, square=True, filled=True),
    _Style(Tone.INK, Dash.SOLID, square=True, filled=False),
)
MOST_SERIES = len(_STYLES)


def costs(
    series: Sequence[Series],
    across: str = "hidden layers",
    up: str = "operations",
    name: str = "costs",
) -> Picture:
    """One to MOST_SERIES lines, each named at its end; positive costs on a logarithmic axis."""
    depths, values = zip(*chain.from_iterable(points for _, points in series), strict=True)
    names = max(text_width(label, _SIZE) for label, _ in series)
    field = Box(_LEFT, _TOP, _WIDTH - names - 2 * _BETWEEN, _BOTTOM)
    chart = Chart(whole(min(depths), max(depths)), decades(min(values), max(values)), field)
    shapes = (*chart.axes(), *_titles(field, across, up), *_lines(chart, series))
    return Picture(name, _WIDTH, _HEIGHT, shapes)


def _titles(field: Box, across: str, up: str) -> Iterator[Shape]:
    yield Caption((field.left + field.right) / 2, _HEIGHT - 9, across)
    yield Caption(_BETWEEN, 9, up, Anchor.START)
    yield Caption(_WIDTH - _BETWEEN, 9, "logarithmic scale", Anchor.END, 8, Tone.MUTED)


def _lines(chart: Chart, series: Sequence[Series]) -> Iterator[Shape]:
    """The lines; the names keep their order, and their distance where the ends meet."""
    paths = [tuple(map(chart.at, points)) for _, points in series]
    ends = [path[-1] for path in paths]
    for style, path in zip(_STYLES, paths, strict=False):
        yield Path(path, style.tone, width=1.2, dash=style.dash)
        yield from (_marker(place, style) for place in path)
    x = chart.field.right + _BETWEEN
    heights = _apart([y for _, y in ends])
    for style, (label, _), y in zip(_STYLES, series, heights, strict=False):
        yield Caption(x, y, label, Anchor.START, _SIZE, style.tone)


def _apart(heights: Sequence[float]) -> list[float]:
    """``heights`` moved as little as keeps the labels there from touching."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    moved = spread([heights[k] for k in order], [_LINE] * (len(heights) - 1))
    return [height for _, height in sorted(zip(order, moved, strict=True))]


def _marker(place: Point, style: _Style) -> Shape:
    (x, y), fill = place, style.tone if style.filled else Tone.PAPER
    if style.square:
        return Rectangle(x - 2.2, y - 2.2, 4.4, 4.4, style.tone, fill)
    return Circle(x, y, 2.4, style.tone, fill)
