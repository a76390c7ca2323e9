"""Sums with an index: over which units, time steps or examples they run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.indexed import bind
from derive.algebra.matrices import is_matrix
from derive.algebra.term import IndexedSum, Partial, Reference, Term, children, rebuild
from derive.algebra.variable import Variable
from derive.reading.names.indices import Index, Plain, TimeAt, UnitAt
from derive.reading.names.places import Places
from derive.reading.names.scope import Scope, plain
from derive.reading.tree import Summation

Domain = tuple[Index, ...]


def domains(series: Summation, scope: Scope, places: Places) -> Iterator[Domain]:
    """All that the index of ``series`` may run over, the layer that it is named after first."""
    lower, upper = _bound(series.lower, scope), _bound(series.upper, scope)
    named = places.layers.get(series.index) if series.index in places.own else None
    told = places.layers.get(plain(series.lower))
    for layer in range(len(places.sizes)):
        if told is not None and told.number != layer:
            continue
        units = _between(places.units(layer), lower, upper, first=1)
        own = named is not None and named.number == layer
        if units:
            yield tuple(UnitAt(layer, unit.number, own) for unit in units)
    if told is None:
        yield from _moments(lower, upper, places)


def counted(series: Summation, scope: Scope, places: Places) -> Iterator[Domain]:
    """Plain numbers that the index may run over, as many as some layer has units; most first."""
    lower, upper = _bound(series.lower, scope), _bound(series.upper, scope)
    ends = sorted(set(places.sizes), reverse=True) if upper is None else [min(upper, 999)]
    for end in ends:
        yield tuple(map(Plain, range(1 if lower is None else lower, end + 1)))


def is_empty(series: Summation, scope: Scope) -> bool:
    """Whether the index starts just behind its end, where a letter told how far it runs."""
    lower, upper = _bound(series.lower, scope), _bound(series.upper, scope)
    return lower is not None and upper is not None and lower == upper + 1


def _moments(lower: int | None, upper: int | None, places: Places) -> Iterator[Domain]:
    if places.times:
        last = len(places.times) if upper is None else upper
        times = range(1 if lower is None else lower, last + 1)
        if times and times[0] >= 0 and last <= len(places.times):
            yield tuple(map(TimeAt, times))
        if times and times[0] == 0 and last < len(places.times):
            yield tuple(TimeAt(time + 1) for time in times)  # the first step is number 0
    samples = _between(places.samples, lower, upper, first=1)
    if samples:
        yield samples


def _between(every: Domain, lower: int | None, upper: int | None, first: int) -> Domain:
    """Those from ``lower`` to ``upper``; from 0, they are counted from 0."""
    shift = first - lower if lower == 0 else 0
    start = (first if lower is None else lower) + shift
    end = len(every) if upper is None else upper + shift
    return every[start - 1 : end] if 1 <= start <= end <= len(every) else ()


def _bound(text: str, scope: Scope) -> int | None:
    token = plain(text)
    if token.isdecimal() and len(token) < 7:
        return int(token)
    index = scope.index(token)
    return index.number if index else None


def generalised(terms: tuple[Term, ...], index: str, domain: Domain, whole: int) -> Term | None:
    """The sum over a ``whole`` layer with its index; None where it can only be written out."""
    first = domain[0]
    if len(terms) != whole or whole < 2 or not isinstance(first, UnitAt) or not index:
        return None
    if any(map(is_matrix, terms)):
        return None
    body = _common(terms[0], terms[1], index, (domain[0].number, domain[1].number))
    if body is None or any(
        bind(body, index, at.number) != term for at, term in zip(domain, terms, strict=True)
    ):
        return None
    return IndexedSum(index, first.layer, body)


def _common(one: Term, other: Term, index: str, units: tuple[int, int]) -> Term | None:
    """What both terms are for two values of the index."""
    match one, other:
        case Reference(a), Reference(b):
            variable = _unit(a, b, index, units)
            return Reference(variable) if variable else None
        case Partial(of, a), Partial(also, b):
            inner, wrt = _common(of, also, index, units), _unit(a, b, index, units)
            return Partial(inner, wrt) if inner and wrt else None
    parts, others = children(one), children(other)
    if type(one) is not type(other) or len(parts) != len(others):
        return None
    if not parts:
        return one if one == other else None
    inner_parts = [_common(a, b, index, units) for a, b in zip(parts, others, strict=True)]
    found = tuple(part for part in inner_parts if part is not None)
    return rebuild(one, found) if len(found) == len(parts) else None


def _unit(one: Variable, other: Variable, index: str, units: tuple[int, int]) -> Variable | None:
    ends = ((one.unit, other.unit), (one.source, other.source))
    unit, source = (index if pair == units else pair[0] for pair in ends)
    general = replace(one, unit=unit, source=source)
    return general if replace(other, unit=unit, source=source) == general else None
