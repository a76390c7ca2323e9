"""Where the cards and the labels of the picture of the gradients go.

All cards of a column are as wide as its widest label, so that edges run between columns only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from derive.algebra.variable import Role, Variable
from derive.figures.backward_words import Lines, Telling
from derive.figures.layout import (
    ARROW,
    CLEAR,
    ERROR,
    HEAD,
    MOST_HEIGHT,
    MOST_WIDTH,
    ROUNDING,
    STUB,
    SUBTITLE,
    TITLE,
    head,
    least_gap,
    spot,
)
from derive.figures.measure import Box, Point, text_width
from derive.figures.structure import Link, Place, Structure

_PADDING = 3.5  # between the sides of a card and its lines
_DOTS = 18.0  # width of a column of dots
_ARROW = 13.0  # from an output to its error
_LIKE = 130.0  # how far apart columns stand where there is room


@dataclass(frozen=True, slots=True)
class BackwardLayout:
    """The left and right side of each column, the errors last, and how many rows each has.

    A row is ``spacing`` below the one above. Its cards are at most ``high``, and what enters them
    from ``below`` them needs that much; the last title reaches ``beyond`` its column.
    """

    telling: Telling
    spans: tuple[Point, ...]
    rows: tuple[int, ...]
    spacing: float
    high: float
    below: float
    beyond: float

    @property
    def width(self) -> float:
        """Of the sheet."""
        return self.spans[-1][1] + self.beyond + CLEAR

    @property
    def height(self) -> float:
        """Of the sheet."""
        return HEAD + (max(self.rows) - 1) * self.spacing + self.high + self.below

    @property
    def fits(self) -> bool:
        """Whether a page has room for it."""
        return self.width <= MOST_WIDTH + ROUNDING and self.height <= MOST_HEIGHT

    def at(self, place: Place) -> Point:
        """The centre of a card, or of dots."""
        column, row = place
        left, right = self.spans[column]
        above = row + (max(self.rows) - self.rows[column]) / 2
        return (left + right) / 2, HEAD + self.high / 2 + above * self.spacing

    def card(self, place: Place, lines: Lines) -> Box:
        """The card that holds ``lines``."""
        _, y = self.at(place)
        half = self.telling.box(lines)[1] / 2 + 0.7 * _PADDING
        left, right = self.spans[place[0]]
        return Box(left, y - half, right, y + half)

    def ends(self, start: Place, end: Place) -> tuple[Point, Point]:
        """From the right side of a card to the left side of another."""
        (_, y0), (_, y1) = self.at(start), self.at(end)
        return (self.spans[start[0]][1], y0), (self.spans[end[0]][0], y1)

    def spot(self, link: Link) -> Point:
        """Where the label of an edge is centred."""
        start, end = self.ends(link.start, link.end)
        return spot(start, end, self.rows[link.start[0]], self.rows[link.end[0]])


def arranged(structure: Structure, telling: Telling) -> BackwardLayout:
    """The columns as far apart as their labels need and, if the page allows, as they like."""
    cards = [telling.unit(unit, net_of(unit)) for unit in structure.units]
    cards += map(telling.error, structure.errors.values())
    targets = structure.targets.values()
    entering = (*map(telling.edge, structure.biases.values()), *map(telling.target, targets))
    high, enters = telling.box(*cards)[1] + 1.4 * _PADDING, telling.box(*entering)[1]
    below = STUB + enters + CLEAR / 2 if enters else CLEAR / 2
    spacing = telling.level.stretch * (high + below + CLEAR / 2)
    rows = tuple(len(column.units) if column else 1 for column in structure.columns)
    widths = [_width(structure, telling, column) for column in range(len(rows))]
    errors = (*map(telling.error, structure.errors.values()), *map(telling.target, targets))
    last = telling.box(*errors)[0] + 2 * _PADDING
    label = telling.box(*(telling.edge(link.weight) for link in structure.links))
    needed = [
        max(telling.level.apart, least_gap(m, n, spacing, label, ARROW)) for m, n in pairwise(rows)
    ]
    heads = (*map(head, structure.columns), _error_head(telling))
    beyond = [max(0.0, head - wide) / 2 for head, wide in zip(heads, (*widths, last), strict=True)]
    gaps = _gaps((*widths, last), (*needed, _ARROW), beyond)
    spans = tuple(_spans((*widths, last), gaps, CLEAR + beyond[0]))
    return BackwardLayout(telling, spans, (*rows, rows[-1]), spacing, high, below, beyond[-1])


def net_of(unit: Variable) -> Variable:
    """What a unit makes its output of."""
    return replace(unit, role=Role.NET)


def _width(structure: Structure, telling: Telling, column: int) -> float:
    """Of the cards of one column, so that the biases fit below them."""
    shown = structure.columns[column]
    if shown is None:
        return _DOTS
    units = [unit for unit in shown.units if unit]
    biases = [bias for (place, _), bias in structure.biases.items() if place == column]
    cards = (telling.unit(unit, net_of(unit)) for unit in units)
    return telling.box(*cards, *map(telling.edge, biases))[0] + 2 * _PADDING


def _error_head(telling: Telling) -> float:
    """The width of what stands above the errors."""
    return max(
        text_width(ERROR, TITLE), SUBTITLE / telling.level.size * telling.width(telling.total)
    )


def _gaps(widths: Sequence[float], needed: Sequence[float], beyond: Sequence[float]) -> list[float]:
    """From column to column as much as needed, also by their heads, and more where there is room.

    The errors, behind the last gap, stand close to the outputs.
    """
    heads = (one + other + CLEAR for one, other in pairwise(beyond))
    least = [max(gap, apart) for gap, apart in zip(needed, heads, strict=True)]
    bare = 2 * CLEAR + beyond[0] + beyond[-1] + sum(widths) + sum(least)
    spare = max(0.0, MOST_WIDTH - bare) / (len(least) - 1)
    return [*(max(gap, min(_LIKE, gap + spare)) for gap in least[:-1]), least[-1]]


def _spans(widths: Sequence[float], gaps: Sequence[float], left: float) -> Iterator[Point]:
    """The sides of columns of these widths and so far apart, from ``left`` on."""
    for wide, gap in zip(widths, (*gaps, 0.0), strict=True):
        yield left, left + wide
        left += wide + gap
