"""What depends on what: the nodes whose values, or whose derivatives, a quantity is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.mistake import updates
from derive.model.graph import Graph
from derive.model.quantity import Quantity, error_of, net_of

Variables: TypeAlias = frozenset[Variable]


@dataclass(frozen=True)
class Flow:
    """The ways through ``graph``, each looked up once."""

    graph: Graph
    _below: dict[Variable, Variables] = field(default_factory=dict, repr=False)
    _above: dict[Variable, Variables] = field(default_factory=dict, repr=False)

    def below(self, variable: Variable) -> Variables:
        """``variable`` and all that it is computed from."""
        if variable not in self._below:
            found = {variable}
            for node in reversed(self.graph.nodes):
                if node.variable in found:
                    found.update(node.inputs)
            self._below[variable] = frozenset(found)
        return self._below[variable]

    def above(self, variable: Variable) -> Variables:
        """``variable`` and all that is computed from it."""
        if variable not in self._above:
            found = {variable}
            for node in self.graph.nodes:
                if not found.isdisjoint(node.inputs):
                    found.add(node.variable)
            self._above[variable] = frozenset(found)
        return self._above[variable]

    def values_behind(self, quantity: Quantity) -> Variables:
        """The variables whose values ``quantity`` is made of."""
        slope = self.slope(quantity)
        if slope is not None:
            return self.below(slope[0])
        assert isinstance(quantity, Variable)
        return frozenset() if quantity == RATE else self.below(quantity)

    def slopes_behind(self, quantity: Quantity) -> Variables:
        """The variables on the paths of the derivative that ``quantity`` is, or is updated by."""
        slope = self.slope(quantity)
        if slope is None:
            return frozenset()
        of, wrt = slope
        return self.below(of) & self.above(wrt)

    def slope(self, quantity: Quantity) -> tuple[Variable, Variable] | None:
        """The derivative that ``quantity`` is, or is updated by, without its updates."""
        if isinstance(quantity, Partial):
            assert isinstance(quantity.of, Reference)
            of = quantity.of.variable
            return of.after(-of.updates), quantity.wrt.after(-quantity.wrt.updates)
        if quantity.role is Role.DELTA:
            now = quantity.after(-quantity.updates)
            return error_of(self.graph, now), net_of(now)
        if updates(quantity) and quantity.after(-quantity.updates) in self.graph.parameters:
            return self.graph.output, quantity.after(-quantity.updates)
        return None
