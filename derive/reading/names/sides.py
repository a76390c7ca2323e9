"""The sides of a statement beside one another: their shapes, and what an assignment means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from derive.algebra.matrices import is_matrix
from derive.algebra.term import (
    Array,
    Matrix,
    Partial,
    Reference,
    Sum,
    Term,
    Transpose,
    rename,
    walk,
)
from derive.algebra.variable import Role, Variable
from derive.reading import tree
from derive.reading.names.shapes import shape
from derive.reading.names.unresolved import Unresolved

Side: TypeAlias = Term | Unresolved


def fitting(sides: tuple[Side, ...], chain: tree.Chain) -> tuple[Side, ...]:
    """Sides of one shape; a list stands for a row or a column, whichever is meant.

    So does the vector of the weights of a single unit, or of derivatives by them.
    """
    terms = [
        (isinstance(at, tree.Grid) and len(at.rows) == 1, side)
        for side, at in zip(sides, chain.sides, strict=True)
        if not isinstance(side, Unresolved) and is_matrix(side)
    ]
    if not terms:
        return sides
    wanted = shape(min(terms, key=lambda pair: pair[0])[1])
    return tuple(_fitted(side, wanted, at) for side, at in zip(sides, chain.sides, strict=True))


def _fitted(side: Side, wanted: tuple[int, int], at: tree.Side) -> Side:
    if isinstance(side, Unresolved) or shape(side) == wanted:
        return side
    if isinstance(side, Matrix) and len(side.rows) == 1 and shape(side)[::-1] == wanted:
        return Matrix(tuple(zip(*side.rows, strict=True)))
    if 1 in wanted and is_matrix(side) and shape(side)[::-1] == wanted:
        return Transpose(side)
    rows, columns = shape(side)
    return Unresolved(
        f"this is a {rows} × {columns} matrix beside a {wanted[0]} × {wanted[1]} one"
        if is_matrix(side)
        else f"this is a number beside a {wanted[0]} × {wanted[1]} matrix",
        at.start,
        at.end,
    )


def assigned(sides: tuple[Side, ...], relations: tuple[str, ...]) -> tuple[Side, ...]:
    """``w ← w - …`` and ``w = w - …`` say what a parameter is after an update."""
    first = sides[0]
    if isinstance(first, Unresolved) or not relations or not _parameter(first):
        return sides
    arrow = relations[0] in ("←", ":=") and len(sides) > 1
    if not arrow and not (len(sides) > 1 and _starts_with(sides[1], first)):
        return sides
    return (_moved(first), *sides[1:])


def after_update(side: Term) -> Term | None:
    """The parameters that ``side`` is made of, after one update; None where it is no parameter."""
    return _moved(side) if _parameter(side) else None


def _moved(parameter: Term) -> Term:
    return rename(parameter, {one: one.after(1) for one in _variables(parameter)})


def _parameter(term: Term) -> bool:
    found = set(_variables(term))
    simple = not any(isinstance(part, Partial | Sum) for part in walk(term))
    trained = all(v.role in (Role.WEIGHT, Role.BIAS) and not v.updates for v in found)
    return bool(found) and simple and trained


def _variables(term: Term) -> Iterator[Variable]:
    for part in walk(term):
        if isinstance(part, Reference):
            yield part.variable
        elif isinstance(part, Array):
            yield from _variables(part.name)


def _starts_with(side: Side, first: Term) -> bool:
    return isinstance(side, Sum) and side.terms[0] == first
