"""Vectors and matrices among terms: their shapes, and functions taken of each entry."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import islice

from derive.algebra.matrices import entries, is_matrix
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
    walk,
)
from derive.reading.names.unresolved import Unresolved

Shape = tuple[int, int]
ONE_BY_ONE: Shape = (1, 1)
_MOST_PRODUCTS = 100_000  # to be written out for one product of matrices
MOST_COPIED = 400  # terms in an operand that is to be written more than once


def shape(node: Term) -> Shape:
    """Rows and columns, found without writing the entries out; Unresolved where nothing fits."""
    match node:
        case Matrix(rows):
            return len(rows), len(rows[0])
        case Array(_, inner) | Shaped(inner) | Negation(inner) | Function(_, inner):
            return shape(inner)
        case Transpose(operand):
            return shape(operand)[::-1]
        case Sum(parts) | Hadamard(parts):
            return reduce(_same, map(shape, parts))
        case Product(parts):
            return reduce(_multiplied, map(shape, parts))
        case _:
            return ONE_BY_ONE


def _same(first: Shape, second: Shape) -> Shape:
    if first != second:
        raise Unresolved(f"{_size(first)} and {_size(second)} matrices do not go together")
    return first


def _multiplied(first: Shape, second: Shape) -> Shape:
    if ONE_BY_ONE in (first, second):
        return second if first == ONE_BY_ONE else first
    if first[1] != second[0]:
        sizes = f"a {_size(first)} matrix cannot be multiplied with a {_size(second)} one"
        raise Unresolved(f"{sizes}; one of them may have to be transposed")
    if first[0] * first[1] * second[1] > _MOST_PRODUCTS:
        raise Unresolved("the product of these matrices is too large to be written out")
    return first[0], second[1]


def _size(of: Shape) -> str:
    return f"{of[0]} × {of[1]}"


def each(operand: Term, change: Callable[[Term], Term]) -> Term:
    """``change`` of a number, or of each entry of a matrix."""
    if not is_matrix(operand):
        return change(operand)
    shape(operand)
    rows = tuple(tuple(map(change, row)) for row in entries(operand).rows)
    return rows[0][0] if (len(rows), len(rows[0])) == ONE_BY_ONE else Matrix(rows)


def filled(parts: tuple[Term, ...]) -> tuple[Term, ...]:
    """Summands of one shape: a number beside matrices stands for each of their entries.

    A column beside a matrix stands for each of its columns, and a row for each of its rows.
    """
    shapes = [shape(part) for part in parts]
    widest = max(shapes, key=lambda size: size[0] * size[1])
    return tuple(
        part if size == widest else _spread(part, size, widest)
        for part, size in zip(parts, shapes, strict=True)
    )


def _spread(part: Term, size: Shape, wanted: Shape) -> Term:
    rows, columns = wanted
    if size == ONE_BY_ONE:
        return Matrix(((part,) * columns,) * rows)
    if size == (rows, 1):
        return Matrix(tuple(row * columns for row in entries(part).rows))
    if size == (1, columns):
        return Matrix(entries(part).rows * rows)
    return part


def paired(left: Term, right: Term) -> tuple[tuple[Term, Term], ...]:
    """Both sides entry by entry; one pair where they are numbers. Their shapes must agree."""
    if not is_matrix(left) and not is_matrix(right):
        return ((left, right),)
    rows = zip(entries(left).rows, entries(right).rows, strict=True)
    return tuple(pair for one, other in rows for pair in zip(one, other, strict=True))


def settled(node: Term) -> Term:
    """``node``; the one number that it holds, if it is a 1 × 1 matrix; Unresolved if it misfits."""
    if is_matrix(node) and shape(node) == ONE_BY_ONE:
        return entries(node).rows[0][0]
    return node


def copied(operand: Term, times: int) -> Term:
    """``operand``; Unresolved if it is too long to be written so often."""
    if times > 1 and len(list(islice(walk(operand), MOST_COPIED + 1))) > MOST_COPIED:
        raise Unresolved("this expression is too long")
    return operand
