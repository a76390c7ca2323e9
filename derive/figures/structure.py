"""What a picture of a network shows of its graph: columns of units and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from derive.algebra.variable import Role, Variable
from derive.figures.measure import text_width
from derive.model.graph import Graph, Layer

MOST_UNITS = 8
MOST_LAYERS = 6
_LONGEST = 60.0  # points of the name of an activation
_MOST_FAN = 6  # edges from or to every unit of a column whose labels could ever find room
_HEAD = 3  # units shown before the dots; one more follows them

Place = tuple[int, int]  # column and row, from 0


@dataclass(frozen=True, slots=True)
class Column:
    """A layer's title and its units from the top; None where dots stand for the units between."""

    title: str
    activation: str
    units: tuple[Variable | None, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A weight from one unit of the picture to another."""

    weight: Variable
    start: Place
    end: Place


@dataclass(frozen=True, slots=True)
class Structure:
    """``columns`` holds None where dots stand for the layers between."""

    columns: tuple[Column | None, ...]
    links: tuple[Link, ...]
    biases: Mapping[Place, Variable]
    targets: Mapping[Place, Variable]
    errors: Mapping[Place, Variable]

    @property
    def inputs(self) -> tuple[Variable, ...]:
        """The units of the first column, without dots."""
        first = self.columns[0]
        return tuple(unit for unit in first.units if unit) if first else ()

    @property
    def units(self) -> tuple[Variable, ...]:
        """All units, column by column, without dots."""
        return tuple(unit for column in self.columns if column for unit in column.units if unit)

    def unit(self, place: Place) -> Variable:
        """The unit at ``place``, where no dots stand."""
        column = self.columns[place[0]]
        unit = column.units[place[1]] if column else None
        assert unit, "dots are no unit"
        return unit

    @property
    def labelled(self) -> bool:
        """Whether edges may have labels: not beside dots, nor between columns of many units."""
        sizes = [len(column.units) for column in self.columns if column]
        return not self.abbreviated and all(min(pair) <= _MOST_FAN for pair in pairwise(sizes))

    @property
    def abbreviated(self) -> bool:
        """Whether dots stand for something."""
        return any(column is None or None in column.units for column in self.columns)


def structure(graph: Graph) -> Structure:
    """The columns of ``graph``, abbreviated beyond MOST_LAYERS layers or MOST_UNITS units.

    The picture is the same for every training example: of several, it shows no numbers.
    """
    shown = abbreviated(len(graph.layers), MOST_LAYERS)
    quantities = _by_place((*graph.leaves, *(node.variable for node in graph.nodes)))
    columns = tuple(None if k is None else _column(graph, k, quantities) for k in shown)
    places = {
        (layer, unit.unit): (x, y)
        for x, (layer, column) in enumerate(zip(shown, columns, strict=True))
        for y, unit in enumerate(column.units if column else ())
        if layer is not None and unit is not None
    }
    return Structure(
        columns,
        tuple(_links(graph.leaves, places)),
        _biases(graph.leaves, places),
        _beside(Role.TARGET, quantities, places, len(graph.layers) - 1),
        _beside(Role.ERROR, quantities, places, len(graph.layers) - 1),
    )


def shows(graph: Graph, weight: Variable) -> bool:
    """Whether the picture has the edge of ``weight``, or dots stand for it."""
    return any(link.weight == weight for link in structure(graph).links)


def abbreviated(count: int, most: int) -> tuple[int | None, ...]:
    """The places from 0; of more than ``most`` the first three, None for dots, and the last."""
    if count <= most:
        return tuple(range(count))
    return (*range(_HEAD), None, count - 1)


def _by_place(variables: Iterable[Variable]) -> dict[tuple[Role, int, int | str], Variable]:
    """The variables by role, layer and unit, without the numbers of samples and times."""
    found: dict[tuple[Role, int, int | str], Variable] = {}
    for variable in variables:
        plain = replace(variable, sample=0, time=0)
        found.setdefault((variable.role, variable.layer, variable.unit), plain)
    return found


def _column(
    graph: Graph, index: int, quantities: Mapping[tuple[Role, int, int | str], Variable]
) -> Column:
    layer = graph.layers[index]
    role = Role.OUT if index else Role.INPUT
    rows = abbreviated(layer.size, MOST_UNITS)
    units = tuple(None if row is None else quantities[role, index, row + 1] for row in rows)
    return Column(_title(graph, index), activation_shown(layer), units)


def activation_shown(layer: Layer) -> str:
    """The name of a layer's activation, or what stands for one that is too long to show."""
    shown = layer.activation
    if shown.isidentifier():
        return shown.replace("_", " ")
    return shown if text_width(shown, 8) <= _LONGEST else "own activation"


def _title(graph: Graph, index: int) -> str:
    inputs, *hidden, outputs = range(len(graph.layers))
    if index == inputs:
        return "inputs"
    if index == outputs:
        return "output layer"
    return "hidden layer" if len(hidden) == 1 else f"hidden {graph.layers[index].name}"


def _links(
    leaves: tuple[Variable, ...], places: Mapping[tuple[int, int | str], Place]
) -> Iterable[Link]:
    for leaf in leaves:
        start = places.get((leaf.source_layer, leaf.source))
        end = places.get((leaf.layer, leaf.unit))
        if leaf.role is Role.WEIGHT and start and end and start[0] + 1 == end[0]:
            yield Link(leaf, start, end)


def _biases(
    leaves: tuple[Variable, ...], places: Mapping[tuple[int, int | str], Place]
) -> dict[Place, Variable]:
    """The bias of each place: its own, or the one its layer shares (unit 0)."""
    found = {(leaf.layer, leaf.unit): leaf for leaf in leaves if leaf.role is Role.BIAS}
    biases = {place: found.get(unit) or found.get((unit[0], 0)) for unit, place in places.items()}
    return {place: bias for place, bias in biases.items() if bias is not None}


def _beside(
    role: Role,
    quantities: Mapping[tuple[Role, int, int | str], Variable],
    places: Mapping[tuple[int, int | str], Place],
    last: int,
) -> dict[Place, Variable]:
    """The targets or the errors of the output units."""
    found = {v.unit: v for (kind, _, _), v in quantities.items() if kind is role}
    return {
        place: found[unit]
        for (layer, unit), place in places.items()
        if layer == last and unit in found
    }
