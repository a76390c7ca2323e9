"""Tidying a term as a person does: carry out the arithmetic, keep the order of what is left."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from derive.algebra.term import (
    ONE,
    ZERO,
    Cases,
    Function,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Term,
    children,
    rebuild,
    sum_of,
    walk,
)
from derive.derivation.constants import constant, written
from derive.derivation.ratio import ratio

LARGEST_POWER = 8  # of a number that is worth multiplying out on a board

KNOWN_VALUES: Mapping[tuple[str, int | Fraction], Term] = {
    ("exp", 0): ONE,
    ("ln", 1): ZERO,
    ("sqrt", 0): ZERO,
    ("sqrt", 1): ONE,
    ("tanh", 0): ZERO,
    ("sin", 0): ZERO,
    ("cos", 0): ONE,
}


def simplify(node: Term) -> Term:
    """An equal term without idle numbers: ``2 * 1/2 * u^(2-1) * (-1) + 0`` becomes ``-u``.

    It is never larger than ``node``. A quotient by zero remains one, a condition as it is.
    """
    if isinstance(node, Cases):
        return _cases(node)
    tidy = rebuild(node, tuple(simplify(child) for child in children(node)))
    short = _carried_out(tidy)
    return short if _size(short) <= _size(tidy) else tidy


def _carried_out(node: Term) -> Term:
    match node:
        case Sum(terms):
            return _sum(terms)
        case Product() | Quotient() | Negation():
            return ratio(node)
        case Power(base, exponent):
            return _power(base, exponent)
        case Function(name, operand):
            value = constant(operand)
            return node if value is None else KNOWN_VALUES.get((name, value), node)
    return node


def _cases(node: Cases) -> Term:
    """Each piece tidied; pieces that are all the same are one."""
    otherwise = simplify(node.otherwise)
    branches = tuple((simplify(then), asked) for then, asked in node.branches)
    same = all(then == otherwise for then, _ in branches)
    return otherwise if same else Cases(branches, otherwise)


def _size(node: Term) -> int:
    """The number of terms in ``node``; the sign of a number counts like any other."""
    return sum(
        2 if isinstance(part, Number) and part.digits.startswith("-") else 1 for part in walk(node)
    )


def _sum(terms: tuple[Term, ...]) -> Term:
    kept: list[Term] = []
    numbers: list[Term] = []
    total = Fraction(0)
    place = 0
    for part in _spread(terms):
        value = constant(part)
        if value is None:
            kept.append(part)
        else:
            place = place if total else len(kept)
            total += value
            numbers.append(part)
    if total:
        kept.insert(place, written(total, numbers))
    if not kept:
        return ZERO
    return sum_of(kept)


def _spread(terms: tuple[Term, ...]) -> list[Term]:
    """Sums inside a sum, taken apart."""
    parts: list[Term] = []
    for part in terms:
        if isinstance(part, Sum):
            parts.extend(part.terms)
        else:
            parts.append(part)
    return parts


def _power(base: Term, exponent: Term) -> Term:
    value, known = constant(exponent), constant(base)
    if value == 0 or known == 1:
        return ONE
    if value == 1:
        return base
    small = value is not None and value.denominator == 1 and abs(value) <= LARGEST_POWER
    if value is not None and known is not None and small and (known or value > 0):
        return written(known ** int(value), (base,))
    return Power(base, exponent)
