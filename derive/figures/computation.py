"""The picture of a computation graph: an equation on every card, a derivative on every edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from derive.algebra.variable import Variable
from derive.figures.cards import Card, Cards, Local
from derive.figures.courses import Courses, Gaps, courses, downward
from derive.figures.flow import Edge, Flow, flow
from derive.figures.layout import MOST_HEIGHT, MOST_WIDTH
from derive.figures.measure import Box, Point
from derive.figures.picture import Caption, Path, Picture, Rectangle, Shape, Tone
from derive.figures.placing import place
from derive.figures.ruler import UNKNOWN, ruler
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Valuation

_RIM = 4.0
_PADDING = 5.0  # between the side of a card and its lines
_LINE = 1.35  # from line to line, against the size of the letters
_ARROWS = 18.0  # of every edge left free beside its label
_SMALLEST = 8.0  # side of a card without a name
_LABELLED = (1.0, 1.3, 1.7)  # stretches of a drawing with labels on its edges
_UNLABELLED = (4.0, 2.5, 1.7, 1.0)  # of one without: the wider, the clearer are its edges
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


def computation_graph(
    graph: Graph,
    values: Valuation = UNKNOWN,
    *,
    gradients: bool = True,
    name: str = "computation_graph",
    notation: Notation = FLAT,
) -> Picture:
    """The nodes of ``graph`` from left to right or downwards, with ``values`` if there are any.

    With ``gradients`` every edge has the local derivative, every node that of the output by it.
    What a page has no room for in this ``notation`` is left out, the derivatives first.
    """
    drawn = flow(graph)
    measure = ruler(graph, values, notation)
    for card, local, size in _LEVELS:
        shown = local if gradients else Local.NOTHING
        cards = Cards(graph, measure, card, shown, size, values is not UNKNOWN, gradients)
        drawing = _drawing(drawn, cards)
        if drawing:
            return drawing.picture(name)
    wordless = Cards(graph, measure, Card.NOTHING, Local.NOTHING, 1, valued=False, gradients=False)
    return _bare(drawn, wordless).picture(name)


def _drawing(drawn: Flow, cards: Cards) -> _Drawing | None:
    """The first drawing that a page has room for and on which all labels find a place."""
    sizes = {variable: _size(cards, variable) for variable in drawn.variables}
    labels = {edge: words for edge in drawn.routes if (words := cards.edge(edge))}
    room = {edge: (cards.width(words), 1.2 * cards.size) for edge, words in labels.items()}
    for ways in _ways(
        drawn, sizes, max((wide for wide, _ in room.values()), default=0.0), cards.size
    ):
        if ways.width + _RIM <= MOST_WIDTH and ways.height + _RIM <= MOST_HEIGHT:
            spots = place(room, ways.edges, tuple(ways.boxes.values()))
            if spots is not None:
                return _Drawing(cards, ways, spots)
    return None


def _ways(
    drawn: Flow, sizes: Mapping[Variable, Point], widest: float, size: float
) -> Iterator[Courses]:
    """From left to right, then downwards, with several gaps between the cards."""
    line = _LINE * size if widest else 0.0
    stretches = _LABELLED if widest else _UNLABELLED
    for lay, along in ((courses, widest + _ARROWS), (downward, line + _ARROWS)):
        for stretch in stretches:
            yield lay(drawn, sizes, Gaps(stretch * along, min(stretch, 1.7) * 1.6 * size, _RIM))


def _bare(drawn: Flow, cards: Cards) -> _Drawing:
    """Cards without a word, as close together as they must."""
    columns, rows = len(drawn.columns), max(map(len, drawn.columns))
    side = min(_SMALLEST, 0.4 * MOST_WIDTH / columns, 0.6 * MOST_HEIGHT / rows)
    sizes = dict.fromkeys(drawn.variables, (side, side))
    across = min(50.0, (MOST_WIDTH - 2 * _RIM - columns * side) / max(1, columns - 1))
    gaps = Gaps(across, side / 2, _RIM)
    return _Drawing(cards, courses(drawn, sizes, gaps), {})


def _size(cards: Cards, variable: Variable) -> tuple[float, float]:
    lines = tuple(cards.lines(variable))
    wide = max(cards.width(words) for words, _ in lines)
    return wide + 2 * _PADDING, len(lines) * _LINE * cards.size + _PADDING


@dataclass(frozen=True, slots=True)
class _Drawing:
    cards: Cards
    ways: Courses
    spots: Mapping[Edge, Point]

    def picture(self, name: str) -> Picture:
        width, height = self.ways.width + _RIM, self.ways.height + _RIM
        return Picture(name, width, height, tuple(self.shapes()))

    def shapes(self) -> Iterator[Shape]:
        """Edges first, then what stands on them."""
        for points in self.ways.edges.values():
            yield Path(points, Tone.MUTED, arrow=True)
        for edge, (x, y) in self.spots.items():
            yield Caption(x, y, self.cards.edge(edge), size=self.cards.size, halo=True)
        for variable, box in self.ways.boxes.items():
            yield from self.card(variable, box)

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
