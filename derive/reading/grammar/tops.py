"""What stands at the top, at the bottom or behind something."""

from __future__ import annotations

from derive.reading.grammar.parts import (
    Braced,
    Parts,
    UnclearError,
    bare,
)
from derive.reading.symbol import Symbol
from derive.reading.tree import (
    Call,
    Entry,
    Evaluated,
    Name,
    Node,
    Numeral,
    Raised,
    Transposed,
)


class Tops:
    """The rules of powers, transposes, entries and points."""

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
