"""The computation graph: named equations in the order in which they can be evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from derive.algebra.term import Partial, Reference, Term, rename, walk
from derive.algebra.variable import Role, Variable
from derive.errors import GraphError
from derive.model.label import Label
from derive.model.operation import Operation


@dataclass(frozen=True, slots=True)
class Node:
    """One equation: ``variable = operation(inputs)``.

    ``peers`` are the outputs of the node's layer, its own among them, where the operation's
    derivative is written with them.
    """

    variable: Variable
    operation: Operation
    inputs: tuple[Variable, ...]
    peers: tuple[Variable, ...] = ()

    @property
    def expression(self) -> Term:
        """The right-hand side, written with the node's own inputs."""
        return self.applied(self.operation.expression)

    def applied(self, form: Term) -> Term:
        """``form``, written over the operation's places, with the node's own variables put in."""
        return rename(form, {place: self.at(place) for place in _places(form)})

    def at(self, place: Variable) -> Variable:
        """What a place of the operation holds: an input, the node itself or a peer."""
        if place.role is Role.ARGUMENT:
            return self.inputs[int(place.unit) - 1]
        return self.peers[int(place.unit) - 1] if place.unit else self.variable


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer as its author sees it; layer 0 holds the inputs."""

    name: str
    size: int
    activation: str = ""


@dataclass(frozen=True, slots=True)
class Graph:
    """A validated computation graph.

    ``leaves`` are given (inputs, targets, weights, biases), ``parameters`` those of them that
    training may move, ``nodes`` are computed, each from leaves and earlier nodes, and ``output``
    is the node to differentiate. ``labels`` names every variable in plain text.
    Raises GraphError when an input is unknown or later, or when a variable is assigned twice.
    """

    leaves: tuple[Variable, ...]
    parameters: tuple[Variable, ...]
    nodes: tuple[Node, ...]
    output: Variable
    labels: Mapping[Variable, Label]
    layers: tuple[Layer, ...] = ()
    by_variable: Mapping[Variable, Node] = field(init=False, repr=False, compare=False)
    consumers: Mapping[Variable, tuple[Node, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        consumers: dict[Variable, list[Node]] = {leaf: [] for leaf in self.leaves}
        if len(consumers) < len(self.leaves):
            raise GraphError("a leaf of the graph is listed twice")
        computed = {node.variable for node in self.nodes}
        for node in self.nodes:
            self._check(node, consumers, computed)
            for variable in dict.fromkeys(node.inputs):
                consumers[variable].append(node)
            consumers[node.variable] = []
        if self.output not in computed:
            raise GraphError(f"the output {self.key(self.output)} is not computed by any node")
        nodes = {node.variable: node for node in self.nodes}
        object.__setattr__(self, "by_variable", MappingProxyType(nodes))
        frozen = {variable: tuple(users) for variable, users in consumers.items()}
        object.__setattr__(self, "consumers", MappingProxyType(frozen))

    def _check(self, node: Node, known: Mapping[Variable, object], computed: set[Variable]) -> None:
        name = self.key(node.variable)
        if node.variable in known:
            raise GraphError(f"{name} is assigned twice; give each node a variable of its own")
        if len(node.inputs) != node.operation.arity:
            raise GraphError(
                f"{name} = {node.operation.name}(…) takes {node.operation.arity} inputs "
                f"and is given {len(node.inputs)}"
            )
        for variable in node.inputs:
            if variable in known:
                continue
            if variable in computed:
                raise GraphError(
                    f"{name} uses {self.key(variable)}, which is computed from it or after it: "
                    "the equations run in a circle, or are out of order"
                )
            raise GraphError(f"{name} uses {self.key(variable)}, which nothing defines")

    def key(self, variable: Variable, *, sampled: bool = True) -> str:
        """The plain-text key: ``w5``; ``w5+`` after one update, ``w5+3`` after three.

        The number of its sample is left out unless ``sampled``.
        """
        label = self.labels.get(variable if not variable.updates else _now(variable))
        name = (label.key if sampled else label.unsampled) if label else repr(variable)
        if not variable.updates:
            return name
        return f"{name}+" if variable.updates == 1 else f"{name}+{variable.updates}"


def _places(form: Term) -> set[Variable]:
    """All that ``form`` refers to or differentiates by."""
    return {
        part.variable if isinstance(part, Reference) else part.wrt
        for part in walk(form)
        if isinstance(part, Reference | Partial)
    }


def _now(variable: Variable) -> Variable:
    return variable.after(-variable.updates)
