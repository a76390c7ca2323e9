"""Where the units and the weight labels of a network go, so that nothing covers anything.

Units stand in rows ``spacing`` apart, every column centred. If all labels between a column of m
and a column of n units sit at the fraction m / (m + 1) of their edges, they form one column of
evenly spaced labels, unit by unit, ``spacing / (m + 1)`` apart; at 1 / (n + 1) they do so source
by source. The fuller column is the further one. From the labels' width and this distance follows
how far the columns must stand apart for no edge to run through the label of another.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from derive.algebra.variable import Variable
from derive.figures.measure import Point, text_width
from derive.figures.structure import Column, Link, Place, Structure
from derive.figures.wording import Detail, Wording

MOST_WIDTH, MOST_HEIGHT = 450.0, 440.0  # what the text of an A4 page has room for
ROUNDING = 1e-6  # of a width that is made to fill the page
HEAD = 34.0  # height of the titles above the columns
STUB = 12.0  # length of the short arrows that bring in inputs and biases
BESIDE = 8.0  # from a unit to its target
REACH = 15.0  # from an output unit to the card of the errors
ASIDE = 3.0  # from a short arrow to what comes in by it
TITLE, SUBTITLE = 9.0, 8.0  # sizes of what stands above a column
ERROR, TARGET = "error", "target"
_MOST_FILLED = 0.84  # of the spacing by the units in it
_NAME_SIZES = (7.0, 6.0, 5.0)  # for names that do not fit a unit otherwise
CLEAR = 6.0  # between a label and a unit, and at the rims of the sheet
ARROW = 7.5  # from a label to a unit, for the head of the arrow
LINE, _LIT_LINE = 1.5, 2.5  # between a label and another edge, a thick one if it is lit
_SHINE = 3.0  # around a unit, where it is lit
_LEAST_CARD = 28.0  # width of the card of the errors, whose title is wider than some names
_PADDING = 5.0  # between the side of the card of the errors and what stands on it


@dataclass(frozen=True, slots=True)
class Style:
    """The sizes, in points, that go with a detail; ``apart`` is how far columns like to stand.

    A unit grows from ``radius`` to ``largest`` to hold its name. ``name`` is the size of the names
    in the units, 0 leaves them out; ``valued`` sets the values of computed units below them.
    """

    detail: Detail
    spacing: float
    radius: float
    size: float
    apart: float
    largest: float = 24.0
    name: float = 0.0
    valued: bool = False

    @property
    def thin(self) -> float:
        """How thick what is lit is drawn, against what it is beside large letters."""
        return self.size / 9 if self.detail is not Detail.NONE else 0.5

    @property
    def lit_arrow(self) -> float:
        """What the head of a thick arrow and the ring that it ends at take."""
        return ARROW + 1.2 * (self.size - 7)

    @property
    def last(self) -> bool:
        """Whether no style says less."""
        return self.apart == STYLES[-1].apart


STYLES = (
    Style(Detail.VALUES, spacing=92, radius=18, size=9, apart=160),
    Style(Detail.VALUES, spacing=92, radius=16, size=8, apart=150),
    Style(Detail.NAMES, spacing=92, radius=16, size=8, apart=150),
    Style(Detail.NAMES, spacing=64, radius=12, size=7, apart=100),
    Style(Detail.NAMES, spacing=56, radius=10, size=7, apart=90),
    Style(Detail.NONE, spacing=38, radius=14, size=8, apart=115),
    Style(Detail.NONE, spacing=38, radius=10, size=7, apart=90, largest=13),
    Style(Detail.NONE, spacing=32, radius=8, size=7, apart=80, largest=8),
    Style(Detail.NONE, spacing=26, radius=5, size=6, apart=70, largest=5),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """The centres of the columns and how many rows each has, on a sheet of ``width``.

    ``card`` is the width of the card of the errors, 0 if there is none.
    """

    style: Style
    xs: tuple[float, ...]
    rows: tuple[int, ...]
    width: float
    card: float = 0.0

    @property
    def height(self) -> float:
        """Room for the titles above the units and for the biases below them."""
        below = CLEAR if self.style.detail is Detail.NONE else STUB + 1.5 * self.style.size
        return HEAD + 2 * self.style.radius + (max(self.rows) - 1) * self.style.spacing + below

    @property
    def card_left(self) -> float:
        """The left side of the card of the errors."""
        return self.xs[-1] + self.style.radius + REACH

    @property
    def fits(self) -> bool:
        """Whether a page has room for it."""
        return self.width <= MOST_WIDTH + ROUNDING and self.height <= MOST_HEIGHT

    def at(self, place: Place) -> Point:
        """The centre of the unit at ``place``."""
        column, row = place
        above = row + (max(self.rows) - self.rows[column]) / 2
        return self.xs[column], HEAD + self.style.radius + above * self.style.spacing

    def spot(self, link: Link) -> Point:
        """The point of the edge on which its label is centred."""
        sources, units = self.rows[link.start[0]], self.rows[link.end[0]]
        return spot(self.at(link.start), self.at(link.end), sources, units)


def arrange(
    structure: Structure, style: Style, wording: Wording, *, errors: bool = False
) -> Layout:
    """The columns as far apart as their labels need and, if the page allows, as they like."""
    style = _fitted(style, wording, structure.units)
    rows = tuple(len(column.units) if column else 1 for column in structure.columns)
    card = _card(structure, wording) if errors else 0.0
    values = wording.widest(*map(wording.value, structure.inputs))
    left = style.radius + STUB + values + CLEAR
    right = style.radius + _behind(structure, wording, card) + CLEAR
    label = wording.widest(*(wording.edge(link.weight) for link in structure.links))
    like = min(style.apart, (MOST_WIDTH - left - right) / (len(rows) - 1))
    box = label, 1.2 * style.size
    reach = style.radius + (style.lit_arrow if errors else ARROW)
    line = _LIT_LINE if errors else LINE
    bias = wording.widest(*map(wording.edge, structure.biases.values()))
    leasts = _leasts(structure, style, bias)
    gaps = (
        max(like, least, least_gap(m, n, style.spacing, box, reach, line))
        for (m, n), least in zip(pairwise(rows), leasts, strict=True)
    )
    xs = tuple(accumulate(gaps, initial=left))
    return Layout(style, xs, rows, xs[-1] + right, card)


def _leasts(structure: Structure, style: Style, bias: float) -> Iterator[float]:
    """How far apart two columns must stand for their units, their titles, and their edges.

    An edge that climbs at an angle a passes the unit next to its end at spacing * cos a, and the
    label of a bias, ``bias`` wide, at tan a * bias / 2 above or below the middle of a unit.
    """
    down = style.radius + STUB
    free = min(down, style.spacing - down - 1.5 * style.size) - _LIT_LINE
    steepest = math.sqrt((style.spacing / (style.radius + _SHINE)) ** 2 - 1)
    if bias:
        steepest = min(steepest, free / (bias / 2))
    for one, other in pairwise(structure.columns):
        heads = (head(one) + head(other)) / 2 + CLEAR
        rows = (len(column.units) if column else 1 for column in (one, other))
        climb = style.spacing * (sum(rows) / 2 - 1)
        yield max(2 * style.radius + STUB, heads, climb / steepest)


def head(column: Column | None) -> float:
    """The width of what stands above a column."""
    if column is None:
        return 0.0
    return max(text_width(column.title, TITLE), text_width(column.activation, SUBTITLE))


def _behind(structure: Structure, wording: Wording, card: float) -> float:
    """How much room the targets take behind the outputs, and the errors if there is a card."""
    targets = structure.targets.values()
    if not card:
        return BESIDE + wording.widest(*map(wording.equality, targets))
    words = wording.widest(*map(wording.aside, targets))
    return REACH + card + STUB + ASIDE + max(words, text_width(TARGET, TITLE))


def _card(structure: Structure, wording: Wording) -> float:
    """How wide the card of the errors must be."""
    errors = structure.errors.values()
    words = (*map(wording.name, errors), *map(wording.value, errors))
    return max(_LEAST_CARD, wording.widest(*words) + 2 * _PADDING)


def _fitted(style: Style, wording: Wording, units: Collection[Variable]) -> Style:
    """``style`` with units that hold their names and values, set smaller where they must be."""
    valued = [unit for unit in units if unit in wording.computed]
    bias = 0.0 if style.detail is Detail.NONE else STUB + 1.5 * style.size + _SHINE
    most = min(style.largest, _MOST_FILLED * style.spacing / 2, (style.spacing - bias) / 2)
    for values in (valued, []) if valued else ([],):
        lines = 2 if values else 1
        for size in (style.size, *_NAME_SIZES):
            words = replace(wording, size=size)
            wide = words.widest(*map(words.name, units), *map(words.value, values))
            radius = math.hypot(wide, 1.2 * lines * size) / 2 + 1
            if radius <= most:
                radius = max(style.radius, radius)
                return replace(style, radius=radius, name=size, valued=bool(values))
    return style


def spot(start: Point, end: Point, sources: int, units: int) -> Point:
    """Where the label of an edge between columns of so many cells is centred."""
    along = sources / (sources + 1) if sources <= units else 1 / (units + 1)
    (x0, y0), (x1, y1) = start, end
    return x0 + along * (x1 - x0), y0 + along * (y1 - y0)


def least_gap(
    sources: int, units: int, spacing: float, label: Point, reach: float, line: float = LINE
) -> float:
    """How far apart two columns must stand for labels of a width and a height; maybe infinite.

    Edges start and end where the cells of a column have their centres; cells and the heads of
    arrows ``reach`` towards the other column from there, and labels stand ``line`` off the edges of
    others. With s the distance between labels, d that from their column to
    the nearer cells and k the most label places by which an edge climbs within d, an edge keeps
    off the next label, of height h, if s - k s (label / 2) / d >= h / 2.
    """
    wide, high = label
    if not wide:
        return 0.0
    fan = min(sources, units)
    slot = spacing / (fan + 1)
    half = high / 2 + line
    if slot < 2 * half:
        return math.inf
    climb = (sources + units) / 2 - 1
    near = max(wide / 2 + reach, climb * (wide / 2) / (1 - half / slot))
    return near * (fan + 1)
