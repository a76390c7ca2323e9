"""Ways to lay out a computation graph on a page, from the roomiest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from derive.algebra.variable import Variable
from derive.figures.courses import Courses, Gaps, courses, downward
from derive.figures.flow import Flow
from derive.figures.layout import MOST_HEIGHT, MOST_WIDTH
from derive.figures.measure import Point

RIM = 4.0  # of the sheet
BEND = 8.0  # height kept free around an edge that passes through a column
_ARROWS = 18.0  # of every edge left free beside its label
_LEAST = 44.0  # length of an edge with a label
_LABELLED = (1.0, 1.3, 1.7, 2.2)  # stretches of a drawing with labels on its edges
_UNLABELLED = (4.0, 2.5, 1.7, 1.0)  # of one without: the wider, the clearer are its edges


def ways(
    drawn: Flow, sizes: Mapping[Variable, Point], label: Point, size: float
) -> Iterator[Courses]:
    """From left to right, then downwards, with several gaps between the cards."""
    wide, high = label
    flipped = {variable: (tall, broad) for variable, (broad, tall) in sizes.items()}
    for lay, along, across, turned, page in (
        (courses, wide, high, sizes, (MOST_WIDTH, MOST_HEIGHT)),
        (downward, high, wide, flipped, (MOST_HEIGHT, MOST_WIDTH)),
    ):
        least = max(along + _ARROWS, _LEAST if wide else 0.0)
        beside = 1.6 * size
        rooms = (
            (beside, BEND),
            (beside + across, across),
            (beside + 1.6 * across, across),
        )
        for stretch in _LABELLED if wide else _UNLABELLED:
            for apart, bend in rooms if wide else rooms[:1]:
                gaps = Gaps(stretch * least, min(stretch, 1.7) * apart, RIM, bend)
                if _may_fit(drawn, turned, gaps, page):
                    yield lay(drawn, sizes, gaps)


def _may_fit(drawn: Flow, sizes: Mapping[Variable, Point], gaps: Gaps, page: Point) -> bool:
    """Whether the columns are short enough for a page, before anything is laid out on it."""
    cards = [
        [sizes[cell] for cell in column if isinstance(cell, Variable)] for column in drawn.columns
    ]
    long = sum(max(wide for wide, _ in column) for column in cards)
    high = max(sum(tall for _, tall in column) + gaps.down * (len(column) - 1) for column in cards)
    return long + gaps.across * (len(cards) - 1) <= page[0] and high <= page[1]
