"""What a layout works from: a derivation, its numbers, and which parts to tell in full."""

from __future__ import annotations

from dataclasses import dataclass, replace

from derive.algebra.term import Partial, partial
from derive.algebra.variable import Role, Variable
from derive.checking.published import Comparison
from derive.derivation.derivation import Derivation
from derive.derivation.step import Rule, Step
from derive.model.batch import of_sample, samples_of
from derive.model.graph import Graph, Layer, Node
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.notation.notation import Notation
from derive.notation.notations import FLAT
from derive.numerics.values import Values


@dataclass(frozen=True, slots=True)
class Lecture:
    """One problem, derived and evaluated; ``full`` are the parameters worked in full."""

    problem: Problem
    derivation: Derivation
    values: Values
    full: tuple[Variable, ...]
    comparisons: tuple[Comparison, ...] = ()
    decimals: int = 9
    notation: Notation = FLAT

    @property
    def graph(self) -> Graph:
        """The computation graph."""
        return self.problem.graph

    @property
    def error(self) -> Variable:
        """The total error."""
        return self.graph.output

    @property
    def samples(self) -> tuple[int, ...]:
        """The numbers of the samples, (0,) where there is only one."""
        return samples_of(self.graph)

    def of(self, sample: int) -> Lecture:
        """The same lecture on one sample alone: its part of the graph, its error."""
        problem = replace(self.problem, graph=of_sample(self.graph, sample))
        return replace(self, problem=problem)

    def slope(self, wrt: Variable) -> Partial:
        """dE/d(wrt)."""
        return partial(self.error, wrt)

    def steps(self, goal: Quantity, *rules: Rule) -> tuple[tuple[int, Step], ...]:
        """The numbered steps about ``goal``, of the given rules if any are given."""
        numbered = ((place, self.derivation.steps[place]) for place in self.derivation.about(goal))
        return tuple(pair for pair in numbered if not rules or pair[1].rule in rules)

    def nodes(self, role: Role, layer: int) -> tuple[Node, ...]:
        """The nodes of one role in one layer, in order."""
        return tuple(
            node
            for node in self.graph.nodes
            if node.variable.role is role and node.variable.layer == layer and node.variable.unit
        )

    @property
    def layers(self) -> tuple[tuple[int, Layer], ...]:
        """The layers that compute, with their numbers, from the first hidden layer to the last."""
        return tuple(enumerate(self.graph.layers))[1:]
