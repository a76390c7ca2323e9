"""What a picture lights up while the chain rule is walked, from the error back to a parameter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TypeAlias

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.figures.flow import Edge
from derive.figures.picture import Tone
from derive.model.graph import Graph

Edges: TypeAlias = frozenset[Edge]


class Light(IntEnum):
    """How brightly something is drawn: what is lit is thicker, so that it is seen in grey too."""

    OFF = 0
    BEFORE = 1
    NOW = 2

    @property
    def tone(self) -> Tone:
        """The tone of a line."""
        return Tone.ACCENT if self else Tone.MUTED

    @property
    def width(self) -> float:
        """The width of a line in points."""
        return (0.8, 1.4, 2.4)[self]


@dataclass(frozen=True, slots=True)
class Highlight:
    """Edges of a graph: ``now`` those of the factor spoken of, ``before`` of those before it."""

    now: Edges = frozenset()
    before: Edges = frozenset()

    def of(self, *edges: Edge) -> Light:
        """The brightest of ``edges``."""
        if not self.now.isdisjoint(edges):
            return Light.NOW
        return Light.OFF if self.before.isdisjoint(edges) else Light.BEFORE

    def into(self, end: Variable) -> Light:
        """The brightest of the edges that end at ``end``."""
        return self.of(*(edge for edge in self.now | self.before if edge.end == end))

    @property
    def plain(self) -> Highlight:
        """The same without the numbers of samples."""
        return Highlight(_plain(self.now), _plain(self.before))


DARK = Highlight()


def route(graph: Graph, parameter: Variable) -> Highlight:
    """Every way from ``parameter`` to the error, all of it lit at once."""
    return Highlight(between(graph, parameter, graph.output))


def along(graph: Graph, factors: Sequence[Partial]) -> tuple[Highlight, ...]:
    """A picture for each of ``factors``: da/db lights every way from b to a."""
    return _gathered(between(graph, factor.wrt, _upper(factor)) for factor in factors)


def walk(graph: Graph, parameter: Variable) -> tuple[Highlight, ...]:
    """The ways from ``parameter`` to the error link by link, the last link first.

    For w1 of a 2-2-2 network: the errors by the outputs, the outputs by their net inputs, those by
    out_h1, out_h1 by net_h1, and net_h1 by w1.
    """
    edges = between(graph, parameter, graph.output)
    levels = _levels(graph, edges)
    links: dict[int, set[Edge]] = {}
    for edge in edges:
        links.setdefault(max(1, levels[edge.start]), set()).add(edge)
    return _gathered(frozenset(links[level]) for level in sorted(links))


def between(graph: Graph, start: Variable, end: Variable) -> Edges:
    """The edges on all ways from ``start`` to ``end``."""
    reached, found = {start}, []
    for node in graph.nodes:
        sources = reached.intersection(node.inputs)
        if sources:
            reached.add(node.variable)
            found += [Edge(source, node.variable) for source in sources]
    leading = {end}
    for edge in reversed(found):
        if edge.end in leading:
            leading.add(edge.start)
    return frozenset(edge for edge in found if edge.end in leading)


def _levels(graph: Graph, edges: Edges) -> dict[Variable, int]:
    """How many links lie between each variable and the error, whose parts count as 0."""
    levels: dict[Variable, int] = {}
    known = [*graph.leaves, *(node.variable for node in graph.nodes)]
    ends: dict[Variable, list[Variable]] = {}
    for edge in edges:
        ends.setdefault(edge.start, []).append(edge.end)
    for variable in reversed(known):
        above = max((levels[end] for end in ends.get(variable, ())), default=0)
        levels[variable] = above + (variable.role is not Role.ERROR)
    return levels


def _gathered(links: Iterable[Edges]) -> tuple[Highlight, ...]:
    highlights, before = [], frozenset[Edge]()
    for now in links:
        highlights.append(Highlight(now, before - now))
        before |= now
    return tuple(highlights)


def _upper(factor: Partial) -> Variable:
    assert isinstance(factor.of, Reference), "a factor of a chain differentiates a variable"
    return factor.of.variable


def _plain(edges: Edges) -> Edges:
    return frozenset(
        Edge(replace(edge.start, sample=0), replace(edge.end, sample=0)) for edge in edges
    )
