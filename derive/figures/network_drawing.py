"""The shapes of a network whose places are known."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.algebra.variable import Role, Variable
from derive.figures.flow import Edge
from derive.figures.highlight import Highlight, Light
from derive.figures.layout import ASIDE, BESIDE, ERROR, STUB, SUBTITLE, TARGET, TITLE, Layout
from derive.figures.measure import Point
from derive.figures.picture import Anchor, Caption, Circle, Path, Rectangle, Shape, Tone
from derive.figures.ruler import Words
from derive.figures.structure import Column, Link, Place, Structure
from derive.figures.wording import Detail, Wording
from derive.model.graph import Graph

_TITLE, _SUBTITLE = 9.0, 20.0  # middles of the lines above a column
_DOTS = 8.0  # between the dots that stand for what is left out
_LINE = 1.2  # from line to line, against the size of the letters
_RINGS = {
    Light.OFF: 0.0,
    Light.BEFORE: 1.2,
    Light.NOW: 2.4,
}  # how far what is lit shines beyond its rim


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything in its place, and what is lit of it."""

    graph: Graph
    structure: Structure
    wording: Wording
    layout: Layout
    highlight: Highlight

    def shapes(self) -> Iterator[Shape]:
        """Edges first, what is lit above the others, then what stands on them."""
        yield from sorted(map(self.edge, self.structure.links), key=lambda edge: edge.width)
        if self.wording.detail is not Detail.NONE:
            for link in self.structure.links:
                yield self.label(*self.layout.spot(link), link.weight, link.end, halo=True)
            for place, bias in self.structure.biases.items():
                yield from self.bias(place, bias)
        for index, column in enumerate(self.structure.columns):
            yield from self.column(index, column)
        if self.layout.card:
            yield from self.errors()
        for place, target in self.structure.targets.items():
            yield from self.target(place, target)

    def net(self, place: Place) -> Variable:
        """The net input of the unit at ``place``."""
        return replace(self.structure.unit(place), role=Role.NET)

    def rim(self, place: Place) -> float:
        """From the centre of a unit to where edges meet it."""
        light = self.highlight.into(self.structure.unit(place))
        return self.layout.style.radius + self.ring(light)

    def ring(self, light: Light) -> float:
        """How far what is lit shines beyond its rim."""
        return _RINGS[light] * max(0.5, self.layout.style.thin)

    def drawn(self, ends: tuple[Point, Point], light: Light, *, arrow: bool = True) -> Path:
        """A line as bright as ``light``."""
        thin = self.layout.style.thin if light or not arrow else 1.0
        return Path(ends, light.tone, thin * light.width, arrow=arrow)

    def edge(self, link: Link) -> Path:
        """From rim to rim; lit as the way of the weight or of the output that it multiplies."""
        (x0, y0), (x1, y1) = self.layout.at(link.start), self.layout.at(link.end)
        long = math.hypot(x1 - x0, y1 - y0)
        dx, dy = (x1 - x0) / long, (y1 - y0) / long
        r0, r1 = self.rim(link.start), self.rim(link.end)
        ends = ((x0 + r0 * dx, y0 + r0 * dy), (x1 - r1 * dx, y1 - r1 * dy))
        sources = (link.weight, self.structure.unit(link.start))
        light = self.highlight.of(*(Edge(source, self.net(link.end)) for source in sources))
        return self.drawn(ends, light, arrow=self.wording.detail is not Detail.NONE)

    def label(
        self, x: float, y: float, parameter: Variable, end: Place, *, halo: bool = False
    ) -> Caption:
        """What stands on the edge of a parameter; in the accent where the lit way starts."""
        light = self.highlight.of(Edge(parameter, self.net(end)))
        tone = Tone.ACCENT if light else Tone.INK
        return Caption(
            x, y, self.wording.edge(parameter), size=self.wording.size, tone=tone, halo=halo
        )

    def bias(self, place: Place, bias: Variable) -> Iterator[Shape]:
        """A short arrow into the unit from below."""
        x, y = self.layout.at(place)
        end = y + self.layout.style.radius + STUB
        light = self.highlight.of(Edge(bias, self.net(place)))
        yield self.drawn(((x, end), (x, y + self.rim(place))), light)
        yield self.label(x, end + 0.75 * self.wording.size, bias, place)

    def column(self, index: int, column: Column | None) -> Iterator[Shape]:
        """The titles and the units of a layer, or the dots for several."""
        if column is None:
            yield from dots(*self.layout.at((index, 0)), across=_DOTS)
            return
        yield from titles(self.layout.xs[index], column.title, column.activation)
        for row, unit in enumerate(column.units):
            if unit is None:
                yield from dots(*self.layout.at((index, row)), down=_DOTS)
            else:
                yield from self.unit((index, row), unit)

    def unit(self, place: Place, unit: Variable) -> Iterator[Shape]:
        """A circle with its name, and for an input what comes in."""
        (x, y), radius = self.layout.at(place), self.layout.style.radius
        is_input = place[0] == 0
        light = self.highlight.into(unit)
        if light:
            yield Circle(x, y, radius + self.ring(light), Tone.ACCENT, Tone.ACCENT)
        yield Circle(x, y, radius, fill=Tone.PAPER if is_input else Tone.FILL)
        if size := self.layout.style.name:
            yield from self.lines(x, y, unit, size)
        if is_input:
            yield from self.incoming(x - radius, y, unit)

    def lines(self, x: float, y: float, variable: Variable, size: float) -> Iterator[Caption]:
        """The name, and below it the value of what is computed."""
        words: list[Words] = [self.wording.name(variable)]
        if self.layout.style.valued and variable in self.wording.computed:
            words.append(self.wording.value(variable))
        first = y - _LINE * size * (len(words) - 1) / 2
        for k, line in enumerate(words):
            yield Caption(x, first + k * _LINE * size, line, size=size)

    def incoming(self, x: float, y: float, unit: Variable) -> Iterator[Shape]:
        """The arrow into an input, whose rim is at ``x``, and the value that comes in."""
        yield Path(((x - STUB, y), (x, y)), Tone.MUTED, arrow=True)
        if value := self.wording.value(unit):
            yield Caption(x - STUB - ASIDE, y, value, Anchor.END, self.wording.size, Tone.ACCENT)

    def errors(self) -> Iterator[Shape]:
        """One card for the errors of all outputs: together they are the error of the network."""
        radius, ring = self.layout.style.radius, self.shine
        heights = [self.layout.at(place)[1] for place in self.structure.errors]
        top, high = min(heights) - radius, max(heights) - min(heights) + 2 * radius
        left, wide = self.layout.card_left, self.layout.card
        if ring:
            box = (left - ring, top - ring, wide + 2 * ring, high + 2 * ring)
            yield Rectangle(*box, Tone.ACCENT, Tone.ACCENT, rounding=3 + ring)
        yield Rectangle(left, top, wide, high, fill=Tone.FILL, rounding=3)
        yield from titles(left + wide / 2, ERROR, self.wording.name(self.total))
        yield Caption(left + wide + STUB + ASIDE, _TITLE, TARGET, Anchor.START, TITLE)
        for place, error in self.structure.errors.items():
            yield from self.error(place, error)

    @property
    def total(self) -> Variable:
        """The error of the network."""
        return replace(self.graph.output, sample=0)

    @property
    def shine(self) -> float:
        """How far the card of the errors shines beyond its rim."""
        return self.ring(self.highlight.into(self.total))

    def error(self, place: Place, error: Variable) -> Iterator[Shape]:
        """What one output adds, and the arrow by which it does."""
        (x, y), left = self.layout.at(place), self.layout.card_left
        light = self.highlight.of(Edge(self.structure.unit(place), error))
        ends = ((x + self.rim(place), y), (left - self.shine, y))
        yield self.drawn(ends, light)
        yield from self.lines(left + self.layout.card / 2, y, error, self.wording.size)

    def target(self, place: Place, target: Variable) -> Iterator[Shape]:
        """What the output should be, beside it or coming into its error."""
        x, y = self.layout.at(place)
        words = self.wording.equality(target)
        if self.layout.card:
            rim, words = self.layout.card_left + self.layout.card, self.wording.aside(target)
            yield Path(((rim + STUB, y), (rim + self.shine, y)), Tone.MUTED, arrow=True)
            x = rim + STUB + ASIDE
        else:
            x += self.layout.style.radius + BESIDE
        yield Caption(x, y, words, Anchor.START, self.wording.size, Tone.ACCENT)


def titles(x: float, title: str, subtitle: str | Words) -> Iterator[Caption]:
    """The lines above a column."""
    yield Caption(x, _TITLE, title, size=TITLE)
    if subtitle:
        yield Caption(x, _SUBTITLE, subtitle, size=SUBTITLE, tone=Tone.MUTED)


def dots(x: float, y: float, across: float = 0, down: float = 0) -> Iterator[Shape]:
    """Three dots for what is left out, so far apart."""
    for k in (-1, 0, 1):
        yield Circle(x + k * across, y + k * down, 1.2, Tone.MUTED, Tone.MUTED)
