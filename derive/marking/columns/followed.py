"""What follows from the answers of each student, for a whole class at once.

A pin is the student's own answer. It holds for all that is computed from it, as in
``numerics.pinned``; what is asked for is computed without a pin of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeAlias

import numpy as np

from derive.algebra.indexed import bind
from derive.algebra.term import IndexedSum, Partial, Reference, Term, sum_of
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.mistake import Setup
from derive.errors import QuantityError
from derive.marking.columns.kind import Column, Kind, Mask, V, evaluate
from derive.marking.columns.paths import Paths
from derive.model.graph import Graph, Node
from derive.model.quantity import Quantity, error_of, net_of
from derive.numerics.training import turns

Pins: TypeAlias = Mapping[Quantity, tuple[Mask, Column]]


@dataclass
class Followed(Generic[V]):
    """The columns of one way to compute; ``leaves`` are what each student was given.

    With ``ways`` a quantity that nobody pinned is found by the first of its ways, where it has
    any, and else along the edges of the graph.
    """

    setup: Setup
    paths: Paths
    kind: Kind[V]
    leaves: Mapping[Variable, Column]
    pins: Pins
    ways: Mapping[Quantity, tuple[Term, ...]] = field(default_factory=dict)
    touched: set[Variable] = field(default_factory=set, init=False)  # the nodes that counted
    _used: dict[Quantity, V] = field(default_factory=dict, init=False, repr=False)

    @property
    def graph(self) -> Graph:
        """The graph, as this way to compute takes it."""
        return self.setup.problem.graph

    def computed(self, quantity: Quantity) -> V:
        """What the pins of the others make of ``quantity``."""
        if quantity in self.ways:
            return self.evaluate(self.ways[quantity][0])
        if isinstance(quantity, Partial):
            return self._slope(quantity)
        if quantity.role is Role.DELTA:
            return self._slope(slope_of_delta(self.graph, quantity))
        return self._moved(quantity) if quantity.updates else self._now(quantity)

    def evaluate(self, form: Term) -> V:
        """The column of ``form``, whose references are pinned where the student answered them."""
        return evaluate(form, self.kind, self._lookup)

    def asked(self, form: Term, quantity: Quantity) -> V:
        """The column of ``form``, given for ``quantity``, whose own pin does not count."""
        own = Reference(quantity) if isinstance(quantity, Variable) else quantity

        def lookup(part: Term) -> V:
            return self.computed(quantity) if part == own else self._lookup(part)

        return evaluate(form, self.kind, lookup)

    def used(self, quantity: Quantity) -> V:
        """What the student goes on with: the own answer, or what follows from earlier ones."""
        if quantity not in self._used:
            self._used[quantity] = self._pinned(quantity)
        return self._used[quantity]

    def _lookup(self, part: Term) -> V:
        match part:
            case Reference(variable):
                return self.used(variable)
            case Partial(Reference(), _):
                return self.used(part)
            case IndexedSum(index, layer, body):
                units = range(1, self.graph.layers[layer].size + 1)
                return self.evaluate(sum_of(bind(body, index, k) for k in units))
        raise QuantityError(f"a {type(part).__name__} is not one number")

    def _pinned(self, quantity: Quantity) -> V:
        pins = [self.pins[one] for one in self._names(quantity) if one in self.pins]
        if any(np.all(mask) for mask, _ in pins[:1]):
            base = self.kind.point(pins[0][1])
        else:
            base = self._given(quantity)
        for mask, column in reversed(pins):
            base = self.kind.replaced(base, mask, column)
        return base

    def _names(self, quantity: Quantity) -> tuple[Quantity, ...]:
        """``quantity``, and the delta or the derivative that is the same."""
        if isinstance(quantity, Partial):
            wrt = quantity.wrt
            if wrt.role is Role.NET and quantity.of == Reference(error_of(self.graph, wrt)):
                return quantity, replace(wrt, role=Role.DELTA)
        elif quantity.role is Role.DELTA:
            return quantity, slope_of_delta(self.graph, quantity)
        return (quantity,)

    def _given(self, quantity: Quantity) -> V:
        if isinstance(quantity, Variable) and quantity == RATE:
            return self.kind.point(self._rate)
        if quantity in self.leaves and isinstance(quantity, Variable):
            return self.kind.point(self.leaves[quantity])
        return self.kind.settled(self.computed(quantity))

    @property
    def _rate(self) -> Column:
        if RATE in self.leaves:
            return self.leaves[RATE]
        return np.asarray(float(self.setup.problem.training.rate.value))

    def _now(self, variable: Variable) -> V:
        if variable in self.leaves:
            return self.kind.point(self.leaves[variable])
        node = self._node(variable)
        return self.evaluate(self.paths.expression(node))

    def _node(self, variable: Variable) -> Node:
        self.touched.add(variable)
        revised = self.setup.revised.get(variable)
        return self.graph.by_variable[variable] if revised is None else revised

    def _slope(self, asked: Partial) -> V:
        """The chain rule: over all nodes that use the variable, along their edges."""
        assert isinstance(asked.of, Reference)
        of, wrt = asked.of.variable, asked.wrt
        if of.updates or wrt.updates:
            raise QuantityError("a derivative after an update does not follow from answers")
        if of == wrt:
            return self.kind.point(np.asarray(1.0))
        parts = [self._path(of, node, wrt) for node in self.paths.users(of, wrt)]
        if not parts:
            return self.kind.point(np.asarray(0.0))
        total = parts[0]
        for part in parts[1:]:
            total = self.kind.add(total, part)
        return total

    def _path(self, of: Variable, node: Node, wrt: Variable) -> V:
        if node.variable == of:
            return self._edge(node, wrt)
        upstream = self.used(Partial(Reference(of), node.variable))
        return self.kind.multiply(upstream, self._pinned_edge(node, wrt))

    def _pinned_edge(self, node: Node, wrt: Variable) -> V:
        """A pinned derivative is that of the edge if no other path leads there."""
        local = Partial(Reference(node.variable), wrt)
        edge = self._edge(node, wrt)
        if local not in self.pins or not self.paths.alone(node, wrt):
            return edge
        return self.kind.replaced(edge, *self.pins[local])

    def _edge(self, node: Node, wrt: Variable) -> V:
        taken = self._node(node.variable)
        places = [k for k, one in enumerate(taken.inputs, start=1) if one == wrt]
        total = self._local(taken, places[0])
        for place in places[1:]:
            total = self.kind.add(total, self._local(taken, place))
        return self.kind.settled(total)

    def _local(self, node: Node, place: int) -> V:
        form = self.paths.slope(node, place)
        if not self.setup.ahead:
            return self.evaluate(form)
        return evaluate(form, self.kind, self._ahead)

    def _ahead(self, part: Term) -> V:
        """What is taken by somebody who has moved the parameters already."""
        if isinstance(part, Reference) and part.variable in self.graph.parameters:
            return Followed(
                replace(self.setup, ahead=False), self.paths, self.kind, self.leaves, self.pins
            ).used(part.variable.after(1))
        return self._lookup(part)

    def _moved(self, variable: Variable) -> V:
        """A quantity after one update, all gradients taken before any parameter moves."""
        if variable.updates > 1:
            raise QuantityError("after several updates nothing is followed")
        now = variable.after(-1)
        if now in self.graph.parameters:
            first = turns(self.setup.problem)[0].output
            step = self.kind.multiply(self.used(RATE), self.used(Partial(Reference(first), now)))
            return self.kind.add(self.used(now), self.kind.negate(step))
        if now in self.leaves:
            return self.used(now)
        return evaluate(self.paths.expression(self._node(now)), self.kind, self._later)

    def _later(self, part: Term) -> V:
        assert isinstance(part, Reference)
        return self.used(part.variable.after(1))


def slope_of_delta(graph: Graph, delta: Variable) -> Partial:
    """The derivative that ``delta`` is another name of."""
    return Partial(Reference(error_of(graph, delta).after(delta.updates)), net_of(delta))
