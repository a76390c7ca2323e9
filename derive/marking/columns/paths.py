"""What is asked of one graph again and again: paths between variables, the terms of its nodes."""

from __future__ import annotations

from dataclasses import dataclass, field

from derive.algebra.term import Term
from derive.algebra.variable import Variable
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative


@dataclass
class Paths:
    """Questions about one graph, each answered once."""

    graph: Graph
    _below: dict[Variable, frozenset[Variable]] = field(default_factory=dict, init=False)
    _terms: dict[tuple[int, int], tuple[Node, Term]] = field(default_factory=dict, init=False)

    def below(self, variable: Variable) -> frozenset[Variable]:
        """All that ``variable`` is computed from, and itself."""
        if variable not in self._below:
            node = self.graph.by_variable.get(variable)
            found = {variable}.union(*(self.below(one) for one in (node.inputs if node else ())))
            self._below[variable] = frozenset(found)
        return self._below[variable]

    def users(self, of: Variable, wrt: Variable) -> list[Node]:
        """The nodes that use ``wrt`` and that ``of`` depends on."""
        above = self.below(of)
        return [n for n in self.graph.consumers.get(wrt, ()) if n.variable in above]

    def alone(self, node: Node, wrt: Variable) -> bool:
        """Whether no path but this edge leads from ``wrt`` to ``node``."""
        return not any(wrt in self.below(v) for v in node.inputs if v != wrt)

    def expression(self, node: Node) -> Term:
        """The right-hand side of ``node``."""
        return self._term(node, 0)

    def slope(self, node: Node, place: int) -> Term:
        """The derivative of ``node`` by its input number ``place``, over its own variables."""
        return self._term(node, place)

    def _term(self, node: Node, place: int) -> Term:
        """Known by the node itself, which is kept alive: comparing its terms would take longer."""
        known = self._terms.get((id(node), place))
        if known is None:
            form = local_derivative(node, place) if place else node.expression
            known = self._terms[id(node), place] = node, form
        return known[1]
