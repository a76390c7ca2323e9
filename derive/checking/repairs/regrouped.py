"""Changes of a term that put its parts together in another way."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import (
    Function,
    Negation,
    Product,
    Quotient,
    Sum,
    Term,
    product_of,
    sum_of,
)
from derive.checking.edits import at_each_place, bare
from derive.checking.repairs.repaired import Repair


def regrouped(right: Term) -> Iterator[Repair]:
    """A lost bracket, a product where a sum belongs, a distance where a difference belongs."""
    return at_each_place(right, _regroup)


def _regroup(part: Term) -> Iterator[Repair]:
    match part:
        case Sum(terms):
            yield from _bracketed(terms)
        case Product(factors):
            yield from _added(factors)
        case Function("abs", inner):
            yield Repair(Negation(inner), "absolute", ("", part, " must be ", Negation(inner)))


def _bracketed(terms: tuple[Term, ...]) -> Iterator[Repair]:
    """``a b - c d`` may have been ``a (b - c) d``, or ``a (b - c d)``."""
    first, last = _factors(terms[0]), _factors(bare(terms[-1]))
    for kept in range(len(first)):
        for taken in range(1, len(last) + 1):
            if kept or taken < len(last):
                end = product_of(last[:taken])
                signed = Negation(end) if isinstance(terms[-1], Negation) else end
                inner = sum_of((product_of(first[kept:]), *terms[1:-1], signed))
                whole = product_of((*first[:kept], inner, *last[taken:]))
                yield Repair(whole, "bracket_lost", ("", inner, " must stand in brackets"))


def _added(factors: tuple[Term, ...]) -> Iterator[Repair]:
    """``a b c`` may have been ``a + b c`` or ``a b + c``, or the same with a minus sign."""
    for place in range(1, len(factors)):
        before, after = product_of(factors[:place]), product_of(factors[place:])
        if not any(isinstance(one, Quotient) for one in (before, after)):
            said = ("", before, " and ", after, " must be added")
            yield Repair(sum_of((before, after)), "added", said)
            taken = ("", after, " must be subtracted from ", before)
            yield Repair(sum_of((before, Negation(after))), "subtracted", taken)


def _factors(term: Term) -> tuple[Term, ...]:
    return term.factors if isinstance(term, Product) else (term,)
