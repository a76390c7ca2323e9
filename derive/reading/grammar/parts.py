"""What the builder of trees works with: exponents in braces, open derivatives, calls."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, NamedTuple, TypeAlias

from derive.reading.grammar.mark import Callee, Mark
from derive.reading.grammar.product import product_of
from derive.reading.tree import Call, Entry, Minus, Name, Node, Numeral, Raised

Parts: TypeAlias = "list[Any]"


class UnclearError(Exception):
    """A side that can be read in two ways that differ."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


class Braced(NamedTuple):
    """An exponent and the place of its braces."""

    node: Node
    start: int
    end: int


class Open(NamedTuple):
    """A derivative of what follows it without brackets: nobody knows how far it reaches."""

    node: Any

    @property
    def start(self) -> int:
        """Where it starts."""
        return int(self.node.start)

    @property
    def end(self) -> int:
        """Where its operand ends, at the least."""
        return int(self.node.end)


def side_by_side(parts: Parts) -> Node:
    """One operand, or the product of several."""
    first: Node = parts[0]
    return product_of(parts) if len(parts) > 1 else first


def closed(part: Any) -> Any:
    """``part``, now that what follows it is known."""
    return part.node if isinstance(part, Open) else part


def bare(part: Any) -> Any:
    """``part`` without its braces."""
    return part.node if isinstance(part, Braced) else part


def argument(parts: Parts) -> tuple[Node, Parts]:
    """The argument that ``parts`` start with, and the parts behind it."""
    mark: Mark = parts[0]
    if mark.type == "NUMBER":
        return Numeral(mark.start, mark.end, mark.value), parts[1:]
    if mark.type == "NAME":
        return Name(mark.start, mark.end, mark.value), parts[1:]
    return placed(parts[1], mark.start, parts[2].end), parts[3:]


def negated(start: int, operand: Any) -> Node | Open:
    """``-operand``, the sign at ``start``."""
    if isinstance(operand, Open):
        return Open(Minus(start, operand.end, operand.node))
    return Minus(start, operand.end, operand)


def placed(node: Node, start: int, end: int) -> Node:
    """``node`` with its brackets; a number stays where its digits are."""
    if isinstance(node, Numeral) or (node.start == start and node.end == end):
        return node
    return replace(node, start=start, end=end)


def below(marks: list[Mark]) -> Node:
    """The name below ∇, perhaps with a digit at its top."""
    first, last = marks[0], marks[-1]
    name = Name(first.start, first.end, first.value)
    if len(marks) == 1:
        return name
    return Raised(first.start, last.end, name, Numeral(last.start, last.end, last.value))


def called(mark: Mark, arguments: tuple[Node, ...], end: int, power: Node | None) -> Node:
    """A call; ``tanh^2(x)`` is the power of one. Raises UnclearError for a negative power."""
    callee: Callee = mark.value
    call: Node = Call(mark.start, end, callee.name, arguments, callee.primes, callee.symbol)
    if callee.below:
        call = Entry(mark.start, end, call, (callee.below,))
    if power is None:
        return call
    if isinstance(power, Minus):
        raise UnclearError(power.start, "this may be an inverse function or a power")
    return Raised(mark.start, end, call, power)
