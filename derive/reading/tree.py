"""What a formula says, as written: numbers with their digits, names not yet looked up.

Every node knows the characters of its formula's source that it was read from: ``start`` is the
first, ``end`` the one after the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from derive.reading.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number; ``digits`` are what ``decimal.Decimal`` reads, as ``0.10`` or ``8.2e-2``."""

    start: int
    end: int
    digits: str


@dataclass(frozen=True, slots=True)
class Name:
    """A quantity by its name."""

    start: int
    end: int
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Plus:
    """``a + b - c``; a subtracted term is a Minus."""

    start: int
    end: int
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """``a * b``, with or without a sign between the factors."""

    start: int
    end: int
    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """``a / b``, as a fraction or on the line."""

    start: int
    end: int
    above: Node
    below: Node


@dataclass(frozen=True, slots=True)
class Raised:
    """``a ^ b``."""

    start: int
    end: int
    base: Node
    exponent: Node


@dataclass(frozen=True, slots=True)
class Minus:
    """``-a``."""

    start: int
    end: int
    operand: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function of its arguments; ``primes`` counts the marks of differentiation, as in f'.

    ``name`` is exp, ln, log10, tanh, sin, cos, sqrt, abs, max, min, sigma, softmax, relu, norm …,
    or the Symbol of what stands before brackets, as ``f``, ``L`` or ``w_1``: then ``symbol`` holds
    it too, since it may be a quantity, and the brackets a factor or what it depends on. ``e^x`` is
    exp. The root with the index n is the power 1/n.
    """

    start: int
    end: int
    name: str
    arguments: tuple[Node, ...]
    primes: int = 0
    symbol: Symbol | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of what is no name: ``(W δ)_j``, ``softmax(z)_k``; ``index`` is split at commas."""

    start: int
    end: int
    operand: Node
    index: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derivative:
    """``d of / d wrt``, as a fraction, on the line or as an operator before its operand.

    ``wrt`` is a Name, rarely more.
    """

    start: int
    end: int
    of: Node
    wrt: Node


@dataclass(frozen=True, slots=True)
class Nabla:
    """The gradient ``∇ of``, by ``wrt`` where that is written below the sign."""

    start: int
    end: int
    of: Node
    wrt: Node | None = None


@dataclass(frozen=True, slots=True)
class Summation:
    """``sum_{index = lower}^{upper} body``, or the ``product``; what is not written is ``""``.

    ``lower`` and ``upper`` are texts: ``1``, ``n``, ``outputs``.
    """

    start: int
    end: int
    index: str
    lower: str
    upper: str
    body: Node
    product: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix by its rows; ``(a, b, c)`` and ``[a, b, c]`` are one row."""

    start: int
    end: int
    rows: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Transposed:
    """``A^T``, however the mark is written."""

    start: int
    end: int
    operand: Node


@dataclass(frozen=True, slots=True)
class Entrywise:
    """``a ⊙ b``: the product entry by entry."""

    start: int
    end: int
    factors: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """``cases``: each value with the text of its condition (``left``, ``relation``, ``right``).

    A branch without a condition (otherwise) has None.
    """

    start: int
    end: int
    branches: tuple[tuple[Node, tuple[Node, str, Node] | None], ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """``f |_{x = a}``: something at a point, which is not read."""

    start: int
    end: int
    operand: Node


Node: TypeAlias = (
    Numeral
    | Name
    | Plus
    | Times
    | Over
    | Raised
    | Minus
    | Call
    | Entry
    | Derivative
    | Nabla
    | Summation
    | Grid
    | Transposed
    | Entrywise
    | Choice
    | Evaluated
)


@dataclass(frozen=True, slots=True)
class Unread:
    """A side that was not understood: ``at`` is the character where reading stopped, and why."""

    start: int
    end: int
    at: int
    reason: str


Side: TypeAlias = Node | Unread


@dataclass(frozen=True, slots=True)
class Chain:
    """``sides[0] relations[0] sides[1] …``; a mention of one quantity is a chain of one side.

    Relations are ``=``, ``≈``, ``:=``, ``→``, ``←``, ``<``, ``>``, ``≤``, ``≥``, ``≠``, ``∝``,
    ``∈`` and ``∼``.
    """

    sides: tuple[Side, ...]
    relations: tuple[str, ...]


EQUALITIES = frozenset({"=", "≈", ":=", "≡", "←"})  # the relations that say what something is


def is_numeral(side: Side) -> bool:
    """Whether a side is one number, with its sign."""
    return isinstance(side.operand if isinstance(side, Minus) else side, Numeral)
