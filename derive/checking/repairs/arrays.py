"""Changes of a vector or a matrix as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import (
    Array,
    Hadamard,
    Matrix,
    Partial,
    Reference,
    Term,
    partial,
    rename,
    walk,
)
from derive.algebra.variable import Role, Variable
from derive.checking.edits import at_each_place
from derive.checking.mistakes.parts import Parts
from derive.checking.repairs.repaired import Repair

_OTHER_END = {Role.NET: Role.OUT, Role.OUT: Role.NET}


def exchanged(parts: Parts, right: Term) -> Iterator[Repair]:
    """``z`` for ``a``, the vector of a neighbouring time step or layer, a slope left out."""
    return at_each_place(right, lambda part: _changed(parts, part))


def _changed(parts: Parts, part: Term) -> Iterator[Repair]:
    if not isinstance(part, Array):
        return
    known = {*parts.graph.by_variable, *parts.graph.leaves}
    ends = [one for one in _variables(part.entries) if one.role in _OTHER_END]
    for change in _CHANGES:
        moved = {one: change(one) for one in ends}
        if moved and known.issuperset(moved.values()):
            other = rename(part, moved | {one: change(one) for one in _variables(part.name)})
            yield Repair(other, "replaced", ("", part, " must be ", other))
    yield from _sloped(parts, part)


def _other_end(one: Variable) -> Variable:
    return replace(one, role=_OTHER_END.get(one.role, one.role))


def _before(one: Variable) -> Variable:
    return replace(one, time=one.time - 1)


def _after(one: Variable) -> Variable:
    return replace(one, time=one.time + 1)


def _below(one: Variable) -> Variable:
    return replace(one, layer=one.layer - 1)


def _above(one: Variable) -> Variable:
    return replace(one, layer=one.layer + 1)


_CHANGES = (_other_end, _before, _after, _below, _above)


def _sloped(parts: Parts, part: Array) -> Iterator[Repair]:
    """A vector of derivatives by outputs, with the derivatives of the activations beside it."""
    rows: list[tuple[Term, ...]] = []
    for row in part.entries.rows:
        slopes = [_slope(parts, entry) for entry in row]
        rows.append(tuple(slope for slope in slopes if slope is not None))
    if all(len(row) == len(part.entries.rows[0]) for row in rows):
        whole = Hadamard((part, Matrix(tuple(rows))))
        said = ("the derivative of the activation is missing beside ", part)
        yield Repair(whole, "factor_left_out", said)


def _slope(parts: Parts, entry: Term) -> Term | None:
    if not isinstance(entry, Partial) or entry.wrt.role is not Role.OUT:
        return None
    node = parts.graph.by_variable.get(entry.wrt)
    single = node is not None and len(node.inputs) == 1
    return partial(entry.wrt, node.inputs[0]) if node is not None and single else None


def _variables(term: Term) -> set[Variable]:
    """Those that ``term`` refers to, or takes derivatives by."""
    found = {part.variable for part in walk(term) if isinstance(part, Reference)}
    return found | {part.wrt for part in walk(term) if isinstance(part, Partial)}
