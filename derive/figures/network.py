"""The picture of a feedforward network: units, weights, biases, inputs and targets."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.figures.layout import BESIDE, STUB, STYLES, Layout, arrange
from derive.figures.picture import Anchor, Caption, Circle, Path, Picture, Shape, Tone
from derive.figures.ruler import Ruler, ruler
from derive.figures.shortened import Leaves
from derive.figures.structure import Column, Link, Place, Structure, structure
from derive.figures.wording import Detail, Wording
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT

_TITLE, _SUBTITLE = 9.0, 20.0  # the lines above a column
_DOTS = 8.0  # between the dots that stand for what is left out
_NOTHING: Mapping[Variable, Number] = MappingProxyType({})


def network(
    graph: Graph,
    given: Mapping[Variable, Number] = _NOTHING,
    detail: Detail = Detail.VALUES,
    name: str = "network",
    notation: Notation = FLAT,
) -> Picture:
    """The layers of ``graph`` (it must have some), with at most ``detail`` on the edges.

    ``given``, as a Problem has it, holds the numbers to show. Labels that would not fit a page in
    this ``notation`` are left out, first the values, then the names; a network abbreviated with
    dots has none.
    """
    shown = structure(graph)
    drawing = next(
        drawing
        for drawing in _candidates(shown, ruler(graph, Leaves(given), notation), detail)
        if drawing.layout.fits or drawing.wording.detail is Detail.NONE
    )
    return Picture(name, drawing.layout.width, drawing.layout.height, tuple(drawing.shapes()))


def _candidates(shown: Structure, ruler: Ruler, detail: Detail) -> Iterator[_Drawing]:
    """From the most detail to the least."""
    details = list(Detail)
    start = details.index(Detail.NONE if shown.abbreviated else detail)
    for style in STYLES:
        if details.index(style.detail) >= start:
            wording = Wording(ruler, style.detail, style.size)
            yield _Drawing(shown, wording, arrange(shown, style, wording))


@dataclass(frozen=True, slots=True)
class _Drawing:
    structure: Structure
    wording: Wording
    layout: Layout

    def shapes(self) -> Iterator[Shape]:
        """Edges first, then what stands on them."""
        for link in self.structure.links:
            yield self.edge(link)
        if self.wording.detail is not Detail.NONE:
            for link in self.structure.links:
                yield self.caption(*self.layout.spot(link), link.weight, halo=True)
            for place, bias in self.structure.biases.items():
                yield from self.bias(place, bias)
        for index, column in enumerate(self.structure.columns):
            yield from self.column(index, column)
        for place, target in self.structure.targets.items():
            yield self.target(place, target)

    def edge(self, link: Link) -> Path:
        """From rim to rim."""
        (x0, y0), (x1, y1) = self.layout.at(link.start), self.layout.at(link.end)
        share = self.layout.style.radius / math.hypot(x1 - x0, y1 - y0)
        dx, dy = share * (x1 - x0), share * (y1 - y0)
        ends = ((x0 + dx, y0 + dy), (x1 - dx, y1 - dy))
        if self.wording.detail is Detail.NONE:
            return Path(ends, Tone.MUTED, width=0.4)
        return Path(ends, Tone.MUTED, arrow=True)

    def caption(self, x: float, y: float, parameter: Variable, *, halo: bool = False) -> Caption:
        words = self.wording.edge(parameter)
        return Caption(x, y, words, size=self.wording.size, halo=halo)

    def bias(self, place: Place, bias: Variable) -> Iterator[Shape]:
        """A short arrow into the unit from below."""
        x, y = self.layout.at(place)
        rim = y + self.layout.style.radius
        yield Path(((x, rim + STUB), (x, rim)), Tone.MUTED, arrow=True)
        yield self.caption(x, rim + STUB + 0.75 * self.wording.size, bias)

    def target(self, place: Place, target: Variable) -> Caption:
        x, y = self.layout.at(place)
        x += self.layout.style.radius + BESIDE
        words = self.wording.equality(target)
        return Caption(x, y, words, Anchor.START, self.wording.size, Tone.ACCENT)

    def column(self, index: int, column: Column | None) -> Iterator[Shape]:
        if column is None:
            yield from dots(*self.layout.at((index, 0)), across=_DOTS)
            return
        x = self.layout.xs[index]
        yield Caption(x, _TITLE, column.title)
        if column.activation:
            yield Caption(x, _SUBTITLE, column.activation, size=8, tone=Tone.MUTED)
        for row, unit in enumerate(column.units):
            if unit is None:
                yield from dots(*self.layout.at((index, row)), down=_DOTS)
            else:
                yield from self.unit((index, row), unit)

    def unit(self, place: Place, unit: Variable) -> Iterator[Shape]:
        x, y = self.layout.at(place)
        is_input = place[0] == 0
        fill = Tone.PAPER if is_input else Tone.FILL
        yield Circle(x, y, self.layout.style.radius, fill=fill)
        if size := self.layout.style.name:
            yield Caption(x, y, self.wording.name(unit), size=size)
        if is_input:
            yield from self.incoming(x - self.layout.style.radius, y, unit)

    def incoming(self, x: float, y: float, unit: Variable) -> Iterator[Shape]:
        """The arrow into an input, whose rim is at ``x``, and the value that comes in."""
        yield Path(((x - STUB, y), (x, y)), Tone.MUTED, arrow=True)
        if value := self.wording.value(unit):
            yield Caption(x - STUB - 3, y, value, Anchor.END, self.wording.size, Tone.ACCENT)


def dots(x: float, y: float, across: float = 0, down: float = 0) -> Iterator[Shape]:
    """Three dots for what is left out, so far apart."""
    for k in (-1, 0, 1):
        yield Circle(x + k * across, y + k * down, 1.2, Tone.MUTED, Tone.MUTED)
