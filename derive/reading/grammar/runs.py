"""Sums, products, and what else reaches as far to the right as it can."""

from __future__ import annotations

from derive.reading.grammar.mark import Mark
from derive.reading.grammar.parts import (
    Open,
    Parts,
    UnclearError,
    bare,
    called,
    closed,
    negated,
    side_by_side,
)
from derive.reading.grammar.product import product_of
from derive.reading.tree import (
    Derivative,
    Node,
    Numeral,
    Plus,
    Summation,
)

_REACH = "brackets must show how much of this is differentiated"


class Runs:
    """The rules of signed terms, products, sums over an index and derivatives."""

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
        """A sum or a product over an index."""
        mark, body = parts
        index, lower, upper = mark.value
        product = mark.text == "∏"
        return Summation(mark.start, body.end, index, lower, upper, closed(body), product)

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
