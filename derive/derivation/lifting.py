"""From the equation of one unit to that of its whole layer: numbers become vectors."""

from __future__ import annotations

from collections.abc import Mapping

from derive.algebra.matrices import is_matrix, shape
from derive.algebra.term import (
    ONE,
    TWO,
    Array,
    Hadamard,
    Matrix,
    Negation,
    Number,
    Power,
    Product,
    Reference,
    Sum,
    Term,
)
from derive.algebra.variable import Variable


def lifted(form: Term, vectors: Mapping[Variable, Array]) -> Term | None:
    """``out (1 - out)`` as a ⊙ (1 - a), each variable of one unit replaced by its vector.

    None for a form that books do not write with vectors, such as one with quotients.
    """
    match form:
        case Number():
            return form
        case Reference(variable):
            return vectors.get(variable)
        case Negation(operand):
            inner = lifted(operand, vectors)
            return inner and Negation(inner)
        case Sum(terms):
            return _sum(_all(terms, vectors))
        case Product(factors):
            return _product(_all(factors, vectors))
        case Power(base, exponent) if exponent == TWO:
            inner = lifted(base, vectors)
            return inner and Hadamard((inner, inner))
    return None


def _all(forms: tuple[Term, ...], vectors: Mapping[Variable, Array]) -> tuple[Term, ...] | None:
    found = tuple(lifted(form, vectors) for form in forms)
    whole = tuple(form for form in found if form is not None)
    return whole if len(whole) == len(found) else None


def _sum(terms: tuple[Term, ...] | None) -> Term | None:
    """The number 1 among vectors is a vector of ones; other numbers have no place there."""
    model = next((one for one in terms or () if is_matrix(one)), None)
    if terms is None or model is None:
        return None
    filled = tuple(_ones(model) if one == ONE else one for one in terms)
    return Sum(filled) if all(map(is_matrix, filled)) else None


def _ones(model: Term) -> Array:
    """The number 1 in the shape of ``model``."""
    rows, columns = shape(model)
    return Array(ONE, Matrix(((ONE,) * columns,) * rows))


def _product(factors: tuple[Term, ...] | None) -> Term | None:
    """Numbers in front, vectors multiplied entry by entry."""
    if factors is None:
        return None
    numbers = tuple(factor for factor in factors if not is_matrix(factor))
    vectors = tuple(factor for factor in factors if is_matrix(factor))
    if len(vectors) > 1:
        return Product((*numbers, Hadamard(vectors))) if numbers else Hadamard(vectors)
    return Product((*numbers, *vectors))
