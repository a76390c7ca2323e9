"""Matrices of terms, worked out entry by entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce

from derive.algebra.term import (
    Array,
    Function,
    Hadamard,
    Matrix,
    Negation,
    Product,
    Shaped,
    Sum,
    Term,
    Transpose,
    sum_of,
    walk,
)
from derive.errors import AlgebraError

_MATRICES = (Matrix, Array, Transpose, Hadamard, Shaped)


def is_matrix(node: Term) -> bool:
    """Whether ``node`` holds a matrix, and so is one, or the product of a row and a column."""
    return any(isinstance(part, _MATRICES) for part in walk(node))


def shape(node: Term) -> tuple[int, int]:
    """The number of rows and of columns."""
    rows = entries(node).rows
    return len(rows), len(rows[0])


def entries(node: Term) -> Matrix:
    """The matrix that ``node`` amounts to; a term that is one number is 1 × 1.

    ``entries(W x + b)`` holds one weighted sum for each row of W. Raises AlgebraError when shapes
    do not fit.
    """
    match node:
        case Matrix():
            return node
        case Array(_, inner) | Shaped(inner):
            return entries(inner)
        case Transpose(operand):
            return Matrix(tuple(zip(*entries(operand).rows, strict=True)))
        case Negation(operand):
            return _each(entries(operand), Negation)
        case Function(name, operand):
            return _each(entries(operand), lambda entry: Function(name, entry))
        case Sum(parts):
            return reduce(_added, map(entries, parts))
        case Hadamard(parts):
            return reduce(_entrywise, map(entries, parts))
        case Product(parts):
            return reduce(_multiplied, map(entries, parts))
        case _:
            return Matrix(((node,),))


def _each(matrix: Matrix, change: Callable[[Term], Term]) -> Matrix:
    return Matrix(tuple(tuple(map(change, row)) for row in matrix.rows))


def _added(first: Matrix, second: Matrix) -> Matrix:
    return _paired(first, second, lambda a, b: a + b, "added to")


def _entrywise(first: Matrix, second: Matrix) -> Matrix:
    return _paired(first, second, lambda a, b: a * b, "multiplied entry by entry with")


def _paired(first: Matrix, second: Matrix, join: Callable[[Term, Term], Term], verb: str) -> Matrix:
    if shape(first) != shape(second):
        raise _misfit(first, second, verb)
    pairs = zip(first.rows, second.rows, strict=True)
    return Matrix(tuple(tuple(map(join, *pair)) for pair in pairs))


def _multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Rows times columns; a 1 × 1 matrix multiplies every entry."""
    if shape(first) == (1, 1):
        return _each(second, lambda entry: first.rows[0][0] * entry)
    if shape(second) == (1, 1):
        return _each(first, lambda entry: entry * second.rows[0][0])
    if shape(first)[1] != shape(second)[0]:
        raise _misfit(first, second, "multiplied with")
    columns = tuple(zip(*second.rows, strict=True))
    return Matrix(tuple(tuple(_dot(row, column) for column in columns) for row in first.rows))


def _dot(row: tuple[Term, ...], column: tuple[Term, ...]) -> Term:
    products: list[Term] = [a * b for a, b in zip(row, column, strict=True)]
    return sum_of(products)


def _misfit(first: Matrix, second: Matrix, verb: str) -> AlgebraError:
    sizes = [" × ".join(map(str, shape(matrix))) for matrix in (first, second)]
    return AlgebraError(f"a {sizes[0]} matrix cannot be {verb} a {sizes[1]} one; transpose one")
