"""Derivatives in words: of what, by what."""

from __future__ import annotations

from derive.algebra.variable import Role, Variable
from derive.model.quantity import Quantity
from derive.reading.prose import network
from derive.reading.prose.kinds import Kind
from derive.reading.prose.match import Match
from derive.reading.prose.phrase import ROLES


def slopes(match: Match) -> tuple[Quantity, ...]:
    """The derivative of what is named, or of the whole error, by a parameter or a name."""
    names = match.sentence.names
    whole = network.total(names)
    if parameter := match.mark("parameter"):
        moved = parameter.quantity in names.graph.parameters
        found = network.slope(names, whole, parameter.quantity) if moved else None
    elif by := match.mark("by_alone"):
        found = network.slope(names, whole, by.quantity)
    else:
        found = network.slope(names, _top(match), _below(match))
    return (found,) if found else ()


def _below(match: Match) -> Quantity | None:
    """What it is differentiated by: the name, or the output or net input of the unit named."""
    by, role = match.mark("by"), match.mark("role")
    if role is None:
        return by.quantity if by else None
    unit = network.unit_of(by.quantity) if by else None
    return network.as_role(match.sentence.names, unit, ROLES[role.kind]) if unit else None


def _top(match: Match) -> Variable | None:
    """What is differentiated."""
    names = match.sentence.names
    named = match.mark("top") or match.mark("topped")
    if named:
        return named.quantity if isinstance(named.quantity, Variable) else None
    error, unit = match.sentence.marks[match.found.start("error")], match.mark("unit")
    if unit:
        owner = network.unit_of(unit.quantity)
        return network.as_role(names, owner, Role.ERROR) if owner else None
    bare = error.kind is Kind.ERROR and match.sentence.marks[match.found.end("error")].kind
    alone = bare in (Kind.WRT, Kind.AFTER) and len(network.units(names, "outputs")) != 1
    return None if alone else network.total(names)
