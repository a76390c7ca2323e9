"""A computation graph in columns: what is computed stands right of what it is computed from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

from derive.algebra.variable import Variable
from derive.model.graph import Graph

_SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Edge:
    """From an input to the node that uses it."""

    start: Variable
    end: Variable


@dataclass(frozen=True, slots=True)
class Bend:
    """Where a long edge passes through a column."""

    edge: Edge
    column: int


Cell: TypeAlias = Variable | Bend


@dataclass(frozen=True, slots=True)
class Flow:
    """The cells of each column from the top, and those that each edge runs through."""

    columns: tuple[tuple[Cell, ...], ...]
    routes: Mapping[Edge, tuple[Cell, ...]]

    @property
    def variables(self) -> tuple[Variable, ...]:
        """All cells but the bends."""
        cells = (cell for column in self.columns for cell in column)
        return tuple(cell for cell in cells if isinstance(cell, Variable))

    @property
    def links(self) -> tuple[tuple[Cell, Cell], ...]:
        """The stretches of the edges, each from one column to the next."""
        return tuple(link for route in self.routes.values() for link in pairwise(route))


def flow(graph: Graph) -> Flow:
    """``graph`` in columns, ordered so that few edges cross."""
    ranks = _ranks(graph)
    edges = [
        Edge(source, node.variable) for node in graph.nodes for source in dict.fromkeys(node.inputs)
    ]
    routes = {edge: _route(edge, ranks) for edge in edges}
    columns: list[list[Cell]] = [[] for _ in range(max(ranks.values()) + 1)]
    for variable, rank in ranks.items():
        columns[rank].append(variable)
    for route in routes.values():
        for cell in route[1:-1]:
            assert isinstance(cell, Bend)
            columns[cell.column].append(cell)
    return _uncrossed(Flow(tuple(map(tuple, columns)), routes))


def _ranks(graph: Graph) -> dict[Variable, int]:
    """The column of each variable: right of its inputs, leaves just before their first use."""
    computed: dict[Variable, int] = {}
    for node in graph.nodes:
        computed[node.variable] = 1 + max((computed.get(v, 0) for v in node.inputs), default=0)
    leaves = {
        leaf: min((computed[user.variable] for user in graph.consumers[leaf]), default=1) - 1
        for leaf in graph.leaves
    }
    return leaves | computed


def _route(edge: Edge, ranks: Mapping[Variable, int]) -> tuple[Cell, ...]:
    between = range(ranks[edge.start] + 1, ranks[edge.end])
    return (edge.start, *(Bend(edge, column) for column in between), edge.end)


def _uncrossed(drawn: Flow) -> Flow:
    """The best of a few sweeps that set every cell at the mean place of its neighbours."""
    best, fewest = drawn, _crossings(drawn)
    for sweep in range(_SWEEPS):
        drawn = _swept(drawn, backwards=sweep % 2 == 0)
        crossings = _crossings(drawn)
        if crossings < fewest:
            best, fewest = drawn, crossings
    return best


def _swept(drawn: Flow, *, backwards: bool) -> Flow:
    neighbours: dict[Cell, list[Cell]] = {}
    for left, right in drawn.links:
        here, there = (left, right) if backwards else (right, left)
        neighbours.setdefault(here, []).append(there)
    columns = list(drawn.columns)
    order = range(len(columns))
    places: dict[Cell, float] = {}
    for k in reversed(order) if backwards else order:
        columns[k] = _sorted(columns[k], neighbours, places)
        places |= {cell: place for place, cell in enumerate(columns[k])}
    return Flow(tuple(columns), drawn.routes)


def _sorted(
    column: Sequence[Cell], neighbours: Mapping[Cell, list[Cell]], places: Mapping[Cell, float]
) -> tuple[Cell, ...]:
    """By the mean place of the neighbours; a cell without any keeps its own."""
    wishes = {}
    for place, cell in enumerate(column):
        near = [places[other] for other in neighbours.get(cell, ())]
        wishes[cell] = sum(near) / len(near) if near else float(place)
    return tuple(sorted(column, key=wishes.__getitem__))


def _crossings(drawn: Flow) -> int:
    places = {cell: place for column in drawn.columns for place, cell in enumerate(column)}
    column = {cell: k for k, cells in enumerate(drawn.columns) for cell in cells}
    gaps: dict[int, list[tuple[int, int]]] = {}
    for left, right in drawn.links:
        gaps.setdefault(column[left], []).append((places[left], places[right]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for links in gaps.values()
        for one, other in combinations(links, 2)
    )
