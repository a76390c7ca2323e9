"""A line of numbers beside the line of symbols it was made from: which number stands for what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import TypeAlias

from derive.algebra.term import (
    ONE,
    Function,
    Hole,
    IndexedSum,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
    walk,
)

Pair: TypeAlias = tuple[Number, Term]
Pairs: TypeAlias = tuple[Pair, ...]

MOST_PERMUTED = 4  # operands that may stand in another order


def is_number(term: Term) -> bool:
    """Whether ``term`` is one number, with its sign or as a multiple of a power of ten."""
    match term:
        case Number():
            return True
        case Negation(inner) | Hole(_, inner):
            return is_number(inner)
        case Product((Number(), Power(Number("10"), exponent))):
            return is_number(exponent)
    return False


def is_numeric(term: Term) -> bool:
    """Whether ``term`` holds numbers only."""
    return not any(isinstance(part, Reference | Partial | IndexedSum) for part in walk(term))


def numbers(term: Term) -> Iterator[Number]:
    """The numbers in ``term``, in reading order."""
    return (part for part in walk(term) if isinstance(part, Number))


def has_decimals(term: Term) -> bool:
    """Whether ``term`` holds a number with a decimal point, and so one that may be rounded."""
    return any("." in number.digits or "e" in number.digits.lower() for number in numbers(term))


def alignments(symbols: Term, line: Term) -> Iterator[Pairs]:
    """Every way to lay ``line`` over ``symbols`` so that each of its numbers stands for a part.

    The order that is written comes first. Factors 1 may be missing on either side, and a part of
    ``symbols`` that has been worked out is one number.
    """
    symbols, line = _bare(symbols), _bare(line)
    if isinstance(line, Number):
        yield ((line, symbols),)
        return
    if isinstance(line, Negation):
        yield from _negated(symbols, line)
        return
    match symbols, line:
        case Negation(inner), _:
            yield from _opposite(inner, line)
        case (Sum(), Sum()) | (Product(), Product()) | (Product(), _) | (_, Product()):
            yield from _lists(_parts(symbols, line), _parts(line, line))
        case Quotient(a, b), Quotient(c, d):
            yield from _side_by_side((a, b), (c, d))
        case Power(a, b), Power(c, d):
            yield from _side_by_side((a, b), (c, d))
        case Function(name, inner), Function(other, operand) if name == other:
            yield from alignments(inner, operand)


def _bare(term: Term) -> Term:
    return _bare(term.answer) if isinstance(term, Hole) else term


def _negated(symbols: Term, line: Negation) -> Iterator[Pairs]:
    """A number with a minus sign may be the value of anything, negative as it is."""
    if isinstance(symbols, Negation):
        yield from alignments(symbols.operand, line.operand)
    if isinstance(line.operand, Number):
        yield ((Number(f"-{line.operand.digits}"), symbols),)


def _opposite(inner: Term, line: Term) -> Iterator[Pairs]:
    """``-(a b)`` written as ``(-a) b`` or worked out."""
    if isinstance(line, Product) and isinstance(inner, Product):
        first, *rest = inner.factors
        yield from _lists([Negation(first), *rest], list(line.factors))


def _parts(term: Term, like: Term) -> list[Term]:
    """The operands of nested sums or products as one list, factors 1 left out."""
    if isinstance(like, Sum):
        return [part for one in term.terms for part in _terms(one)] if isinstance(term, Sum) else []
    return [part for part in _factors(term) if part != ONE] or [ONE]


def _terms(term: Term) -> list[Term]:
    return [part for one in term.terms for part in _terms(one)] if isinstance(term, Sum) else [term]


def _factors(term: Term) -> list[Term]:
    if isinstance(term, Product):
        return [part for one in term.factors for part in _factors(one)]
    return [term]


def _lists(symbols: list[Term], line: list[Term]) -> Iterator[Pairs]:
    if len(symbols) != len(line):
        return
    yield from _side_by_side(tuple(symbols), tuple(line))
    if 1 < len(line) <= MOST_PERMUTED:
        for order in list(permutations(symbols))[1:]:
            yield from _side_by_side(order, tuple(line))


def _side_by_side(symbols: tuple[Term, ...], line: tuple[Term, ...]) -> Iterator[Pairs]:
    """The alignments of each operand, put together; the first of each but for the last few."""
    found: list[Pair] = []
    for one, other in zip(symbols, line, strict=True):
        first = next(alignments(one, other), None)
        if first is None:
            return
        found += first
    yield tuple(found)
