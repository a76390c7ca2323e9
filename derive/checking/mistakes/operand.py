"""The value of another quantity in place of the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from derive.algebra.term import Partial, Reference, Term, term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts
from derive.model.quantity import Quantity, key_of

MOST_OTHERS = 24  # nearest first
_PAIRS = {
    Role.NET: (Role.OUT,),
    Role.OUT: (Role.NET, Role.TARGET),
    Role.TARGET: (Role.OUT,),
}


def copied(parts: Parts, quantity: Quantity) -> Iterator[Mistake]:
    """The value of a quantity that is easily taken for ``quantity``."""
    for other in neighbours(parts, quantity):
        key = key_of(parts.graph, other)
        yield Mistake(
            "copied",
            f"{key} is given in its place",
            f"Is this not {key}?",
            Group.OPERAND,
            lambda _, __: True,
            asked=_always(other),
            place=key,
        )


def _always(other: Quantity) -> Callable[[Quantity], Term]:
    return lambda _: term(other)


def neighbours(parts: Parts, quantity: Quantity) -> tuple[Quantity, ...]:
    """Quantities that are easily taken for ``quantity``, the likeliest first."""
    found = _of_slope(parts, quantity) if isinstance(quantity, Partial) else ()
    if isinstance(quantity, Variable):
        found = tuple(similar(parts, quantity))
    return tuple(dict.fromkeys(one for one in found if one != quantity))[:MOST_OTHERS]


def similar(parts: Parts, variable: Variable) -> Iterator[Variable]:
    """Variables that differ in an index or two, or are net, out or target of the same unit."""
    known = set(parts.graph.consumers)
    now = variable.after(-variable.updates)
    if now.role is Role.DELTA:
        for net in similar(parts, replace(now, role=Role.NET)):
            if net.role is Role.NET:
                yield replace(net, role=Role.DELTA, updates=variable.updates)
        return
    same = [one for one in known if one.role is now.role and one.name == now.name]
    if now.role is Role.VALUE:
        same = [one for one in known if one.role is Role.VALUE]
    near = sorted((_distance(now, one), repr(one), one) for one in same if one != now)
    for role in _PAIRS.get(now.role, ()):
        if replace(now, role=role) in known:
            yield replace(now, role=role).after(variable.updates)
    yield from (one.after(variable.updates) for distance, _, one in near if distance <= _FAR)


_FAR = 2  # fields in which a neighbour may differ; the two ends of a weight, exchanged


def _distance(one: Variable, other: Variable) -> int:
    if one.role is Role.VALUE:
        return 1
    fields = ("layer", "unit", "source", "source_layer", "time", "sample")
    return sum(getattr(one, name) != getattr(other, name) for name in fields)


def _of_slope(parts: Parts, slope: Partial) -> tuple[Quantity, ...]:
    """The same derivative by a neighbour, or of one."""
    assert isinstance(slope.of, Reference)
    of, wrt = slope.of.variable, slope.wrt
    by_others = [Partial(slope.of, other) for other in similar(parts, wrt)]
    of_others = [Partial(Reference(other), wrt) for other in similar(parts, of)]
    every = [*by_others, *of_others]
    return tuple(one for one in every if _exists(parts, one))


def _exists(parts: Parts, slope: Partial) -> bool:
    assert isinstance(slope.of, Reference)
    of, wrt = slope.of.variable, slope.wrt
    above = parts.flow.above(wrt.after(-wrt.updates))
    return of != wrt and of.after(-of.updates) in above
