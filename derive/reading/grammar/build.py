"""From the parser's reductions to the nodes of a tree."""

from __future__ import annotations

from lark import Transformer

from derive.reading.grammar.mark import Mark
from derive.reading.grammar.parts import (
    Braced,
    Open,
    Parts,
    UnclearError,
    argument,
    bare,
    below,
    called,
    closed,
    negated,
    placed,
    side_by_side,
)
from derive.reading.grammar.product import product_of
from derive.reading.symbol import Symbol
from derive.reading.tree import (
    Call,
    Choice,
    Derivative,
    Entry,
    Evaluated,
    Grid,
    Nabla,
    Name,
    Node,
    Numeral,
    Over,
    Plus,
    Raised,
    Summation,
    Transposed,
)

_REACH = "brackets must show how much of this is differentiated"


class Builder(Transformer[Mark, Node]):
    """One method for each rule of the grammar, named as there."""

    def start(self, parts: Parts) -> Node:
        """The whole side."""
        node: Node = parts[0]
        return node

    def sum(self, parts: Parts) -> Node:
        """Terms with their signs between them."""
        if len(parts) == 1:
            only: Node = closed(parts[0])
            return only
        terms = [parts[0]]
        for sign, term in zip(parts[1::2], parts[2::2], strict=True):
            minus = sign.type == "MINUS"
            if isinstance(terms[-1], Open) and not isinstance(term, Open):
                raise UnclearError(sign.start, _REACH)
            terms.append(negated(sign.start, term) if minus else term)
        nodes = tuple(map(closed, terms))
        return Plus(parts[0].start, parts[-1].end, nodes)

    def minus(self, parts: Parts) -> Node | Open:
        """A sign before its operand."""
        return negated(parts[0].start, bare(parts[1]))

    def unsigned(self, parts: Parts) -> Node | Open:
        """A plus sign says nothing."""
        operand: Node | Open = bare(parts[1])
        return operand

    def product(self, parts: Parts) -> Node | Open:
        """Factors with what stands between them."""
        for factor, sign in zip(parts[:-1:2], parts[1::2], strict=True):
            if isinstance(factor, Open):
                raise UnclearError(sign.start, _REACH)
        for factor, sign, other in zip(parts[:-1:2], parts[1::2], parts[2::2], strict=True):
            if sign.type == "BESIDE" and isinstance(factor, Numeral) and isinstance(other, Numeral):
                raise UnclearError(other.start, "two numbers stand side by side")
        node = product_of([closed(part) for part in parts])
        return Open(node) if isinstance(parts[-1], Open) else node

    def series(self, parts: Parts) -> Node:
        """A sum over an index."""
        mark, body = parts
        index, lower, upper = mark.value
        return Summation(mark.start, body.end, index, lower, upper, closed(body))

    def bare(self, parts: Parts) -> Node:
        """A function before an argument without brackets."""
        raised = isinstance(parts[1], Mark)
        operands = parts[3:] if raised else parts[1:]
        if len(operands) > 1 and not isinstance(operands[0], Numeral):
            reason = f"brackets must show the argument of {parts[0].text}"
            raise UnclearError(operands[1].start, reason)
        argument = side_by_side(operands)
        return called(parts[0], (argument,), argument.end, parts[2] if raised else None)

    def of_series(self, parts: Parts) -> Node:
        """A function before a sum without brackets."""
        body = self.series(parts[1:])
        return called(parts[0], (body,), body.end, None)

    def instruction(self, parts: Parts) -> Open:
        """``d/dw`` before what has no brackets."""
        of = side_by_side(parts[4:])
        return Open(Derivative(parts[0].start, of.end, of, parts[2]))

    def instruction_series(self, parts: Parts) -> Open:
        """``d/dw`` before a sum."""
        body = self.series(parts[4:])
        return Open(Derivative(parts[0].start, body.end, body, parts[2]))

    def derivative(self, parts: Parts) -> Node:
        """``d/dw [ of ]``."""
        return Derivative(parts[0].start, parts[4].end, parts[4], parts[2])

    def slope(self, parts: Parts) -> Node:
        """The derivative of one quantity by another."""
        return Derivative(parts[0].start, parts[6].end, parts[2], parts[5])

    def braced(self, parts: Parts) -> Braced:
        """An exponent in braces."""
        return Braced(parts[1], parts[0].start, parts[2].end)

    def raised(self, parts: Parts) -> Node:
        """A power."""
        exponent = parts[2]
        return Raised(parts[0].start, exponent.end, parts[0], bare(exponent))

    def exponential(self, parts: Parts) -> Node:
        """A power of Euler's number; e^2 may be the square of what somebody calls e."""
        euler, exponent = parts[0], parts[2]
        if isinstance(exponent, Numeral) and exponent.digits == "2":
            base = Name(euler.start, euler.end, Symbol("e"))
            return Raised(euler.start, exponent.end, base, exponent)
        return Call(parts[0].start, exponent.end, "exp", (bare(exponent),))

    def transposed(self, parts: Parts) -> Node:
        """A transpose."""
        return Transposed(parts[0].start, parts[1].end, parts[0])

    def entry(self, parts: Parts) -> Node:
        """An entry of a vector, or the kind of a norm."""
        operand, mark = parts
        if isinstance(operand, Numeral):
            raise UnclearError(mark.start, "a number has no index")
        if isinstance(operand, Call) and operand.name == "norm":
            kind = "norm" if mark.text == "2" else f"norm{mark.text}"
            return Call(operand.start, mark.end, kind, operand.arguments)
        return Entry(operand.start, mark.end, operand, mark.value)

    def evaluated(self, parts: Parts) -> Node:
        """Something at a point."""
        return Evaluated(parts[0].start, parts[1].end, parts[0])

    def numeral(self, parts: Parts) -> Node:
        """A number."""
        mark = parts[0]
        return Numeral(mark.start, mark.end, mark.value)

    def name(self, parts: Parts) -> Node:
        """A quantity."""
        mark = parts[0]
        return Name(mark.start, mark.end, mark.value)

    def group(self, parts: Parts) -> Node:
        """What stands in brackets has their place."""
        return placed(parts[1], parts[0].start, parts[2].end)

    def bracket(self, parts: Parts) -> Node:
        """Brackets around an expression, a list or a matrix."""
        start, end, rows = parts[0].start, parts[2].end, parts[1]
        if len(rows) == 1 and len(rows[0]) == 1:
            return placed(rows[0][0], start, end)
        return Grid(start, end, rows)

    def absolute(self, parts: Parts) -> Node:
        """An absolute value."""
        return Call(parts[0].start, parts[2].end, "abs", (parts[1],))

    def norm(self, parts: Parts) -> Node:
        """The length of a vector."""
        return Call(parts[0].start, parts[2].end, "norm", (parts[1],))

    def fraction(self, parts: Parts) -> Node:
        """A fraction."""
        above, rest = argument(parts[1:])
        below, _ = argument(rest)
        return Over(parts[0].start, parts[-1].end, above, below)

    def root(self, parts: Parts) -> Node:
        """A square root."""
        radicand, _ = argument(parts[1:])
        return Call(parts[0].start, parts[-1].end, "sqrt", (radicand,))

    def indexed_root(self, parts: Parts) -> Node:
        """The root with the index n is the power 1/n."""
        mark, _, index, _, *rest = parts
        radicand, _ = argument(rest)
        one = Numeral(index.start, index.start, "1")
        inverse = Over(index.start, index.end, one, index)
        return Raised(mark.start, parts[-1].end, radicand, inverse)

    def call(self, parts: Parts) -> Node:
        """A function of its arguments, perhaps to a power."""
        arguments, end = parts[-1]
        return called(parts[0], arguments, end, parts[2] if len(parts) == 4 else None)

    def nabla(self, parts: Parts) -> Node:
        """A gradient."""
        mark, of = parts
        return Nabla(mark.start, of.end, of, below(mark.value) if mark.value else None)

    def grid(self, parts: Parts) -> Node:
        """A matrix."""
        return Grid(parts[0].start, parts[2].end, parts[1])

    def choice(self, parts: Parts) -> Node:
        """Cases."""
        branches = tuple(part for part in parts[1:-1] if not isinstance(part, Mark))
        return Choice(parts[0].start, parts[-1].end, branches)

    def arguments(self, parts: Parts) -> tuple[tuple[Node, ...], int]:
        """The arguments of a call, and where their bracket ends."""
        return tuple(parts[1:-1:2]), parts[-1].end

    def lines(self, parts: Parts) -> tuple[tuple[Node, ...], ...]:
        """The rows of a matrix."""
        return tuple(parts[::2])

    def line(self, parts: Parts) -> tuple[Node, ...]:
        """The entries of a row."""
        return tuple(parts[::2])

    def branch(self, parts: Parts) -> tuple[Node, tuple[Node, str, Node] | None]:
        """A value and its condition."""
        if len(parts) < 5:
            return parts[0], None
        return parts[0], (parts[2], parts[3].text, parts[4])
