"""The parts of a network where a mistake can be made: units, layers, edges, and their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.flow import Flow
from derive.model.graph import Graph, Node
from derive.model.problem import Problem

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Span:
    """Nodes that share a mistake, as ``place`` and in words; ``wide`` for a layer or more."""

    place: str
    words: str
    nodes: tuple[Node, ...]
    wide: bool


@dataclass(frozen=True)
class Parts:
    """The parts of the graph of ``problem``; copies of a unit in time and in samples are one."""

    problem: Problem

    @property
    def graph(self) -> Graph:
        """The graph."""
        return self.problem.graph

    @cached_property
    def flow(self) -> Flow:
        """What depends on what."""
        return Flow(self.graph)

    @cached_property
    def nets(self) -> tuple[Node, ...]:
        """The net inputs."""
        return self._of(Role.NET)

    @cached_property
    def outs(self) -> tuple[Node, ...]:
        """The activations."""
        return self._of(Role.OUT)

    @cached_property
    def errors(self) -> tuple[Node, ...]:
        """The error of each output."""
        return tuple(node for node in self._of(Role.ERROR) if node.variable.unit)

    @cached_property
    def totals(self) -> tuple[Node, ...]:
        """The nodes that gather errors."""
        return tuple(node for node in self._of(Role.ERROR) if not node.variable.unit)

    @cached_property
    def last(self) -> int:
        """The number of the output layer."""
        return len(self.graph.layers) - 1

    def _of(self, role: Role) -> tuple[Node, ...]:
        return tuple(node for node in self.graph.nodes if node.variable.role is role)

    def unit(self, variable: Variable) -> str:
        """``h1``: the name of the unit that ``variable`` belongs to, at any time."""
        label = self.graph.labels[variable]
        return label.index if variable.role in _OF_UNITS else self.name(variable)

    def name(self, variable: Variable) -> str:
        """The key of ``variable``, without its sample and its time."""
        label = self.graph.labels[variable]
        return replace(label, sample="", time="").key

    def spans(self, nodes: Iterable[Node]) -> Iterator[Span]:
        """``nodes`` unit by unit, then layer by layer, then all of them."""
        every = tuple(nodes)
        layers = grouped(every, lambda node: node.variable.layer)
        for number, layer in layers.items():
            units = grouped(layer, lambda node: node.variable.unit)
            for unit in units.values():
                name = self.unit(unit[0].variable)
                yield Span(name, f"of {name}", unit, wide=len(units) == 1)
            if len(units) > 1:
                name = self.graph.layers[number].name
                yield Span(name, f"of layer {name}", layer, wide=True)
        if len(layers) > 1:
            yield Span("all", "of every layer", every, wide=True)


_OF_UNITS = (Role.NET, Role.OUT, Role.DELTA, Role.TARGET, Role.ERROR)


def grouped(nodes: Iterable[Node], key: Callable[[Node], K]) -> dict[K, tuple[Node, ...]]:
    """``nodes`` by ``key``, in their order."""
    found: dict[K, list[Node]] = {}
    for node in nodes:
        found.setdefault(key(node), []).append(node)
    return {one: tuple(many) for one, many in found.items()}
