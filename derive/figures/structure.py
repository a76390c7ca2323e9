"""What a picture of a network shows of its graph: columns of units and the links between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph

MOST_UNITS = 8
MOST_LAYERS = 6
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

    @property
    def inputs(self) -> tuple[Variable, ...]:
        """The units of the first column, without dots."""
        first = self.columns[0]
        return tuple(unit for unit in first.units if unit) if first else ()

    @property
    def abbreviated(self) -> bool:
        """Whether dots stand for something."""
        return any(column is None or None in column.units for column in self.columns)


def structure(graph: Graph) -> Structure:
    """The columns of ``graph``, abbreviated beyond MOST_LAYERS layers or MOST_UNITS units."""
    shown = _shown(len(graph.layers), MOST_LAYERS)
    quantities = _first_of_each((*graph.leaves, *(node.variable for node in graph.nodes)))
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
        _targets(quantities, places, len(graph.layers) - 1),
    )


def _shown(count: int, most: int) -> tuple[int | None, ...]:
    if count <= most:
        return tuple(range(count))
    return (*range(_HEAD), None, count - 1)


def _first_of_each(variables: Iterable[Variable]) -> dict[tuple[Role, int, int | str], Variable]:
    """The variables by role, layer and unit; of several samples or times the first."""
    found: dict[tuple[Role, int, int | str], Variable] = {}
    for variable in variables:
        found.setdefault((variable.role, variable.layer, variable.unit), variable)
    return found


def _column(
    graph: Graph, index: int, quantities: Mapping[tuple[Role, int, int | str], Variable]
) -> Column:
    layer = graph.layers[index]
    role = Role.OUT if index else Role.INPUT
    rows = _shown(layer.size, MOST_UNITS)
    units = tuple(None if row is None else quantities[role, index, row + 1] for row in rows)
    return Column(_title(index, len(graph.layers)), layer.activation, units)


def _title(index: int, count: int) -> str:
    if index == 0:
        return "inputs"
    if index == count - 1:
        return "output layer"
    return "hidden layer" if count == len(("inputs", "hidden", "outputs")) else f"hidden {index}"


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


def _targets(
    quantities: Mapping[tuple[Role, int, int | str], Variable],
    places: Mapping[tuple[int, int | str], Place],
    last: int,
) -> dict[Place, Variable]:
    targets = {v.unit: v for (role, _, _), v in quantities.items() if role is Role.TARGET}
    return {
        place: targets[unit]
        for (layer, unit), place in places.items()
        if layer == last and unit in targets
    }
