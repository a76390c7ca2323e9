"""The picture of a feedforward network with all values and, below each, its gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.algebra.variable import Variable
from derive.figures.backward_layout import BackwardLayout, arranged, net_of
from derive.figures.backward_words import LEVELS, Lines, Said, Telling
from derive.figures.layout import ERROR, STUB
from derive.figures.network_drawing import dots, titles
from derive.figures.picture import Caption, Path, Picture, Rectangle, Shape, Tone
from derive.figures.ruler import ruler
from derive.figures.structure import Link, Place, Structure, structure
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Valuation

_DOTS = 7.0


def backward(
    graph: Graph, values: Valuation, name: str = "gradients", notation: Notation = FLAT
) -> Picture:
    """The layers of ``graph``, which has some and holds one training example, and its errors.

    Every quantity has its value and below it the derivative of the output of ``graph`` by it. What
    a page has no room for in this ``notation`` is left out, first what stands on the edges.
    """
    shown, measure = structure(graph), ruler(graph, values, notation)
    known = {replace(one, sample=0): one for one in _quantities(graph)}
    levels = [level for level in LEVELS if shown.labelled or not level.edge]
    layouts = (arranged(shown, Telling(measure, level, graph.output, known)) for level in levels)
    layout = next(layout for layout in layouts if layout.fits or layout.telling.level is LEVELS[-1])
    return Picture(name, layout.width, layout.height, tuple(_Drawing(shown, layout).shapes()))


def _quantities(graph: Graph) -> tuple[Variable, ...]:
    return (*graph.leaves, *(node.variable for node in graph.nodes))


@dataclass(frozen=True, slots=True)
class _Drawing:
    structure: Structure
    layout: BackwardLayout

    def shapes(self) -> Iterator[Shape]:
        """Edges first, then what stands on them."""
        telling = self.layout.telling
        yield from map(self.edge, self.structure.links)
        for link in self.structure.links:
            yield from self.lines(*self.layout.spot(link), telling.edge(link.weight), halo=True)
        for place, bias in self.structure.biases.items():
            yield from self.entering(place, telling.edge(bias), self.unit(place))
        for index in range(len(self.structure.columns)):
            yield from self.column(index)
        yield from self.errors()

    def edge(self, link: Link) -> Path:
        """From side to side."""
        points = self.layout.ends(link.start, link.end)
        if self.layout.telling.level.edge is Said.NOTHING:
            return Path(points, Tone.MUTED, width=0.4)
        return Path(points, Tone.MUTED, arrow=True)

    def unit(self, place: Place) -> Lines:
        unit = self.structure.unit(place)
        return self.layout.telling.unit(unit, net_of(unit))

    def column(self, index: int) -> Iterator[Shape]:
        column = self.structure.columns[index]
        if column is None:
            yield from dots(*self.layout.at((index, 0)), across=_DOTS)
            return
        yield from titles(self.layout.at((index, 0))[0], column.title, column.activation)
        for row, unit in enumerate(column.units):
            place = index, row
            if unit is None:
                yield from dots(*self.layout.at(place), down=_DOTS)
            else:
                yield from self.card(place, self.unit(place), given=index == 0)

    def errors(self) -> Iterator[Shape]:
        """What each output adds to the error, and what it should be."""
        telling, index = self.layout.telling, len(self.structure.columns)
        yield from titles(self.layout.at((index, 0))[0], ERROR, telling.total)
        for place, error in self.structure.errors.items():
            yield Path(self.layout.ends(place, (index, place[1])), Tone.MUTED, arrow=True)
            lines = telling.error(error)
            yield from self.card((index, place[1]), lines)
            if place in self.structure.targets:
                target = telling.target(self.structure.targets[place])
                yield from self.entering((index, place[1]), target, lines)

    def card(self, place: Place, lines: Lines, *, given: bool = False) -> Iterator[Shape]:
        box = self.layout.card(place, lines)
        wide, high = box.right - box.left, box.bottom - box.top
        fill = Tone.PAPER if given else Tone.FILL
        yield Rectangle(box.left, box.top, wide, high, fill=fill, rounding=3)
        yield from self.lines(*self.layout.at(place), lines)

    def entering(self, place: Place, lines: Lines, card: Lines) -> Iterator[Shape]:
        """A short arrow into a card from below, and what comes in by it."""
        if lines:
            (x, _), bottom = self.layout.at(place), self.layout.card(place, card).bottom
            yield Path(((x, bottom + STUB), (x, bottom)), Tone.MUTED, arrow=True)
            high = self.layout.telling.height(lines)
            yield from self.lines(x, bottom + STUB + 1 + high / 2, lines)

    def lines(self, x: float, y: float, lines: Lines, *, halo: bool = False) -> Iterator[Caption]:
        """Below each other, as a whole centred on (x, y)."""
        telling = self.layout.telling
        top, size = y - telling.height(lines) / 2, telling.level.size
        for k, (words, tone) in enumerate(lines):
            yield Caption(x, top + telling.middle(k), words, size=size, tone=tone, halo=halo)
