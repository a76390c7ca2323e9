"""What a formula may ask for, so that a hostile one costs no time and no room."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from math import inf, isfinite

from derive.reading.tree import Minus, Node, Numeral, Over, Plus, Raised, Times

LONGEST = 200_000  # characters of a formula
MOST_MARKS = 40_000  # of a formula
MOST_IN_A_SIDE = 8_000
MOST_SIDES = 200  # of a chain of equalities
DEEPEST = 60  # brackets and operations in one another
_LARGEST = 1e300


def too_deep(node: Node) -> bool:
    """Whether operations stand more than DEEPEST deep in one another."""
    level, deep = [node], 0
    while level:
        deep += 1
        if deep > DEEPEST:
            return True
        level = [below for one in level for below in children(one)]
    return False


def children(node: Node) -> list[Node]:
    """The operands of ``node``."""
    found: list[Node] = []
    kind: type = type(node)
    waiting = [getattr(node, name) for name in _branches(kind)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, tuple):
            waiting += part
        elif hasattr(part, "start"):
            found.append(part)
    return found


@cache
def _branches(kind: type) -> tuple[str, ...]:
    plain = ("int", "str", "Symbol", "Symbol | None", "tuple[str, ...]")
    return tuple(field.name for field in fields(kind) if field.type not in plain)


def towering(node: Node) -> Raised | None:
    """A power of constants that no float can hold, if there is one below ``node``."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Raised) and not isfinite(_size(part)):
            return part
        waiting += children(part)
    return None


def _size(node: Node) -> float:
    """About how large a constant is: infinity beyond floats, 1 where a name stands in it."""
    match node:
        case Numeral(_, _, digits):
            return abs(float(digits))
        case Minus(_, _, operand):
            return _size(operand)
        case Plus(_, _, terms):
            return sum(map(_size, terms))
        case Times(_, _, factors):
            return _capped(1.0, factors)
        case Over(_, _, above, below):
            return _size(above) / (_size(below) or 1.0)
        case Raised(_, _, base, exponent):
            return _power(_size(base), _size(exponent))
    return 1.0


def _capped(size: float, factors: tuple[Node, ...]) -> float:
    for factor in factors:
        size *= _size(factor)
    return size


def _power(base: float, exponent: float) -> float:
    try:
        size = max(base, 1 / base if base else 1.0) ** exponent
    except OverflowError:
        return inf
    return size if size < _LARGEST else inf
