"""Values with some of them pinned: what follows when somebody goes on with their own number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from derive.algebra.arithmetic import evaluate
from derive.algebra.indexed import bind
from derive.algebra.precise import DECIMALS, precision
from derive.algebra.term import IndexedSum, Partial, Reference, Term
from derive.algebra.variable import RATE, Role, Variable
from derive.model.graph import Graph, Node
from derive.model.quantity import Quantity, error_of, net_of
from derive.numerics.forward import places
from derive.numerics.reverse import Slopes, local_slopes
from derive.numerics.values import Values


@dataclass(frozen=True)
class Pinned:
    """The values of ``values`` that follow once those in ``pins`` have been replaced.

    A pinned value of a node holds for all that is computed from it; a pinned derivative dE/dx for
    all that lies beneath x, and a pinned delta likewise; a pinned local derivative, of a node by
    one of its inputs, for every path along that edge. What is asked for is computed without a pin
    of its own: it is what the pins of the others make of it. Quantities after more than one update
    are those of ``values``.
    """

    values: Values
    pins: Mapping[Quantity, Decimal]

    def __getitem__(self, quantity: Quantity) -> Decimal:
        with precision():
            if isinstance(quantity, Partial):
                return self._slope(quantity)
            if quantity.role is Role.DELTA:
                output = error_of(self.graph, quantity).after(quantity.updates)
                return self._slope(Partial(Reference(output), net_of(quantity)))
            if quantity == RATE or quantity.updates > 1:
                return self.values[quantity]
            return self._moved(quantity) if quantity.updates else self._now(quantity)

    def evaluate(self, term: Term) -> Decimal:
        """The value of ``term`` over pinned quantities, its own references pinned too."""
        with precision():
            return evaluate(term, DECIMALS, self._lookup)

    @property
    def graph(self) -> Graph:
        """The graph whose values these are."""
        return self.values.problem.graph

    def _lookup(self, part: Term) -> Decimal:
        match part:
            case Reference(variable):
                return self._pin(variable)
            case Partial(Reference(), _):
                return self._pin(part)
            case IndexedSum(index, layer, body):
                units = range(1, self.graph.layers[layer].size + 1)
                return sum((self.evaluate(bind(body, index, k)) for k in units), Decimal(0))
        return self.values.evaluate(part)

    def _pin(self, quantity: Quantity) -> Decimal:
        pinned = self.pins.get(quantity)
        return self[quantity] if pinned is None else pinned

    def _now(self, variable: Variable) -> Decimal:
        node = self.graph.by_variable.get(variable)
        return _value(node, self._forward) if node else self.values[variable]

    @cached_property
    def _forward(self) -> Mapping[Variable, Decimal]:
        """Every leaf and node, each computed from pinned ones where these are pinned."""
        leaves = {leaf: self.pins.get(leaf, self.values[leaf]) for leaf in self.graph.leaves}
        return _pinned_forward(self.graph, leaves, self.pins)

    @cached_property
    def _local(self) -> Slopes:
        """The local derivatives, the pinned ones in their places."""
        own = local_slopes(self.graph, self._forward)
        return {
            variable: tuple((wrt, self._edge(variable, wrt, slope)) for wrt, slope in slopes)
            for variable, slopes in own.items()
        }

    def _edge(self, variable: Variable, wrt: Variable, slope: Decimal) -> Decimal:
        """The derivative along one edge: a pinned derivative is that if no other path leads there.

        A weight that is used at several moments has more than one path to the last of them.
        """
        pinned = self.pins.get(Partial(Reference(variable), wrt))
        return slope if pinned is None or not self._alone(variable, wrt) else pinned

    def _alone(self, variable: Variable, wrt: Variable) -> bool:
        node = self.graph.by_variable[variable]
        others = (v for v in dict.fromkeys(node.inputs) if v != wrt)
        return not any(
            self.values[Partial(Reference(other), wrt)] for other in others if self._computed(other)
        )

    def _computed(self, variable: Variable) -> bool:
        return variable in self.graph.by_variable

    def _slope(self, asked: Partial) -> Decimal:
        assert isinstance(asked.of, Reference), "only the derivative of a variable is a quantity"
        of, wrt = asked.of.variable, asked.wrt
        if of.updates or wrt.updates:
            return self.values[asked]
        found = {of: Decimal(1)}
        for node in reversed(self.graph.nodes):
            if node.variable == wrt or node.variable not in found:
                continue
            upstream = self._upstream(of, node.variable, found[node.variable])
            own = node.variable == of
            for variable, slope in self._slopes_of(node, asked if own else None):
                found[variable] = found.get(variable, Decimal(0)) + upstream * slope
        return found.get(wrt, Decimal(0))

    def _slopes_of(self, node: Node, asked: Partial | None) -> tuple[tuple[Variable, Decimal], ...]:
        """The local derivatives of ``node``; the one that is asked for without its own pin."""
        if asked is None or asked not in self.pins:
            return self._local[node.variable]
        return local_slopes(self.graph, self._forward)[node.variable]

    def _upstream(self, of: Variable, variable: Variable, found: Decimal) -> Decimal:
        """d(of)/d(variable): pinned, as a derivative or as a delta, or as it was found."""
        pinned = self.pins.get(Partial(Reference(of), variable))
        if pinned is None and variable.role is Role.NET:
            delta = replace(variable, role=Role.DELTA)
            pinned = self.pins.get(delta) if of == error_of(self.graph, variable) else None
        return found if pinned is None else pinned

    def _moved(self, variable: Variable) -> Decimal:
        """A quantity after one update, all gradients taken before any parameter moves."""
        now = variable.after(-1)
        if now in self.graph.parameters:
            slope = self._pin(Partial(Reference(self.graph.output), now))
            return self._pin(now) - self.values[RATE] * slope
        if now in self.graph.leaves:
            return self.values[now]
        return self._after[now]

    @cached_property
    def _after(self) -> Mapping[Variable, Decimal]:
        moved = {
            leaf: self._pin(leaf.after(1)) if leaf in self.graph.parameters else self.values[leaf]
            for leaf in self.graph.leaves
        }
        now = (node.variable for node in self.graph.nodes)
        after: dict[Quantity, Decimal | None] = {one: self.pins.get(one.after(1)) for one in now}
        pins = {one: value for one, value in after.items() if value is not None}
        return _pinned_forward(self.graph, moved, pins)


def _pinned_forward(
    graph: Graph, leaves: Mapping[Variable, Decimal], pins: Mapping[Quantity, Decimal]
) -> Mapping[Variable, Decimal]:
    found = dict(leaves)
    for node in graph.nodes:
        pinned = pins.get(node.variable)
        found[node.variable] = _value(node, found) if pinned is None else pinned
    return found


def _value(node: Node, values: Mapping[Variable, Decimal]) -> Decimal:
    return evaluate(node.operation.expression, DECIMALS, places(node, values))
