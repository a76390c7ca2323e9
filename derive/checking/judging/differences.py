"""Quotients of differences, which come near a derivative and are not it."""

from __future__ import annotations

from decimal import Decimal

from derive.reading.symbol import Symbol
from derive.reading.tree import (
    Call,
    Chain,
    Derivative,
    Minus,
    Name,
    Node,
    Numeral,
    Over,
    Plus,
    Side,
    Times,
)

LONGEST_STEP = 1  # a longer one is a count: the mean over two examples


def is_step(chain: Chain, place: int) -> bool:
    """Whether what follows relation ``place`` is ``(0.3068 - 0.2984)/0.1`` for a derivative.

    The derivative is only said to be near it, or ``(E(w + h) - E(w))/h`` stands between them.
    """
    left, right = chain.sides[place : place + 2]
    ends = _ends(right)
    if not isinstance(chain.sides[0], Derivative) or not isinstance(right, Over) or ends is None:
        return False
    numbers = all(isinstance(end, Numeral) for end in ends) and _is_short(right.below)
    return numbers and (chain.relations[place] == "≈" or _at_two_points(left))


def _ends(side: Side) -> tuple[Node, Node] | None:
    """a and b of ``(a - b)/h``."""
    match side:
        case Over(above=Plus(terms=(first, Minus(operand=second)))):
            return first, second
    return None


def _at_two_points(side: Side) -> bool:
    """Whether it is the difference of one function at two points, over a step."""
    ends = _ends(side)
    return (
        ends is not None and _function(ends[0]) is not None and len(set(map(_function, ends))) == 1
    )


def _function(node: Node) -> Symbol | None:
    """``E`` of ``E(w)``, and of ``E(w + h)``, which looks like a product."""
    match node:
        case Call(symbol=symbol):
            return symbol
        case Times(factors=(Name(symbol=symbol), Plus())):
            return symbol
    return None


def _is_short(below: Node) -> bool:
    match below:
        case Numeral(digits=digits):
            return 0 < abs(Decimal(digits)) < LONGEST_STEP
        case Times(factors=factors):
            return any(map(_is_short, factors))
    return True
