"""What follows from the answers of each student, for a whole class at once.

A pin is the student's own answer. It holds for all that is computed from it, as in
``numerics.pinned``; what is asked for is computed without a pin of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from typing import Generic

import numpy as np

from derive.algebra.indexed import bind
from derive.algebra.term import IndexedSum, Partial, Reference, Term, sum_of
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.mistake import Setup
from derive.checking.mistakes.procedure import FEW
from derive.errors import QuantityError
from derive.marking.columns.after import rests_on
from derive.marking.columns.difference import Difference
from derive.marking.columns.kind import Column, Kind, V, evaluate
from derive.marking.columns.paths import Paths
from derive.marking.columns.pins import Pin
from derive.model.graph import Graph, Node
from derive.model.problem import Order
from derive.model.quantity import Quantity, error_of, net_of
from derive.numerics.training import turns


@dataclass
class Followed(Generic[V]):
    """The columns of one way to compute; ``leaves`` are what each student was given.

    With ``ways`` a quantity that nobody pinned is found by the first of its ways, where it has
    any, and else along the edges of the graph. What a mistake does not change is taken from the
    ``right`` way with the same pins.
    """

    setup: Setup
    paths: Paths
    kind: Kind[V]
    leaves: Mapping[Variable, Column]
    pins: Mapping[Quantity, Pin]
    ways: Mapping[Quantity, tuple[Term, ...]] = field(default_factory=dict)
    right: tuple[Followed[V], Difference] | None = None
    touched: set[Variable] = field(default_factory=set, init=False)  # the nodes that counted
    _used: dict[Quantity, V] = field(default_factory=dict, init=False, repr=False)
    _parted: dict[Quantity, Followed[V]] = field(default_factory=dict, init=False, repr=False)

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
        """The column of ``form``, given for ``quantity``, whose own pin does not count.

        Nor do the pins of what comes after it: they would only repeat the answer.
        """

        def lookup(part: Term) -> V:
            found = part.variable if isinstance(part, Reference) else part
            before = isinstance(found, Quantity) and not rests_on(self.paths, found, quantity)
            return (self if before else self._apart(quantity))._lookup(part)

        return evaluate(form, self.kind, lookup)

    def _apart(self, quantity: Quantity) -> Followed[V]:
        """The same without the pins of ``quantity`` and of what comes after it."""
        if quantity not in self._parted:
            pins = {
                one: self.pins[one] for one in self.pins if not rests_on(self.paths, one, quantity)
            }
            right = self.right and (self.right[0]._apart(quantity), self.right[1])
            self._parted[quantity] = replace(self, pins=pins, right=right)
        return self._parted[quantity]

    def used(self, quantity: Quantity) -> V:
        """What the student goes on with: the own answer, or what follows from earlier ones."""
        if quantity not in self._used:
            self._used[quantity] = self._taken(quantity)
        return self._used[quantity]

    def _taken(self, quantity: Quantity) -> V:
        if self.right is not None and not self.right[1].changes(quantity):
            return self.right[0].used(quantity)
        return self._pinned(quantity)

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
        if pins and pins[0].everywhere:
            return self.kind.answered(pins[0].value)
        base = self._given(quantity)
        for where, value, _ in reversed(pins):
            base = self.kind.replaced(base, where, value)
        return base

    def _names(self, quantity: Quantity) -> tuple[Quantity, ...]:
        """``quantity``, and the delta or the derivative that is the same."""
        if isinstance(quantity, Partial):
            wrt = quantity.wrt
            error = error_of(self.graph, wrt).after(wrt.updates)
            if wrt.role is Role.NET and quantity.of == Reference(error):
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
        of, wrt = _before(asked.of.variable), _before(asked.wrt)
        if asked.of.variable.updates != asked.wrt.updates:
            raise QuantityError("after another number of updates there is no path between them")
        if of == wrt:
            return self.kind.point(np.asarray(1.0))
        parts = [self._path(asked, node) for node in self.paths.users(of, wrt)]
        return reduce(self.kind.add, parts) if parts else self.kind.point(np.asarray(0.0))

    def _path(self, asked: Partial, node: Node) -> V:
        assert isinstance(asked.of, Reference)
        count, wrt = asked.wrt.updates, _before(asked.wrt)
        if node.variable == _before(asked.of.variable):
            return self._edge(node, wrt, count)
        upstream = self.used(Partial(asked.of, node.variable.after(count)))
        return self.kind.multiply(upstream, self._pinned_edge(node, wrt, count))

    def _pinned_edge(self, node: Node, wrt: Variable, count: int) -> V:
        """A pinned derivative is that of the edge if no other path leads there."""
        local = Partial(Reference(node.variable.after(count)), wrt.after(count))
        edge = self._edge(node, wrt, count)
        if local not in self.pins or not self.paths.alone(node, wrt):
            return edge
        return self.kind.replaced(edge, *self.pins[local][:2])

    def _edge(self, node: Node, wrt: Variable, count: int) -> V:
        taken = self._node(node.variable)
        places = [k for k, one in enumerate(taken.inputs, start=1) if one == wrt]
        parts = (self._local(taken, place, count) for place in places)
        return self.kind.settled(reduce(self.kind.add, parts))

    def _local(self, node: Node, place: int, count: int) -> V:
        form = self.paths.slope(node, place)
        if self.setup.ahead and count:
            raise QuantityError("who has moved the weights too soon is not followed further")
        if self.setup.ahead:
            return evaluate(form, self.kind, self._ahead)
        return evaluate(form, self.kind, self._after(count)) if count else self.evaluate(form)

    def _ahead(self, part: Term) -> V:
        """What is taken by somebody who has moved the parameters already."""
        if isinstance(part, Reference) and part.variable in self.graph.parameters:
            return self._in_time.used(part.variable.after(1))
        return self._lookup(part)

    @cached_property
    def _in_time(self) -> Followed[V]:
        """The same, without moving anything too soon."""
        setup = replace(self.setup, ahead=False)
        return Followed(setup, self.paths, self.kind, self.leaves, self.pins)

    def _moved(self, variable: Variable) -> V:
        """A quantity after updates, all gradients taken before any parameter moves."""
        problem, before, count = self.setup.problem, _before(variable), variable.updates
        if count > FEW or problem.training.order is not Order.SIMULTANEOUS:
            raise QuantityError("after so many updates, or layer by layer, nothing is followed")
        if before in self.graph.parameters:
            return self._stepped(variable.after(-1))
        if before in self.leaves:
            return self.used(before)
        form = self.paths.expression(self._node(before))
        return evaluate(form, self.kind, self._after(count))

    def _stepped(self, parameter: Variable) -> V:
        """A parameter one step further down."""
        every = turns(self.setup.problem)
        error = every[parameter.updates % len(every)].output.after(parameter.updates)
        slope = self.used(Partial(Reference(error), parameter))
        step = self.kind.multiply(self.used(RATE), slope)
        return self.kind.add(self.used(parameter), self.kind.negate(step))

    def _after(self, count: int) -> Callable[[Term], V]:
        """Variables are taken after so many updates."""

        def lookup(part: Term) -> V:
            assert isinstance(part, Reference)
            return self.used(part.variable.after(count))

        return lookup


def _before(variable: Variable) -> Variable:
    """``variable`` before any update."""
    return variable.after(-variable.updates)


def slope_of_delta(graph: Graph, delta: Variable) -> Partial:
    """The derivative that ``delta`` is another name of."""
    return Partial(Reference(error_of(graph, delta).after(delta.updates)), net_of(delta))
