"""The vectors and matrices of a feedforward network: its quantities, a layer at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from derive.algebra.term import Array, Matrix, Operand, Partial, Product, Reference, Term, term
from derive.algebra.variable import Role, Variable, matrix_of
from derive.model.graph import Graph

Vectors: TypeAlias = Literal["column", "row"]


@dataclass(frozen=True, slots=True)
class Arrays:
    """The arrays of ``graph``, its vectors standing as columns or lying as rows.

    With rows everything is transposed: a matrix of weights then has a column for each unit that it
    leads to, and the factors of a product change places.
    """

    graph: Graph
    vectors: Vectors

    def vector(self, name: Operand, entries: Iterable[Term]) -> Array:
        """The vector called ``name``."""
        return self.matrix(name, tuple((entry,) for entry in entries))

    def matrix(self, name: Operand, rows: tuple[tuple[Term, ...], ...]) -> Array:
        """The matrix called ``name``, given as it is where vectors are columns."""
        turned = rows if self.vectors == "column" else tuple(zip(*rows, strict=True))
        return Array(term(name), Matrix(turned))

    def times(self, first: Term, second: Term) -> Product:
        """The matrix product, given as it is where vectors are columns."""
        return Product((first, second) if self.vectors == "column" else (second, first))

    def name(self, role: Role, layer: int) -> Variable:
        """The name of the vector or matrix of one role in one layer."""
        if role is Role.WEIGHT:
            return matrix_of(role, layer, layer - 1)
        sample = 0 if role is Role.BIAS else self.graph.output.sample
        return replace(matrix_of(role, layer), sample=sample)

    def units(self, role: Role, layer: int) -> tuple[Variable, ...]:
        """The entries of a vector: the quantities of one role in one layer."""
        sample, size = self.graph.output.sample, self.graph.layers[layer].size
        return tuple(Variable(role, layer, k, sample=sample) for k in range(1, size + 1))

    def of(self, role: Role, layer: int) -> Array:
        """The vector of one role in one layer."""
        return self.vector(self.name(role, layer), map(Reference, self.units(role, layer)))

    def incoming(self, layer: int) -> Array:
        """What a layer receives: the inputs, or the outputs of the layer below."""
        return self.of(Role.OUT if layer > 1 else Role.INPUT, layer - 1)

    def weights(self, layer: int, change: Callable[[Variable], Operand] = Reference) -> Array:
        """The weights into a layer: a row per unit, a column per incoming value.

        ``change`` makes another matrix of the same shape, as of their derivatives; it is asked for
        the name and for every entry.
        """
        rows = tuple(
            tuple(
                term(change(self._weight(layer, unit, source))) for source in self._range(layer - 1)
            )
            for unit in self._range(layer)
        )
        return self.matrix(change(self.name(Role.WEIGHT, layer)), rows)

    def biases(self, layer: int, change: Callable[[Variable], Operand] = Reference) -> Array | None:
        """The biases of a layer, the same in every entry if it shares one; None if it has none."""
        found = self.bias_leaves(layer)
        if not found:
            return None
        entries = found * self.graph.layers[layer].size if not found[0].unit else found
        return self.vector(change(self.name(Role.BIAS, layer)), (term(change(b)) for b in entries))

    def bias_leaves(self, layer: int) -> tuple[Variable, ...]:
        """The biases of a layer: one per unit, a single shared one, or none."""
        return tuple(
            leaf for leaf in self.graph.leaves if (leaf.role, leaf.layer) == (Role.BIAS, layer)
        )

    def weight_leaves(self, layer: int) -> tuple[Variable, ...]:
        """The weights into a layer, unit by unit."""
        return tuple(
            self._weight(layer, unit, source)
            for unit in self._range(layer)
            for source in self._range(layer - 1)
        )

    def slope(self, wrt: Variable) -> Partial:
        """dE/d(wrt)."""
        return Partial(Reference(self.graph.output), wrt)

    def _range(self, layer: int) -> range:
        return range(1, self.graph.layers[layer].size + 1)

    def _weight(self, layer: int, unit: int, source: int) -> Variable:
        return Variable(Role.WEIGHT, layer, unit, source, layer - 1)
