"""Gradient descent as straight-line Python, generated from the graph's terms and compiled once.

One turn of the generated loop is a forward pass, a reverse pass with shared deltas, linear in the
edges, and an update. The same source runs on floats and on decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import count, groupby
from typing import TypeAlias

from derive.algebra.arithmetic import Arithmetic, S
from derive.algebra.term import ONE, variables
from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph, Node
from derive.model.moving import moving
from derive.model.partials import local_derivative
from derive.model.problem import Order
from derive.numerics.source import Writer

# (count, rate, parameters, other leaves) -> the parameters after ``count`` updates
Descend: TypeAlias = Callable[[int, S, tuple[S, ...], tuple[S, ...]], tuple[S, ...]]


def descent(graph: Graph, order: Order, arithmetic: Arithmetic[S]) -> Descend[S]:
    """Gradient descent on ``graph``, compiled for ``arithmetic``.

    It takes the parameters and the ``fixed`` leaves in the graph's order.
    """
    loop = _Loop(graph, order)
    borrowed = loop.writer.borrowed(arithmetic)
    space: dict[str, Callable[..., Descend[S]]] = {}
    exec(loop.source(borrowed), space)  # every name and operator in it is ours
    return space["build"](**borrowed)


def fixed(graph: Graph) -> tuple[Variable, ...]:
    """The leaves that training leaves alone, in the graph's order."""
    parameters = frozenset(graph.parameters)
    return tuple(leaf for leaf in graph.leaves if leaf not in parameters)


class _Loop:
    """The lines of one turn; the reverse pass is written first, it shows which values it needs."""

    def __init__(self, graph: Graph, order: Order) -> None:
        self.graph = graph
        self.writer = Writer()
        self.early = order is Order.LAYER_BY_LAYER
        self.parameters = frozenset(graph.parameters)
        self.fixed = fixed(graph)
        every = (*graph.leaves, *(node.variable for node in graph.nodes))
        self.names = {variable: f"v{k}" for k, variable in enumerate(every)}
        self.current = dict(self.names)  # where a partial finds a value: an updated weight moves
        self.moved: dict[Variable, str] = {}  # the new values of the layer that is being walked
        self.places = {node.variable: _places(node) for node in graph.nodes}
        self.slopes: dict[Variable, str] = {}
        self.reached = frozenset(moving(graph))
        self.waiting = _waiting(graph)
        self.used: set[Variable] = set()
        self.fresh = count()
        self.updates: list[str] = []
        self.backward = self._backward()
        self.forward = self._forward()

    def source(self, borrowed: Iterable[str]) -> str:
        body = (*self.forward, *self.backward, *self.updates) or ("pass",)
        parameters = _tuple(self.names[parameter] for parameter in self.graph.parameters)
        lines = (
            f"def build({', '.join(borrowed)}):",
            " def descend(count, rate, parameters, given):",
            f"  {parameters} = parameters",
            f"  {_tuple(self.names[leaf] for leaf in self.fixed)} = given",
            "  for _ in range(count):",
            *(f"   {line}" for line in body),
            f"  return {parameters}",
            " return descend",
        )
        return "\n".join(lines)

    def _forward(self) -> list[str]:
        """The nodes that the reverse pass needs, and those that they need."""
        needed = set(self.used)
        for node in reversed(self.graph.nodes):
            if node.variable in needed:
                needed |= variables(node.expression)
        return [
            f"{self.names[node.variable]} = {self.writer.expression(node.expression, self.names)}"
            for node in self.graph.nodes
            if node.variable in needed
        ]

    def _backward(self) -> list[str]:
        """From the output down; what a layer's new weights are is known below it, not inside."""
        lines: list[str] = []
        for _, layer in groupby(from_the_top(self.graph), key=partial(height, self.graph)):
            for node in layer:
                lines += self._back_over(node)
            self.current |= self.moved
        return lines

    def _back_over(self, node: Node) -> list[str]:
        """The slope of ``node``, and of each parameter that feeds it and nothing still to come."""
        if node.variable not in self.waiting:
            return []
        lines = self._slope(node.variable) if node.variable in self.reached else []
        for variable in dict.fromkeys(node.inputs):
            self.waiting[variable] -= 1
            if not self.waiting[variable] and variable in self.parameters:
                lines += [*self._slope(variable), *self._update(variable)]
        return lines

    def _slope(self, variable: Variable) -> list[str]:
        """The line, if one is needed, for dE/d(variable) from the slopes of what it feeds."""
        if variable == self.graph.output:
            self.slopes[variable] = ""
            return []
        summands = [
            self._through(user, place)
            for user in self.graph.consumers[variable]
            if user.variable in self.slopes
            for place in self.places[user.variable][variable]
        ]
        if summands == [""] or (len(summands) == 1 and summands[0].isidentifier()):
            self.slopes[variable] = summands[0]
            return []
        self.slopes[variable] = name = f"a{next(self.fresh)}"
        return [f"{name} = {' + '.join(part or self._one() for part in summands)}"]

    def _through(self, user: Node, place: int) -> str:
        """The slope of ``user`` times its local derivative; an empty text stands for 1."""
        upstream, local = self.slopes[user.variable], local_derivative(user, place)
        if local == ONE:
            return upstream
        self.used |= variables(local)
        factor = self.writer.expression(local, self.current)
        return f"{upstream} * {factor}" if upstream else factor

    def _one(self) -> str:
        return self.writer.expression(ONE, {})

    def _update(self, parameter: Variable) -> list[str]:
        old, new = self.names[parameter], f"u{next(self.fresh)}"
        slope = self.slopes[parameter] or self._one()
        self.updates.append(f"{old} = {new}")
        if self.early:
            self.moved[parameter] = new
        return [f"{new} = {old} - rate * {slope}"]


def from_the_top(graph: Graph) -> list[Node]:
    """The nodes backwards: errors first, then layer by layer, in each the last node first.

    A layer is finished, over all samples and times, before the one below it is begun, so that its
    weights can move in between.
    """
    return sorted(graph.nodes, key=partial(height, graph))[::-1]


def height(graph: Graph, node: Node) -> int:
    """The layer of ``node``; errors stand above all layers."""
    variable = node.variable
    return len(graph.layers) if variable.role is Role.ERROR else variable.layer


def _tuple(names: Iterable[str]) -> str:
    return "(" + "".join(f"{name}, " for name in names) + ")"


def _places(node: Node) -> dict[Variable, list[int]]:
    """For each input of ``node`` the places that it takes."""
    places: dict[Variable, list[int]] = {}
    for place, variable in enumerate(node.inputs, start=1):
        places.setdefault(variable, []).append(place)
    return places


def _waiting(graph: Graph) -> dict[Variable, int]:
    """For all that the output depends on: by how many nodes on the way to it it is used."""
    waiting = {graph.output: 0}
    for node in reversed(graph.nodes):
        if node.variable in waiting:
            for variable in dict.fromkeys(node.inputs):
                waiting[variable] = waiting.get(variable, 0) + 1
    return waiting
