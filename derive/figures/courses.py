"""Where the cards and the edges of a computation graph go, from left to right or downwards.

All cards of a column are as wide as its widest, and an edge turns only between columns: so it can
run through no card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from derive.algebra.variable import Variable
from derive.figures.flow import Bend, Cell, Edge, Flow
from derive.figures.measure import Box, Point
from derive.figures.spread import spread

_SWEEPS = 20
_PORTS = 11.0  # between edges that meet at one side of a card, if it is high enough
_PORTED = 0.7  # share of that side that takes edges


@dataclass(frozen=True, slots=True)
class Gaps:
    """The distance between columns and between the cards of one.

    ``bend`` is the height kept free around an edge that passes through a column.
    """

    across: float
    down: float
    rim: float
    bend: float


@dataclass(frozen=True, slots=True)
class Courses:
    """The boxes of the cards, and each edge as the points at which it turns."""

    boxes: Mapping[Variable, Box]
    edges: Mapping[Edge, tuple[Point, ...]]

    @property
    def width(self) -> float:
        """How far to the right cards and edges reach."""
        turns = [x for points in self.edges.values() for x, _ in points]
        return max(turns + [box.right for box in self.boxes.values()])

    @property
    def height(self) -> float:
        """How far down cards and edges reach."""
        turns = [y for points in self.edges.values() for _, y in points]
        return max(turns + [box.bottom for box in self.boxes.values()])


def downward(drawn: Flow, sizes: Mapping[Variable, Point], gaps: Gaps) -> Courses:
    """The same as ``courses`` with columns turned into rows."""
    turned = {card: (high, wide) for card, (wide, high) in sizes.items()}
    found = courses(drawn, turned, gaps)
    boxes = {card: box.turned for card, box in found.boxes.items()}
    edges = {edge: tuple((x, y) for y, x in points) for edge, points in found.edges.items()}
    return Courses(boxes, edges)


def courses(drawn: Flow, sizes: Mapping[Variable, Point], gaps: Gaps) -> Courses:
    """The places of cards of the given ``sizes`` (width and height), from the rim on."""
    heights = {
        cell: gaps.bend if isinstance(cell, Bend) else sizes[cell][1]
        for column in drawn.columns
        for cell in column
    }
    middles = _middles(drawn, heights, gaps.down)
    highest = min(middles[cell] - high / 2 for cell, high in heights.items())
    middles = {cell: y - highest + gaps.rim for cell, y in middles.items()}
    spans = _spans(drawn, sizes, gaps)
    boxes = {
        cell: Box(left, middles[cell] - heights[cell] / 2, right, middles[cell] + heights[cell] / 2)
        for column, (left, right) in zip(drawn.columns, spans, strict=True)
        for cell in column
    }
    cards = {cell: box for cell, box in boxes.items() if not isinstance(cell, Bend)}
    return Courses(cards, _edges(drawn, boxes))


def _spans(drawn: Flow, sizes: Mapping[Variable, Point], gaps: Gaps) -> list[tuple[float, float]]:
    """The left and right side of each column."""
    spans, left = [], gaps.rim
    for column in drawn.columns:
        right = left + max(sizes[cell][0] for cell in column if not isinstance(cell, Bend))
        spans.append((left, right))
        left = right + gaps.across
    return spans


def _middles(drawn: Flow, heights: Mapping[Cell, float], down: float) -> dict[Cell, float]:
    """The height of each cell: near the mean of its neighbours, column by column, to and fro."""
    neighbours: dict[Cell, list[Cell]] = {cell: [] for cell in heights}
    for left, right in drawn.links:
        neighbours[left].append(right)
        neighbours[right].append(left)
    middles = dict.fromkeys(heights, 0.0)
    for _ in range(_SWEEPS):
        for column in (*drawn.columns, *reversed(drawn.columns)):
            wished = [_mean([middles[v] for v in neighbours[cell]]) for cell in column]
            apart = [(heights[a] + heights[b]) / 2 + down for a, b in pairwise(column)]
            middles |= zip(column, spread(wished, apart), strict=True)
    return middles


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _edges(drawn: Flow, boxes: Mapping[Cell, Box]) -> dict[Edge, tuple[Point, ...]]:
    """From card to card through the bends, each end at a place of its own on the card's side."""
    leaving = _ports(boxes, [(route[0], route[1], edge) for edge, route in drawn.routes.items()])
    coming = _ports(boxes, [(route[-1], route[-2], edge) for edge, route in drawn.routes.items()])
    edges = {}
    for edge, route in drawn.routes.items():
        passed = [_passing(boxes[cell]) for cell in route[1:-1]]
        points = [point for pair in passed for point in pair]
        start, end = boxes[edge.start].right, boxes[edge.end].left
        edges[edge] = ((start, leaving[edge]), *points, (end, coming[edge]))
    return edges


def _passing(box: Box) -> tuple[Point, Point]:
    middle = (box.top + box.bottom) / 2
    return (box.left, middle), (box.right, middle)


def _ports(boxes: Mapping[Cell, Box], ends: list[tuple[Cell, Cell, Edge]]) -> dict[Edge, float]:
    """For each (card, next cell, edge) the height of the end, in the order of the next cells."""
    sides: dict[Cell, list[tuple[float, Edge]]] = {}
    for card, beyond, edge in ends:
        sides.setdefault(card, []).append((boxes[beyond].top + boxes[beyond].bottom, edge))
    ports: dict[Edge, float] = {}
    for card, met in sides.items():
        met.sort(key=lambda pair: pair[0])
        box = boxes[card]
        room = _PORTED * (box.bottom - box.top)
        apart = min(_PORTS, room / (len(met) - 1)) if len(met) > 1 else 0.0
        first = (box.top + box.bottom - apart * (len(met) - 1)) / 2
        ports |= {edge: first + k * apart for k, (_, edge) in enumerate(met)}
    return ports
