"""Where the units and the weight labels of a network go, so that nothing covers anything.

Units stand in rows ``spacing`` apart, every column centred. If all labels between a column of m
and a column of n units sit at the fraction m / (m + 1) of their edges, they form one column of
evenly spaced labels, unit by unit, ``spacing / (m + 1)`` apart; at 1 / (n + 1) they do so source
by source. The fuller column is the further one. From the labels' width and this distance follows
how far the columns must stand apart for no edge to run through the label of another.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from derive.figures.structure import Link, Place, Structure
from derive.figures.wording import Detail, Wording

MOST_WIDTH, MOST_HEIGHT = 450.0, 440.0  # what the text of an A4 page has room for
HEAD = 34.0  # height of the titles above the columns
STUB = 13.0  # length of the short arrows that bring in inputs and biases
BESIDE = 8.0  # from a unit to its target
_MOST_RADIUS, _MOST_FILLED = 24.0, 0.84  # of a unit: in points, and its share of the spacing
_NAME_SIZES = (7.0, 6.0, 5.0)  # for names that do not fit a unit otherwise
_CLEAR = 6.0  # between a label and a unit, and at the rims of the sheet
_LINE = 1.5  # between a label and another edge


@dataclass(frozen=True, slots=True)
class Style:
    """The sizes, in points, that go with a detail; ``apart`` is how far columns like to stand.

    ``name`` is the size of the names in the units; 0 leaves them out.
    """

    detail: Detail
    spacing: float
    radius: float
    size: float
    apart: float
    name: float = 0.0


STYLES = (
    Style(Detail.VALUES, spacing=92, radius=18, size=9, apart=160),
    Style(Detail.NAMES, spacing=92, radius=16, size=8, apart=150),
    Style(Detail.NAMES, spacing=64, radius=12, size=7, apart=100),
    Style(Detail.NONE, spacing=38, radius=14, size=8, apart=115),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The centres of the columns and how many rows each has, on a sheet of ``width``."""

    style: Style
    xs: tuple[float, ...]
    rows: tuple[int, ...]
    width: float

    @property
    def height(self) -> float:
        """Room for the titles above the units and for the biases below them."""
        below = _CLEAR if self.style.detail is Detail.NONE else STUB + 1.5 * self.style.size
        return HEAD + 2 * self.style.radius + (max(self.rows) - 1) * self.style.spacing + below

    @property
    def fits(self) -> bool:
        """Whether a page has room for it."""
        return self.width <= MOST_WIDTH and self.height <= MOST_HEIGHT

    def at(self, place: Place) -> tuple[float, float]:
        """The centre of the unit at ``place``."""
        column, row = place
        above = row + (max(self.rows) - self.rows[column]) / 2
        return self.xs[column], HEAD + self.style.radius + above * self.style.spacing

    def spot(self, link: Link) -> tuple[float, float]:
        """The point of the edge on which its label is centred."""
        (x0, y0), (x1, y1) = self.at(link.start), self.at(link.end)
        sources, units = self.rows[link.start[0]], self.rows[link.end[0]]
        along = sources / (sources + 1) if sources <= units else 1 / (units + 1)
        return x0 + along * (x1 - x0), y0 + along * (y1 - y0)


def arrange(structure: Structure, style: Style, wording: Wording) -> Layout:
    """The columns as far apart as their labels need and, if the page allows, as they like."""
    style = _fitted(style, wording.widest(*map(wording.name, structure.units)))
    rows = tuple(len(column.units) if column else 1 for column in structure.columns)
    values = wording.widest(*map(wording.value, structure.inputs))
    targets = wording.widest(*map(wording.equality, structure.targets.values()))
    left, right = style.radius + STUB + values + _CLEAR, style.radius + BESIDE + targets + _CLEAR
    label = wording.widest(*(wording.edge(link.weight) for link in structure.links))
    like = min(style.apart, (MOST_WIDTH - left - right) / (len(rows) - 1))
    least = 2 * style.radius + STUB
    gaps = (max(like, least, _least_gap(style, m, n, label)) for m, n in pairwise(rows))
    xs = tuple(accumulate(gaps, initial=left))
    return Layout(style, xs, rows, xs[-1] + right)


def _fitted(style: Style, name: float) -> Style:
    """``style`` with units that hold names of width ``name``, set smaller where they must be."""
    most = min(_MOST_RADIUS, _MOST_FILLED * style.spacing / 2)
    for size in (style.size, *_NAME_SIZES):
        radius = math.hypot(name * size / style.size, 1.2 * size) / 2 + 1
        if radius <= most:
            return replace(style, radius=max(style.radius, radius), name=size)
    return style


def _least_gap(style: Style, sources: int, units: int, label: float) -> float:
    """How far apart two columns must stand for labels of width ``label``; infinite if no gap does.

    With s the distance between labels, d that from their column to the nearer units and k the most
    label places by which an edge climbs within d, an edge keeps off the next label, of height h,
    if s - k s (label / 2) / d >= h / 2.
    """
    if not label:
        return 0.0
    fan = min(sources, units)
    slot = style.spacing / (fan + 1)
    half = 0.6 * style.size + _LINE
    if slot < 2 * half:
        return float("inf")
    climb = (sources + units) / 2 - 1
    near = max(label / 2 + style.radius + _CLEAR, climb * (label / 2) / (1 - half / slot))
    return near * (fan + 1)
