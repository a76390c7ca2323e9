"""Mistakes with one weight, or one value that it multiplies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from derive.algebra.term import Term, term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts, Span, grouped
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.checking.mistakes.weighted import Weighted
from derive.model.assumed import revised
from derive.model.graph import Node

MOST_WEIGHTS = 100  # in a network, up to which each is tried in place of its neighbours

NEIGHBOUR_BACK = Kind(
    "neighbour_weight_back",
    "{other} is taken for {weight} on the way back",
    "Which weight leads back on this path: {weight} or {other}?",
)
NEIGHBOUR_WEIGHT = Kind(
    "neighbour_weight",
    "{other} is taken for {weight} in the net input of {of}",
    "Which weight belongs into the net input of {of}: {weight} or {other}?",
    Group.FORWARD,
)
NEIGHBOUR_INPUT = Kind(
    "neighbour_input",
    "{other} is taken for {source} in the net input of {of}",
    "Which value does the weight multiply in the net input of {of}: {source} or {other}?",
    Group.FORWARD,
)
NEIGHBOUR_IN_GRADIENT = Kind(
    "neighbour_in_gradient",
    "{other} is taken for {source} in the gradient of {weight}",
    "Which value does {weight} multiply: {source} or {other}?",
)
ADDED = Kind(
    "added_for_multiplied",
    "{weight} and {source} are added where they are to be multiplied",
    "What is done with {weight} and {source}?",
    Group.FORWARD,
)


def edge_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes with one weight, or one value that it multiplies, and its neighbours."""
    weights = [leaf for leaf in parts.graph.leaves if leaf.role is Role.WEIGHT]
    if len(weights) > MOST_WEIGHTS:
        return
    for copies in grouped(parts.nets, lambda n: (n.variable.layer, n.variable.unit)).values():
        for place in range(len(Weighted(copies[0]).pairs)):
            yield from _Edge(parts, copies, place).mistakes(weights)


@dataclass(frozen=True, slots=True)
class _Edge:
    """One weight into one unit, in every copy of the unit."""

    parts: Parts
    copies: tuple[Node, ...]
    place: int

    @property
    def weight(self) -> Variable:
        return Weighted(self.copies[0]).pairs[self.place][0]

    @property
    def source(self) -> Variable:
        return Weighted(self.copies[0]).pairs[self.place][1]

    def mistakes(self, weights: list[Variable]) -> Iterator[Mistake]:
        for other in weights:
            if other != self.weight and _near(self.weight, other):
                yield from self._for_weight(other)
        for step in range(len(Weighted(self.copies[0]).pairs)):
            other = Weighted(self.copies[0]).pairs[step][1]
            if step != self.place and other.layer == self.source.layer:
                yield from self._for_source(step, other)
        yield self._made(ADDED, "", lambda node: self._product(node, self._added))

    def _for_weight(self, other: Variable) -> Iterator[Mistake]:
        name = self.parts.name(other)
        taken = term(other)
        yield self._made(
            NEIGHBOUR_WEIGHT, name, lambda node: self._product(node, lambda _, s: taken * s)
        )
        if self.source in self.parts.graph.by_variable:
            place = 2 * self.place + 2
            yield self._made(
                NEIGHBOUR_BACK, name, lambda node: revised(node, slopes={place: taken})
            )

    def _for_source(self, step: int, other: Variable) -> Iterator[Mistake]:
        name = self.parts.name(other)

        def value(node: Node) -> Node:
            taken = Weighted(node).pairs[step][1]
            return self._product(node, lambda weight, _: term(weight) * taken)

        def slope(node: Node) -> Node:
            taken = Weighted(node).pairs[step][1]
            return revised(node, slopes={2 * self.place + 1: term(taken)})

        yield self._made(NEIGHBOUR_INPUT, name, value)
        yield self._made(NEIGHBOUR_IN_GRADIENT, name, slope)

    def _made(self, kind: Kind, other: str, change: Change) -> Mistake:
        parts, unit = self.parts, self.parts.unit(self.copies[0].variable)
        weight, source = parts.name(self.weight), parts.name(self.source)
        place = f"{weight} {other}".strip()
        span = Span(place, unit, self.copies, wide=False)
        words = {"weight": weight, "source": source, "other": other}
        return revision(parts, kind, span, change, **words)

    def _product(self, node: Node, taken: Callable[[Variable, Variable], Term]) -> Node:
        """``node`` with ``taken`` in place of the product of this edge."""
        parted = Weighted(node)
        products = [
            taken(w, s) if k == self.place else term(w) * s for k, (w, s) in enumerate(parted.pairs)
        ]
        return revised(node, parted.value(products))

    @staticmethod
    def _added(weight: Variable, source: Variable) -> Term:
        return term(weight) + source


def _near(weight: Variable, other: Variable) -> bool:
    """Of the same matrix, in the same row or column, or mirrored."""
    same = (weight.layer, weight.source_layer) == (other.layer, other.source_layer)
    mirrored = (weight.unit, weight.source) == (other.source, other.unit)
    return same and (weight.unit == other.unit or weight.source == other.source or mirrored)
