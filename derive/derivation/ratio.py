"""Products and quotients as one fraction: a number in front, equal factors cancelled."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from derive.algebra.term import (
    ONE,
    ZERO,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Term,
    product_of,
)
from derive.derivation.constants import constant, written


def ratio(node: Term) -> Term:
    """``node`` with its numbers multiplied and its signs gathered: ``2 * x * (-y) / x`` is -2y.

    Its parts must be tidy themselves. What divides by zero is taken for a factor like any other.
    """
    parts = _Parts()
    _collect(node, parts, up=True)
    if not parts.coefficient:
        return ZERO
    return ratio(_written(parts)) if _cancel(parts) else _written(parts)


@dataclass(slots=True)
class _Parts:
    """Numbers and their product, the other factors above the bar and below it."""

    coefficient: Fraction = Fraction(1)
    numbers: list[Term] = field(default_factory=list)
    above: list[Term] = field(default_factory=list)
    below: list[Term] = field(default_factory=list)


def _collect(node: Term, parts: _Parts, *, up: bool) -> None:
    value = constant(node)
    if value is not None:
        parts.coefficient *= value if up else 1 / value
        parts.numbers.append(node)
        return
    match node:
        case Product(factors):
            for factor in factors:
                _collect(factor, parts, up=up)
        case Negation(operand):
            parts.coefficient = -parts.coefficient
            _collect(operand, parts, up=up)
        case Quotient(numerator, denominator) if constant(denominator) != 0:
            _collect(numerator, parts, up=up)
            _collect(denominator, parts, up=not up)
        case _:
            (parts.above if up else parts.below).append(node)


def _cancel(parts: _Parts) -> bool:
    """Divide by the first factor that stands on both sides of the bar, if there is one."""
    for j, factor in enumerate(parts.above):
        for k, divisor in enumerate(parts.below):
            (base, n), (other, m) = _raised(factor), _raised(divisor)
            if base == other:
                parts.above[j : j + 1] = _times(base, n - m)
                parts.below[k : k + 1] = _times(base, m - n)
                return True
    return False


def _raised(factor: Term) -> tuple[Term, int]:
    """Base and exponent of a whole positive power; of anything else itself and 1."""
    if isinstance(factor, Power) and isinstance(factor.exponent, Number):
        exponent = factor.exponent.value
        if exponent > 0 and exponent == int(exponent):
            return factor.base, int(exponent)
    return factor, 1


def _times(base: Term, exponent: int) -> list[Term]:
    if exponent <= 0:
        return []
    return [base if exponent == 1 else Power(base, Number(str(exponent)))]


def _written(parts: _Parts) -> Term:
    front, under = _number(abs(parts.coefficient), parts)
    top, bottom = _product(front, parts.above), _product(under, parts.below)
    size = top if bottom == ONE else Quotient(top, bottom)
    return Negation(size) if parts.coefficient < 0 else size


def _number(size: Fraction, parts: _Parts) -> tuple[Term, Term]:
    """The number above the bar and the one below it; a fraction is split where there is a bar."""
    number = written(size, parts.numbers)
    if parts.below and isinstance(number, Quotient):
        return number.numerator, number.denominator
    return number, ONE


def _product(number: Term, factors: list[Term]) -> Term:
    """``number`` and ``factors`` multiplied; a one is not written."""
    every = factors if factors and constant(number) == 1 else [number, *factors]
    return product_of(every)
