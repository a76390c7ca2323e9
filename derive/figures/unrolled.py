"""The picture of a recurrent network unrolled over time, with the gradient's way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from derive.algebra.term import Number, Reference
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.figures.frame import (
    ASIDE,
    CLEAR,
    ERRORS,
    ROWS,
    SIZE,
    Frame,
    frame,
    least_spacing,
    symbol,
    value,
)
from derive.figures.highlight import Highlight, Light
from derive.figures.measure import Point
from derive.figures.moments import HIDDEN, INPUTS, MOST_STEPS, OUTPUTS, Moments, moments, whole
from derive.figures.network_drawing import dots
from derive.figures.picture import Anchor, Caption, Circle, Dash, Path, Picture, Shape, Tone
from derive.figures.ruler import UNKNOWN, ruler
from derive.figures.structure import activation_shown
from derive.model.graph import Graph
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.notation.printer import Valuation

_FEW_STEPS = 4  # shown where more leave no room
_TITLE, _LEFT = 9.0, 6.0  # where the titles of columns and of rows stand
_GAP = 8.0  # from dots to an arrow
_TIME = Reference(Variable(Role.VALUE, name="t"))
Cell: TypeAlias = tuple[int, int]  # a row and a time step

_UP = ((INPUTS, HIDDEN), (HIDDEN, OUTPUTS), (OUTPUTS, ERRORS))
_TITLES = {ERRORS: "errors", OUTPUTS: "outputs", HIDDEN: "hidden layer", INPUTS: "inputs"}


def unrolled(
    graph: Graph,
    values: Valuation = UNKNOWN,
    name: str = "unrolled",
    notation: Notation = FLAT,
    *,
    highlight: Highlight | None = None,
) -> Picture:
    """A column for each time step of ``graph``, inputs at the bottom and errors at the top.

    More than eight steps, or more than this ``notation`` leaves room for, are abbreviated: the
    first three, dots, the last. ``values``, if known, stand beside single units of one sequence.
    With a ``highlight``, be it empty, the way back is lit only where that lights it.
    """
    measure = ruler(graph, values, notation)
    weights = _weights(graph)
    recurrent = weights.get((HIDDEN, HIDDEN))
    frames = [
        frame(steps, measure, valued)
        for steps in (moments(graph, most) for most in (MOST_STEPS, _FEW_STEPS))
        for valued in (_valued(graph, steps, values), ())
    ]
    fitting = (one for one in frames if least_spacing(one, measure, recurrent) <= one.spacing)
    chosen = next(fitting, frames[-1])
    shapes = tuple(_Drawing(graph, chosen, weights, highlight).shapes())
    return Picture(name, chosen.width, chosen.height, shapes)


def _valued(graph: Graph, steps: Moments, values: Valuation) -> tuple[Variable, ...]:
    """The units that are quantities of ``graph``, if their values are known."""
    if values is UNKNOWN:
        return ()
    return tuple(variable for variable in steps.shown if variable in graph.consumers)


def _weights(graph: Graph) -> dict[tuple[int, int], Variable]:
    """By source layer and layer, all weights of a kind under one name."""
    kinds: dict[tuple[int, int], list[Variable]] = {}
    for leaf in graph.leaves:
        if leaf.role is Role.WEIGHT:
            kinds.setdefault((leaf.source_layer, leaf.layer), []).append(leaf)
    return {ends: whole(weights) for ends, weights in kinds.items()}


@dataclass(frozen=True, slots=True)
class _Drawing:
    graph: Graph
    frame: Frame
    weights: Mapping[tuple[int, int], Variable]
    highlight: Highlight | None

    def shapes(self) -> Iterator[Shape]:
        """Edges first, then what stands on them."""
        columns = self.frame.moments.columns
        for time in columns:
            if time is not None:
                yield from self.upward(time)
        for before, after in pairwise(columns):
            yield from self.onward(before, after)
        yield from self.names_of_weights()
        for row in ROWS:
            yield from self.title(row)
        for time in columns:
            yield from self.column(time)
        _, low = self.frame.at(INPUTS, columns[0])
        legend = "dashed: the way of the gradient"
        y = low + self.frame.radius + 14
        yield Caption(self.frame.width - _LEFT, y, legend, Anchor.END, SIZE, Tone.ACCENT)

    def unit(self, row: int, time: int | None) -> Variable | None:
        """What stands in a row of a column."""
        if time is None:
            return None
        moments = self.frame.moments
        return moments.errors.get(time) if row == ERRORS else moments.layers.get((row, time))

    def upward(self, time: int) -> Iterator[Shape]:
        """Inside a time step; the gradient does not go on to the inputs."""
        for low, high in _UP:
            if self.unit(low, time) and self.unit(high, time):
                start, end = self.frame.at(low, time), self.frame.at(high, time)
                back = low != INPUTS and self.learns(time)
                light = self.light((low, time), (high, time))
                yield from self.pair(start, end, light, back=back)

    def learns(self, time: int) -> bool:
        """Whether an error comes directly from this time step."""
        return time in self.frame.moments.errors

    def onward(self, before: int | None, after: int | None) -> Iterator[Shape]:
        """From one time step to the next; the gradient ends at the first."""
        start, end = self.frame.at(HIDDEN, before), self.frame.at(HIDDEN, after)
        shift = self.frame.radius - _GAP
        start = (start[0] - shift, start[1]) if before is None else start
        end = (end[0] + shift, end[1]) if after is None else end
        last = (after or 0) - 1 if before is None else before
        light = self.light((HIDDEN, last), (HIDDEN, last + 1))
        yield from self.pair(start, end, light, back=before != 0)

    def light(self, low: Cell, high: Cell) -> Light:
        """How brightly the way back from ``high`` to ``low`` is drawn."""
        if self.highlight is None:
            return Light.BEFORE
        edges = self.highlight.now | self.highlight.before
        links = (edge for edge in edges if (_cell(edge.start), _cell(edge.end)) == (low, high))
        return self.highlight.of(*links)

    def pair(self, start: Point, end: Point, light: Light, *, back: bool) -> Iterator[Path]:
        """An edge between the centres of two units and, beside it, the gradient's way back."""
        aside = ASIDE if back else 0.0
        rim = (self.frame.radius**2 - aside**2) ** 0.5
        yield _edge(start, end, rim, -aside)
        if back:
            edge = _edge(end, start, rim, -aside)
            width = 1.0 if self.highlight is None else light.width
            yield Path(edge.points, light.tone, width, arrow=True, dash=Dash.DASHED)

    def names_of_weights(self) -> Iterator[Caption]:
        """Each once: left of the first column and above the first edge through time."""
        first, *others = [time for time in self.frame.moments.columns if time != 0]
        for low, high in ((INPUTS, HIDDEN), (HIDDEN, OUTPUTS)):
            time = first if self.unit(high, first) else others[-1]
            (x, y0), (_, y1) = self.frame.at(low, time), self.frame.at(high, time)
            words = symbol(self.weights[low, high])
            yield Caption(x - ASIDE - CLEAR, (y0 + y1) / 2, words, Anchor.END, SIZE)
        if others and (HIDDEN, HIDDEN) in self.weights:
            (x0, y), (x1, _) = self.frame.at(HIDDEN, first), self.frame.at(HIDDEN, others[0])
            y -= self.frame.radius + 0.6 * SIZE
            yield Caption((x0 + x1) / 2, y, symbol(self.weights[HIDDEN, HIDDEN]), size=SIZE)

    def title(self, row: int) -> Iterator[Caption]:
        """What a row holds, and its activation."""
        _, y = self.frame.at(row, self.frame.moments.columns[0])
        activation = activation_shown(self.graph.layers[row]) if row != ERRORS else ""
        yield Caption(_LEFT, y - 5 * bool(activation), _TITLES[row], Anchor.START)
        if activation:
            yield Caption(_LEFT, y + 6, activation, Anchor.START, SIZE, Tone.MUTED)

    def column(self, time: int | None) -> Iterator[Shape]:
        if time is None:
            yield from dots(*self.frame.at(HIDDEN, None), across=_GAP / 2)
            return
        x, _ = self.frame.at(ERRORS, time)
        step = ((_TIME, Form.SYMBOLS), (Number(str(time)), Form.SYMBOLS))
        yield Caption(x, _TITLE, step if time else "start", size=SIZE)
        for row in ROWS:
            unit = self.unit(row, time)
            if unit:
                yield from self.circle(row, time, unit)

    def circle(self, row: int, time: int, unit: Variable) -> Iterator[Shape]:
        (x, y), r = self.frame.at(row, time), self.frame.radius
        given = row == INPUTS or time == 0
        yield Circle(x, y, r, fill=Tone.PAPER if given else Tone.FILL)
        if self.frame.named:
            yield Caption(x, y, symbol(unit), size=SIZE)
        if unit in self.frame.valued:
            yield Caption(x + 0.75 * r, y + 0.75 * r + 5, value(unit), Anchor.START, SIZE)


def _cell(variable: Variable) -> Cell:
    """Where a quantity stands: a net input with the output that it makes."""
    return ERRORS if variable.role is Role.ERROR else variable.layer, variable.time


def _edge(start: Point, end: Point, rim: float, aside: float) -> Path:
    """From rim to rim, moved ``aside`` to the right as seen along the edge."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    right, down = -aside * dy, aside * dx
    points = (
        (x0 + rim * dx + right, y0 + rim * dy + down),
        (x1 - rim * dx + right, y1 - rim * dy + down),
    )
    return Path(points, Tone.MUTED, arrow=True)
