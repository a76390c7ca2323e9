"""Changes of a term that put one thing in place of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import (
    ONE,
    TWO,
    Array,
    Number,
    Partial,
    Power,
    Product,
    Reference,
    Sum,
    Term,
    Transpose,
    term,
    transform,
    walk,
)
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.edits import at_each_place
from derive.checking.mistakes.operand import neighbours, similar
from derive.checking.mistakes.parts import Parts
from derive.checking.repairs.repaired import Repair


def replaced(parts: Parts, right: Term) -> Iterator[Repair]:
    """One symbol at one place replaced by another that is easily taken for it."""
    return at_each_place(right, lambda part: _others(parts, part))


def everywhere(parts: Parts, right: Term) -> Iterator[Repair]:
    """One symbol replaced wherever it stands, if that is at several places."""
    symbols = [part for part in walk(right) if isinstance(part, Reference)]
    for symbol in dict.fromkeys(symbols):
        if symbols.count(symbol) > 1:
            for one in _others(parts, symbol):
                yield replace(one, term=_exchanged(right, symbol, one.term))


def squared(right: Term) -> Iterator[Repair]:
    """A bracket or a symbol squared."""
    return at_each_place(right, _square)


def turned(right: Term) -> Iterator[Repair]:
    """A matrix transposed, or not, and the factors of a product in the other order."""
    return at_each_place(right, _turn)


def _exchanged(right: Term, old: Term, new: Term) -> Term:
    def change(part: Term) -> Term | None:
        symbol = isinstance(part, Partial) and isinstance(part.of, Reference)
        return new if part == old else part if symbol else None

    return transform(right, change)


def _others(parts: Parts, part: Term) -> Iterator[Repair]:
    """What ``part`` may have been written for."""
    for other in _meant(parts, part):
        yield Repair(other, "replaced", ("", part, " must be ", other))


def _meant(parts: Parts, part: Term) -> Iterator[Term]:
    match part:
        case Reference(variable):
            yield from map(term, _variables(parts, variable))
            if variable.role is Role.TARGET:
                yield ONE
        case Partial(Reference(), _):
            yield from map(term, neighbours(parts, part))
        case Number() if part == ONE:
            yield from map(term, _targets(parts))


def _variables(parts: Parts, variable: Variable) -> Iterator[Variable]:
    """Neighbours; of a variable with a bound index the other roles of the same unit."""
    if isinstance(variable.unit, str) or isinstance(variable.source, str):
        yield from _bound(variable)
        return
    yield from similar(parts, variable)
    if variable.after(-variable.updates) in parts.graph.parameters:
        yield variable.after(-variable.updates if variable.updates else 1)
    if variable.role in (Role.WEIGHT, Role.INPUT):
        yield RATE
    if variable.role in (Role.INPUT, Role.OUT):
        yield from _of_other_layers(parts, variable)


def _bound(variable: Variable) -> Iterator[Variable]:
    if variable.role in (Role.NET, Role.OUT):
        other = Role.OUT if variable.role is Role.NET else Role.NET
        yield replace(variable, role=other)
    if variable.role is Role.WEIGHT:
        yield replace(variable, unit=variable.source, source=variable.unit)


def _of_other_layers(parts: Parts, variable: Variable) -> Iterator[Variable]:
    for other in parts.graph.consumers:
        units = other.role in (Role.INPUT, Role.OUT) and other.role is not variable.role
        if units and (other.sample, other.time) == (variable.sample, variable.time):
            yield other.after(variable.updates)


def _targets(parts: Parts) -> Iterator[Variable]:
    return (leaf for leaf in parts.graph.leaves if leaf.role is Role.TARGET)


def _square(part: Term) -> Iterator[Repair]:
    if isinstance(part, Sum | Reference):
        yield Repair(Power(part, TWO), "square_missing", ("", part, " must be squared"))


def _turn(part: Term) -> Iterator[Repair]:
    match part:
        case Transpose(inner):
            yield Repair(inner, "transposed", ("", inner, " must not be transposed"))
        case Array():
            yield Repair(Transpose(part), "not_transposed", ("", part, " must be transposed"))
        case Product((first, second)):
            said = ("the factors ", first, " and ", second, " must change places")
            yield Repair(Product((second, first)), "order", said)
