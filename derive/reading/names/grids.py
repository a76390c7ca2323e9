"""Arithmetic with numbers, vectors and matrices; Unresolved where their shapes misfit."""

from __future__ import annotations

from derive.algebra.matrices import entries, is_matrix
from derive.algebra.term import Hadamard, Matrix, Product, Quotient, Sum, Term, Transpose
from derive.reading.names.scope import Scope, plain
from derive.reading.names.shapes import ONE_BY_ONE, each, filled, settled, shape
from derive.reading.names.unresolved import Unresolved


def added(parts: tuple[Term, ...]) -> Term:
    """The sum; a number among matrices is added to each entry."""
    return Sum(filled(parts))


def multiplied(factors: tuple[Term, ...]) -> Term:
    """The product, of rows by columns where they are matrices.

    Where that does not fit, the factors of one shape are multiplied entry by entry; of two equal
    vectors one of which is transposed, the entries are added up.
    """
    product = Product(factors) if len(factors) > 1 else factors[0]
    try:
        shape(product)
    except Unresolved:
        return _loosely(factors)
    return product


def _loosely(factors: tuple[Term, ...]) -> Term:
    """The product of factors that do not fit as matrices."""
    wide = tuple(factor for factor in factors if shape(factor) != ONE_BY_ONE)
    numbers = tuple(factor for factor in factors if shape(factor) == ONE_BY_ONE)
    if len({shape(factor) for factor in wide}) > 1:
        shape(Product(factors))
    inner = len(wide) == 2 and isinstance(wide[0], Transpose) and 1 in shape(wide[0])
    if inner:
        first, second = (wide[0], Transpose(wide[1]))
        pair = (first, second) if shape(first)[0] == 1 else (second, first)
        return multiplied((*numbers, *pair))
    product = entrywise(wide)
    return multiplied((*numbers, product)) if numbers else product


def entrywise(factors: tuple[Term, ...]) -> Term:
    """The product entry by entry."""
    wide = tuple(factor for factor in factors if is_matrix(factor))
    if len(wide) < 2:
        return multiplied(factors)
    product = Hadamard(filled(factors))
    shape(product)
    return product


def divided(above: Term, below: Term) -> Term:
    """The quotient; a matrix is divided by a number entry by entry."""
    if is_matrix(below) and shape(below) != ONE_BY_ONE:
        raise Unresolved("a matrix cannot be divided by")
    return each(above, lambda entry: Quotient(entry, settled(below)))


def grid(rows: tuple[tuple[Term, ...], ...]) -> Matrix:
    """The matrix of these rows."""
    if not rows or not rows[0] or len({len(row) for row in rows}) > 1:
        raise Unresolved("the rows of this matrix are not equally long")
    numbers = tuple(tuple(map(settled, row)) for row in rows)
    if any(is_matrix(entry) for row in numbers for entry in row):
        raise Unresolved("a matrix made of matrices is not understood")
    return Matrix(numbers)


def entry_of(whole: Term, index: tuple[str, ...], scope: Scope) -> Term:
    """One entry of a vector or matrix, counted from 1."""
    rows = entries(whole).rows
    numbers = [_counted(plain(token), scope) for token in index]
    if len(numbers) == 1:
        numbers = [numbers[0], 1] if len(rows) > 1 else [1, numbers[0]]
    if len(numbers) != 2 or not (0 < numbers[0] <= len(rows) and 0 < numbers[1] <= len(rows[0])):
        raise Unresolved(f"this has no entry {','.join(index)}")
    return rows[numbers[0] - 1][numbers[1] - 1]


def _counted(token: str, scope: Scope) -> int:
    letter = scope.index(token)
    if letter is not None:
        return letter.number
    return int(token) if token.isdecimal() and len(token) < 7 else 0
