"""Where the units of an unrolled network stand."""

from __future__ import annotations

import math
from dataclasses import dataclass

from derive.algebra.term import Reference
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.layout import MOST_WIDTH
from derive.figures.moments import HIDDEN, INPUTS, OUTPUTS, Moments
from derive.figures.picture import Caption
from derive.figures.ruler import Ruler, Words

SIZE = 8.0
ASIDE = 3.5  # of an edge and of the gradient's way back from the middle between them
CLEAR = 4.0
ERRORS = 3  # the row above the layers
ROWS = (ERRORS, OUTPUTS, HIDDEN, INPUTS)  # from the top
TITLES = 60.0  # width of what the rows are called
_HEAD, _FOOT = 22.0, 24.0  # above and below the units
_DOWN = 36.0  # from rim to rim of two rows
_RIM = 2.0  # between a name and the rim of its unit
_ARROW = 13.0
_LEAST_RADIUS, _MOST_RADIUS = 12.0, 22.0
_MOST_SPACING = 84.0


@dataclass(frozen=True, slots=True)
class Frame:
    """``moments`` in columns ``spacing`` apart, units of ``radius`` with or without names.

    Beside those in ``valued`` stands their value.
    """

    moments: Moments
    spacing: float
    radius: float
    named: bool
    valued: tuple[Variable, ...]

    def at(self, row: int, time: int | None) -> tuple[float, float]:
        """The centre of a unit; of the dots where ``time`` is None."""
        x = TITLES + CLEAR + self.radius + self.spacing * self.moments.columns.index(time)
        y = _HEAD + self.radius + ROWS.index(row) * (2 * self.radius + _DOWN)
        return x, y

    @property
    def width(self) -> float:
        """Of the sheet."""
        gaps = _gaps(self.moments, self.valued)
        return TITLES + 2 * CLEAR + 2 * self.radius + self.spacing * gaps

    @property
    def height(self) -> float:
        """Of the sheet."""
        return self.at(INPUTS, self.moments.columns[0])[1] + self.radius + _FOOT


def frame(moments: Moments, ruler: Ruler, valued: tuple[Variable, ...]) -> Frame:
    """The frame for ``moments``, as wide as a page at most."""
    radius = _radius(moments, ruler)
    named = radius <= _MOST_RADIUS
    radius = radius if named else _LEAST_RADIUS
    room = MOST_WIDTH - TITLES - 2 * CLEAR - 2 * radius
    spacing = min(_MOST_SPACING, room / _gaps(moments, valued))
    return Frame(moments, spacing, radius, named, valued)


def _gaps(moments: Moments, valued: tuple[Variable, ...]) -> float:
    """How many times the spacing a sheet is wide, with half of it for the last values."""
    return max(1, len(moments.columns) - 1) + (0.5 if valued else 0.0)


def least_spacing(drawn: Frame, ruler: Ruler, recurrent: Variable | None) -> float:
    """How far apart the columns must stand for what is between them to touch nothing."""
    label = _width(ruler, symbol(recurrent)) + 2 * (ASIDE + CLEAR) if recurrent else 0.0
    arrow = 2 * drawn.radius + _ARROW
    numbers = [_width(ruler, value(one)) for one in drawn.valued]
    return max(label, arrow, drawn.radius + CLEAR + max(numbers, default=0.0))


def symbol(variable: Variable) -> Words:
    """What stands in a unit."""
    return ((Reference(variable), Form.SYMBOLS),)


def value(variable: Variable) -> Words:
    """What stands beside it."""
    return ((Reference(variable), Form.VALUE),)


def _radius(moments: Moments, ruler: Ruler) -> float:
    """Large enough for the longest name."""
    widest = max(_width(ruler, symbol(variable)) for variable in moments.shown)
    return max(_LEAST_RADIUS, math.hypot(widest, 1.2 * SIZE) / 2 + _RIM)


def _width(ruler: Ruler, words: Words) -> float:
    return ruler.width(Caption(0, 0, words, size=SIZE))
