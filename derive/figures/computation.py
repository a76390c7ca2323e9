"""The picture of a computation graph: an equation on every card, a derivative on every edge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from derive.algebra.variable import Variable
from derive.figures.cards import EDGE_LINE, Card, Cards, Line, Local
from derive.figures.courses import Courses, Gaps, courses
from derive.figures.flow import Edge, Flow, flow
from derive.figures.highlight import DARK, Highlight
from derive.figures.layout import MOST_HEIGHT, MOST_WIDTH
from derive.figures.measure import Box, Point
from derive.figures.picture import Caption, Path, Picture, Rectangle, Shape, Tone
from derive.figures.placing import place
from derive.figures.ruler import UNKNOWN, ruler
from derive.figures.ways import BEND, RIM, ways
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Valuation

_PADDING = 5.0  # between the side of a card and its lines
_LINE = 1.35  # from line to line, against the size of the letters
_SMALLEST = 8.0  # side of a card without a name
_LEVELS = (
    (Card.EQUATION, Local.EQUATION, 9.0),
    (Card.EQUATION, Local.EQUATION, 8.0),
    (Card.EQUATION, Local.VALUE, 8.0),
    (Card.VALUE, Local.VALUE, 8.0),
    (Card.VALUE, Local.VALUE, 7.0),
    (Card.VALUE, Local.NOTHING, 7.0),
    (Card.NAME, Local.NOTHING, 9.0),
    (Card.NAME, Local.NOTHING, 7.0),
)
_CIRCUIT_LEVELS = (
    (Card.EQUATION, Local.FLOW, 9.0),
    (Card.EQUATION, Local.FLOW, 8.0),
    (Card.NAME, Local.FLOW, 8.0),
    (Card.NAME, Local.FLOW, 7.0),
    (Card.VALUE, Local.NOTHING, 7.0),
    (Card.NAME, Local.NOTHING, 7.0),
)


def computation_graph(
    graph: Graph,
    values: Valuation = UNKNOWN,
    *,
    gradients: bool = True,
    name: str = "computation_graph",
    notation: Notation = FLAT,
    highlight: Highlight = DARK,
) -> Picture:
    """The nodes of ``graph`` from left to right or downwards, with ``values`` if there are any.

    With ``gradients`` every edge has the local derivative, every node that of the output by it.
    What a page has no room for in this ``notation`` is left out, the derivatives first.
    """
    measure, valued = ruler(graph, values, notation), values is not UNKNOWN
    candidates = (
        Cards(graph, measure, card, local if gradients else Local.NOTHING, size, valued, gradients)
        for card, local, size in _LEVELS
    )
    return _first(flow(graph), candidates, highlight).picture(name)


def circuit(
    graph: Graph,
    values: Valuation,
    *,
    name: str = "circuit",
    notation: Notation = FLAT,
    highlight: Highlight = DARK,
) -> Picture:
    """The same graph as a circuit: on every edge what goes forward and what comes back.

    Above stands the value that the edge carries, below it what comes back over this edge of the
    derivative of the output; a card has the sum of what comes back to it.
    """
    measure = ruler(graph, values, notation)
    candidates = (
        Cards(graph, measure, card, local, size, valued=True, gradients=True)
        for card, local, size in _CIRCUIT_LEVELS
    )
    return _first(flow(graph), candidates, highlight).picture(name)


def _first(drawn: Flow, candidates: Iterable[Cards], highlight: Highlight) -> _Drawing:
    """The first that a page has room for, or cards without a word."""
    for cards in candidates:
        drawing = _drawing(drawn, cards, highlight)
        if drawing:
            return drawing
    wordless = replace(cards, card=Card.NOTHING, local=Local.NOTHING, size=1)
    return _bare(drawn, wordless, highlight)


def _drawing(drawn: Flow, cards: Cards, highlight: Highlight) -> _Drawing | None:
    """The first drawing on which all labels find a place."""
    sizes = {variable: _size(cards, variable) for variable in drawn.variables}
    labels = {edge: lines for edge in drawn.routes if (lines := cards.edge(edge))}
    room = {edge: cards.box(lines) for edge, lines in labels.items()}
    widest = max((wide for wide, _ in room.values()), default=0.0)
    highest = max((high for _, high in room.values()), default=0.0)
    for laid in ways(drawn, sizes, (widest, highest), cards.size):
        if laid.width + RIM <= MOST_WIDTH and laid.height + RIM <= MOST_HEIGHT:
            sheet = Box(0, 0, laid.width + RIM, laid.height + RIM)
            spots = place(room, laid.edges, tuple(laid.boxes.values()), sheet)
            if spots is not None:
                return _Drawing(cards, laid, spots, highlight)
    return None


def _bare(drawn: Flow, cards: Cards, highlight: Highlight) -> _Drawing:
    """Cards without a word, as close together as they must."""
    columns, rows = len(drawn.columns), max(map(len, drawn.columns))
    side = min(_SMALLEST, 0.4 * MOST_WIDTH / columns, 0.6 * MOST_HEIGHT / rows)
    sizes = dict.fromkeys(drawn.variables, (side, side))
    across = min(50.0, (MOST_WIDTH - 2 * RIM - columns * side) / max(1, columns - 1))
    gaps = Gaps(across, side / 2, RIM, BEND)
    return _Drawing(cards, courses(drawn, sizes, gaps), {}, highlight)


def _size(cards: Cards, variable: Variable) -> tuple[float, float]:
    lines = tuple(cards.lines(variable))
    wide = max(cards.width(words) for words, _ in lines)
    return wide + 2 * _PADDING, len(lines) * _LINE * cards.size + _PADDING


@dataclass(frozen=True, slots=True)
class _Drawing:
    cards: Cards
    ways: Courses
    spots: Mapping[Edge, Point]
    highlight: Highlight

    def picture(self, name: str) -> Picture:
        width, height = self.ways.width + RIM, self.ways.height + RIM
        return Picture(name, width, height, tuple(self.shapes()))

    def shapes(self) -> Iterator[Shape]:
        """Edges first, what is lit above the others, then what stands on them."""
        for edge in sorted(self.ways.edges, key=self.highlight.of):
            light = self.highlight.of(edge)
            yield Path(self.ways.edges[edge], light.tone, light.width, arrow=True)
        for edge, spot in self.spots.items():
            yield from self.label(spot, self.cards.edge(edge))
        for variable, box in self.ways.boxes.items():
            yield from self.card(variable, box)

    def label(self, spot: Point, lines: Sequence[Line]) -> Iterator[Caption]:
        """Lines below each other, as a whole centred on ``spot``."""
        x, y = spot
        size, apart = self.cards.size, EDGE_LINE * self.cards.size
        first = y - (len(lines) - 1) * apart / 2
        for k, (words, tone) in enumerate(lines):
            yield Caption(x, first + k * apart, words, size=size, tone=tone, halo=True)

    def card(self, variable: Variable, box: Box) -> Iterator[Shape]:
        """Given quantities stand on paper, computed ones on a tint."""
        fill = Tone.FILL if variable in self.cards.graph.by_variable else Tone.PAPER
        wide, high = box.right - box.left, box.bottom - box.top
        yield Rectangle(box.left, box.top, wide, high, fill=fill, rounding=3)
        lines = tuple(self.cards.lines(variable))
        apart = _LINE * self.cards.size
        first = (box.top + box.bottom - (len(lines) - 1) * apart) / 2
        for k, (words, tone) in enumerate(lines):
            x, y = (box.left + box.right) / 2, first + k * apart
            yield Caption(x, y, words, size=self.cards.size, tone=tone)
