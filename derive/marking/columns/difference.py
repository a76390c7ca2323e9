"""Which quantities a mistaken way to compute can change; the others need not be worked again."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Setup
from derive.marking.columns.paths import Paths
from derive.model.quantity import Quantity, error_of


@dataclass
class Difference:
    """What ``setup`` makes another than ``right`` does, by the edges of the graph alone."""

    setup: Setup
    right: Setup
    paths: Paths
    _known: dict[Quantity, bool] = field(default_factory=dict, init=False, repr=False)

    def changes(self, quantity: Quantity) -> bool:
        """Whether ``quantity`` can come out as another; whatever is not certain can."""
        if quantity not in self._known:
            self._known[quantity] = self._changes(quantity)
        return self._known[quantity]

    def _changes(self, quantity: Quantity) -> bool:
        elsewhere = self.setup.ahead or self.setup.problem is not self.right.problem
        updates = (quantity.wrt if isinstance(quantity, Partial) else quantity).updates
        if elsewhere or updates:
            return True
        if isinstance(quantity, Partial):
            return self._changes_slope(quantity)
        if quantity.role is Role.DELTA:
            net, error = replace(quantity, role=Role.NET), error_of(self.paths.graph, quantity)
            return self._changes_slope(Partial(Reference(error), net))
        return self._changes_value(quantity)

    def _changes_value(self, variable: Variable) -> bool:
        return not self._valued.isdisjoint(self.paths.below(variable))

    def _changes_slope(self, slope: Partial) -> bool:
        """A slope rests on every node on the way, and on the numbers that go into it."""
        if not isinstance(slope.of, Reference):
            return True
        way = (v for v in self.paths.below(slope.of.variable) if slope.wrt in self.paths.below(v))
        return any(self._changes_edges(v) for v in way if v != slope.wrt)

    def _changes_edges(self, variable: Variable) -> bool:
        """Whether the node's own derivatives can be others, which peers may stand in."""
        node = self.paths.graph.by_variable[variable]
        beside = (variable, *node.peers)
        return variable in self.setup.revised or any(map(self._changes_value, beside))

    @cached_property
    def _valued(self) -> frozenset[Variable]:
        """The nodes whose value is another, not their slopes alone."""
        by_variable = self.paths.graph.by_variable
        revised = self.setup.revised.items()
        return frozenset(
            v
            for v, node in revised
            if self.paths.expression(node) != self.paths.expression(by_variable[v])
        )
