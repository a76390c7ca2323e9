"""Whole layers as vectors, and the weights between two layers as a matrix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from derive.algebra.term import Array, Matrix, Negation, Reference, Term
from derive.algebra.variable import Role, Variable, matrix_of
from derive.reading.names.convention import Convention


def array(
    found: tuple[Variable, ...], convention: Convention, times: int = 1, *, negated: bool = False
) -> Array:
    """The quantities ``found``, all of one layer, as its vector or matrix.

    A single one is repeated ``times`` times: a bias that a layer shares.
    """
    first = found[0]
    name = replace(
        matrix_of(first.role, first.layer, first.source_layer),
        time=first.time,
        sample=first.sample,
        updates=first.updates,
    )
    sign: Callable[[Term], Term] = Negation if negated else _itself
    rows = _weights(found) if first.role is Role.WEIGHT else _column(found * times)
    entries = tuple(tuple(sign(Reference(entry)) for entry in row) for row in rows)
    return Array(sign(Reference(name)), turned(Matrix(entries), first.role, convention))


def stacked(found: tuple[Variable, ...], convention: Convention) -> Array:
    """The vectors of one layer for all examples: a column for each, or a row."""
    first = found[0]
    name = replace(matrix_of(first.role, first.layer), time=first.time, updates=first.updates)
    units: dict[int, list[Variable]] = {}
    for entry in sorted(found, key=lambda one: (_end(one), one.sample)):
        units.setdefault(_end(entry), []).append(entry)
    rows = tuple(tuple(map(Reference, examples)) for examples in units.values())
    return Array(Reference(name), turned(Matrix(rows), first.role, convention))


def turned(matrix: Matrix, role: Role, convention: Convention) -> Matrix:
    """``matrix``, given as it is where vectors are columns and weights have a row for each unit."""
    question, usual = ("rows", "to") if role is Role.WEIGHT else ("vectors", "column")
    if convention.answer(question) == usual:
        return matrix
    return Matrix(tuple(zip(*matrix.rows, strict=True)))


def _itself(term: Term) -> Term:
    return term


def _column(found: tuple[Variable, ...]) -> list[list[Variable]]:
    return [[variable] for variable in sorted(found, key=_end)]


def _weights(found: tuple[Variable, ...]) -> list[list[Variable]]:
    rows: dict[int, list[Variable]] = {}
    for weight in sorted(found, key=lambda one: (one.unit, one.source)):
        rows.setdefault(_end(weight), []).append(weight)
    return list(rows.values())


def _end(variable: Variable) -> int:
    assert isinstance(variable.unit, int), "a quantity of the graph, not one under a bound index"
    return variable.unit
