"""What the cards and edges of a computation graph say, from everything to nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from derive.algebra.term import Partial, Reference, Term, product_of, sum_of
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.figures.flow import Edge
from derive.figures.picture import Caption, Tone
from derive.figures.ruler import Ruler, Words
from derive.model.graph import Graph, Node
from derive.model.partials import local_derivative

Line: TypeAlias = tuple[Words, Tone]

EDGE_LINE = 1.2  # from line to line on an edge, against the size of the letters
_LONGEST = 14.0  # widest equation, against the size of its letters


class Card(IntEnum):
    """What stands on a card; each holds what the one before it does."""

    NOTHING = 0
    NAME = 1
    VALUE = 2
    EQUATION = 3


class Local(IntEnum):
    """What stands on an edge: its derivative, or what flows along it forward and back."""

    NOTHING = 0
    VALUE = 1
    EQUATION = 2
    FLOW = 3


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

    def lines(self, variable: Variable) -> Iterator[Line]:
        """The equation, the value and the derivative of the output by ``variable``.

        A value that stands on the edges leaving the card stands there alone.
        """
        node = self.graph.by_variable.get(variable)
        symbol = (Reference(variable), Form.SYMBOLS)
        equation = self._equation(node) if node and self.card is Card.EQUATION else ()
        if equation:
            yield equation, Tone.INK
        if self._shows_value(variable, bool(equation)):
            yield (symbol, (Reference(variable), Form.VALUE)), Tone.INK
        elif self.card and not equation:
            yield (symbol,), Tone.INK
        if self.card >= Card.VALUE and self.gradients:
            slope = Partial(Reference(self.graph.output), variable)
            yield self._valued(slope, slope), Tone.ACCENT

    def _shows_value(self, variable: Variable, named: bool) -> bool:
        """Whether the value stands on the card; ``named`` is one that need not bear its name."""
        if self.local is Local.FLOW and variable == self.graph.output:
            return self.valued
        leaving = named and self.local is Local.FLOW
        return self.valued and self.card >= Card.VALUE and not leaving

    def edge(self, edge: Edge) -> tuple[Line, ...]:
        """What stands on an edge, below each other."""
        if self.local is Local.NOTHING:
            return ()
        local = local_slope(self.graph.by_variable[edge.end], edge.start)
        if self.local is Local.FLOW:
            return self._flow(edge, local)
        return ((self._derivative(edge, local), Tone.INK),)

    def box(self, lines: Sequence[Line]) -> tuple[float, float]:
        """The width and the height of lines below each other."""
        wide = max(self.width(words) for words, _ in lines)
        return wide, EDGE_LINE * self.size * len(lines)

    def _flow(self, edge: Edge, local: Term) -> tuple[Line, ...]:
        """The value that goes forward, and what comes back over this edge of the derivative."""
        above = Partial(Reference(self.graph.output), edge.end)
        back = product_of((above, local))
        value: Words = ((Reference(edge.start), Form.VALUE),)
        return (value, Tone.INK), (((back, Form.VALUE),), Tone.ACCENT)

    def _derivative(self, edge: Edge, local: Term) -> Words:
        """The local derivative: of the node by this input, the other inputs held fixed.

        Where other inputs depend on this one, its symbol would mean the sum over all paths.
        """
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


def local_slope(node: Node, source: Variable) -> Term:
    """The derivative by ``source`` in every place where the node uses it."""
    places = [k for k, variable in enumerate(node.inputs, start=1) if variable == source]
    terms = tuple(local_derivative(node, place) for place in places)
    return sum_of(terms)
