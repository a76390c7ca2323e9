"""The numbers of a printed line beside the quantities that they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from derive.algebra.decimals import decimals, rounds_to
from derive.algebra.term import (
    Negation,
    Number,
    Partial,
    Reference,
    Term,
    children,
)
from derive.algebra.variable import RATE
from derive.checking.mistakes.operand import neighbours
from derive.checking.mistakes.parts import Parts
from derive.checking.rounding.last_step import allows
from derive.errors import DeriveError
from derive.model.quantity import Quantity, quantities
from derive.numerics.values import Values

MOST_CANDIDATES = 3


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A literal that is not the value of ``expected``; it may be that of a candidate."""

    number: Number
    expected: Quantity
    candidates: tuple[Quantity, ...]


def misplaced(values: Values, numbers: Term, symbols: Term) -> tuple[Misplaced, ...]:
    """The literals of ``numbers`` that are not what ``symbols``, of the same shape, has there.

    Parts whose shapes differ are passed over.
    """
    return tuple(
        Misplaced(number, expected, stands_for(values, number, expected))
        for number, expected in _aligned(numbers, symbols)
        if not _is(values, number, expected)
    )


def stands_for(values: Values, number: Number, expected: Quantity) -> tuple[Quantity, ...]:
    """What ``number`` is the value of in place of ``expected``, the likeliest first.

    Neighbours of ``expected`` come before what is given, and that before all else. None if it is
    the value of ``expected`` itself.
    """
    if _is(values, number, expected):
        return ()
    others = (one for one in dict.fromkeys(_others(values, expected)) if one != expected)
    found = (one for one in others if _prints(values, number, one))
    return tuple(islice(found, MOST_CANDIDATES))


def _aligned(numbers: Term, symbols: Term) -> Iterator[tuple[Number, Quantity]]:
    literal, quantity = _literal(numbers), _quantity(symbols)
    if literal and quantity:
        yield literal, quantity
    elif type(numbers) is type(symbols):
        pairs = children(numbers), children(symbols)
        if len(pairs[0]) == len(pairs[1]):
            for one, other in zip(*pairs, strict=True):
                yield from _aligned(one, other)


def _literal(term: Term) -> Number | None:
    match term:
        case Number():
            return term
        case Negation(Number(digits)):
            return Number(f"-{digits}")
    return None


def _quantity(term: Term) -> Quantity | None:
    match term:
        case Reference(variable):
            return variable
        case Partial(Reference(), _):
            return term
    return None


def _others(values: Values, expected: Quantity) -> Iterator[Quantity]:
    graph = values.problem.graph
    yield from neighbours(Parts(values.problem), expected)
    yield RATE
    yield from graph.leaves
    yield from quantities(graph)


def _is(values: Values, number: Number, quantity: Quantity) -> bool:
    """Whether the digits are those of the value, as it is or as rounded operands give it."""
    if _prints(values, number, quantity):
        return True
    try:
        return allows(values, quantity, number.digits, decimals(number.digits))
    except (DeriveError, ArithmeticError):
        return False


def _prints(values: Values, number: Number, quantity: Quantity) -> bool:
    try:
        return rounds_to(values[quantity], number.digits)
    except DeriveError:
        return False
