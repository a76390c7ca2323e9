"""What the cards and edges of a computation graph say, from everything to nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from derive.algebra.term import Partial, Reference, Term, sum_of
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.flow import Edge
from derive.figures.picture import Caption, Tone
from derive.figures.ruler import Ruler
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative

Words = tuple[tuple[Term, Form], ...]
_LONGEST = 14.0  # widest equation, against the size of its letters


class Card(IntEnum):
    """What stands on a card; each holds what the one before it does."""

    NOTHING = 0
    NAME = 1
    VALUE = 2
    EQUATION = 3


class Local(IntEnum):
    """What stands on an edge."""

    NOTHING = 0
    VALUE = 1
    EQUATION = 2


@dataclass(frozen=True, slots=True)
class Cards:
    """The lines of cards and edges in letters of ``size``."""

    graph: Graph
    ruler: Ruler
    card: Card
    local: Local
    size: float
    valued: bool
    gradients: bool

    def lines(self, variable: Variable) -> Iterator[tuple[Words, Tone]]:
        """The equation, the value and the derivative of the output by ``variable``."""
        node = self.graph.by_variable.get(variable)
        symbol = (Reference(variable), Form.SYMBOLS)
        equation = self._equation(node) if node and self.card is Card.EQUATION else ()
        if equation:
            yield equation, Tone.INK
        if self.card >= Card.VALUE and self.valued:
            yield (symbol, (Reference(variable), Form.VALUE)), Tone.INK
        elif self.card and not equation:
            yield (symbol,), Tone.INK
        if self.card >= Card.VALUE and self.gradients:
            slope = Partial(Reference(self.graph.output), variable)
            yield self._valued(slope, slope), Tone.ACCENT

    def edge(self, edge: Edge) -> Words:
        """The local derivative: of the node by this input, the other inputs held fixed.

        Where other inputs depend on this one, its symbol would mean the sum over all paths.
        """
        if self.local is Local.NOTHING:
            return ()
        node = self.graph.by_variable[edge.end]
        local = _local(node, edge.start)
        if not self._only_path(edge):
            return ((local, Form.VALUE if self.valued else Form.SYMBOLS),)
        words = self._valued(Partial(Reference(edge.end), edge.start), local)
        return words[1:] if self.local is Local.VALUE and self.valued else words

    def width(self, words: Words) -> float:
        """In points."""
        return self.ruler.width(Caption(0, 0, words, size=self.size))

    def _equation(self, node: Node) -> Words:
        """Name = right-hand side, unless it is too long."""
        words = ((Reference(node.variable), Form.SYMBOLS), (node.expression, Form.SYMBOLS))
        return words if self.width(words) <= _LONGEST * self.size else ()

    def _only_path(self, edge: Edge) -> bool:
        """Whether every way from the start of ``edge`` to its end is this edge."""
        beneath = set(self.graph.by_variable[edge.end].inputs) - {edge.start}
        for node in reversed(self.graph.nodes):
            if node.variable in beneath:
                beneath.update(node.inputs)
        return edge.start not in beneath

    def _valued(self, symbol: Partial, value: Term) -> Words:
        first = (symbol, Form.SYMBOLS)
        return (first, (value, Form.VALUE)) if self.valued else (first,)


def _local(node: Node, source: Variable) -> Term:
    """The derivative by ``source`` in every place where the node uses it."""
    places = [k for k, variable in enumerate(node.inputs, start=1) if variable == source]
    terms = tuple(local_derivative(node, place) for place in places)
    return sum_of(terms)
