"""What all steps in matrix form share: the arrays of the network, and how a line is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from derive.algebra.term import Array, Matrix, Reference, Term, walk
from derive.algebra.variable import Role, Variable
from derive.derivation.arrays import Arrays
from derive.derivation.ledger import Ledger
from derive.derivation.step import Goal, Line, Rule
from derive.model.graph import Graph, Node

WIDEST, HIGHEST = 4, 8  # columns and rows up to which a matrix is printed in numbers


@dataclass(frozen=True, slots=True)
class MatrixLines:
    """Steps of one line each, written into a ledger of their own."""

    arrays: Arrays
    ledger: Ledger = field(default_factory=Ledger)

    @property
    def graph(self) -> Graph:
        """The network."""
        return self.arrays.graph

    @property
    def last(self) -> int:
        """The number of the output layer."""
        return len(self.graph.layers) - 1

    def write(
        self, rule: Rule, goal: Goal, left: Term, right: Term, *, numbers: bool = True
    ) -> None:
        """``left = right = numbers = value``, the last two where the matrices fit on a page."""
        fits = _fits(left) and _fits(right)
        line = Line(left, (right,), numbers=numbers and fits, value=fits)
        self.ledger.write(rule, goal, (line,))

    def activations(self, layer: int) -> tuple[Node, ...]:
        """The nodes of the outputs of one layer."""
        return tuple(self.graph.by_variable[out] for out in self.arrays.units(Role.OUT, layer))

    def passes_on(self, layer: int) -> bool:
        """Whether the activation of a layer is the identity."""
        node = self.activations(layer)[0]
        return node.expression == Reference(node.inputs[0])

    def function(self, layer: int) -> str:
        """The letter or name of the activation; f for one that has none."""
        name = self.graph.layers[layer].activation
        if name == "logistic":
            return "sigma"
        return name if name.isalpha() else "f"

    def vectors(self, layer: int) -> dict[Variable, Array]:
        """The vectors that the quantities of the first unit of a layer belong to."""
        roles = (Role.NET, Role.OUT, Role.TARGET) if layer == self.last else (Role.NET, Role.OUT)
        arrays = self.arrays
        return {arrays.units(role, layer)[0]: arrays.of(role, layer) for role in roles}


def _fits(node: Term) -> bool:
    matrices = (part.rows for part in walk(node) if isinstance(part, Matrix))
    return all(len(rows) <= HIGHEST and len(rows[0]) <= WIDEST for rows in matrices)
