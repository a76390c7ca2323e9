"""Net inputs taken apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from derive.algebra.term import Term, sum_of, term
from derive.algebra.variable import Variable
from derive.model.graph import Node

Pairs: TypeAlias = list[tuple[Variable, Variable]]


@dataclass(frozen=True, slots=True)
class Weighted:
    """A net input taken apart: its pairs of a weight and its source, and its bias."""

    node: Node

    @property
    def pairs(self) -> Pairs:
        """Each weight with what it multiplies."""
        inputs = self.node.inputs
        return [(inputs[k], inputs[k + 1]) for k in range(0, len(inputs) - 1, 2)]

    @property
    def bias(self) -> tuple[Variable, ...]:
        """The bias, if there is one."""
        return self.node.inputs[len(self.pairs) * 2 :]

    def value(self, products: list[Term]) -> Term:
        """The net input with other products."""
        return sum_of([*products, *map(term, self.bias)])
