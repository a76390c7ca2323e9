"""The letters of a statement that are free, and every admissible choice of what they stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from math import prod
from typing import TypeAlias, TypeVar

from derive.reading.names.indices import Index, LayerAt, UnitAt
from derive.reading.names.letters import above_letters, letters_of
from derive.reading.names.names import Names
from derive.reading.names.places import Places
from derive.reading.names.scope import Scope, plain
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import Use

Row: TypeAlias = tuple[tuple[str, Index], ...]
T = TypeVar("T")

_UNITS = 3  # of each layer that are tried for a free letter
_MOMENTS = 5  # time steps, and examples, that are tried
_MOST_NAMES = 24  # with free letters, in one statement
_MOST_ROWS = 2_000
_MOST_TRIED = 100_000  # pairs of rows
_MOST_CHOICES = 20_000  # for the letters of one name


def assignments(uses: Sequence[Use], scope: Scope, names: Names) -> list[Row]:
    """All ways to give the free letters of ``uses`` a meaning under which each name has one.

    A name that has none under any choice is left out of account; it will be reported as it is.
    """
    concrete = _concrete(uses, names.places)
    lettered = (use for use in dict.fromkeys(uses) if _free(use, scope, names))
    tables = [_table(use, scope, names, concrete) for use in islice(lettered, _MOST_NAMES)]
    found: list[Row] = [()]
    for rows in sorted((rows for rows in tables if rows), key=len):
        found = list(islice(_joined(found, rows), _MOST_ROWS))
    return found or [()]


def _joined(found: list[Row], rows: list[Row]) -> Iterator[Row]:
    for one, other in islice(product(found, rows), _MOST_TRIED):
        both = dict(one)
        if all(both.setdefault(letter, index) == index for letter, index in other):
            yield tuple(both.items())


def _free(use: Use, scope: Scope, names: Names) -> list[str]:
    """The letters in the name that nothing in the statement gives a meaning to."""
    known = {*scope.letters, *use.bound, *scope.counters}
    return [x for x in letters_of(use.symbol, names.places) if x not in known]


def _table(use: Use, scope: Scope, names: Names, concrete: dict[int, list[UnitAt]]) -> list[Row]:
    """What the free letters of one name may be."""
    free = _free(use, scope, names)
    letters = [x for x in letters_of(use.symbol, names.places) if x not in scope.letters]
    bound = [x for x in letters if x in use.bound]
    top = set(above_letters(use.symbol, names.places))
    choices = [list(_choices(x, use, x in top, names, concrete)) for x in free]
    inner = [list(_choices(x, use, x in top, names, {}, units=1)) for x in bound]
    if prod(map(len, (*choices, *inner))) > _MOST_CHOICES:
        return []
    return [
        tuple(zip(free, values, strict=True))
        for values in product(*choices)
        if _admits(use, scope.having(dict(zip(free, values, strict=True))), names, bound, inner)
    ]


def _admits(
    use: Use, scope: Scope, names: Names, bound: list[str], inner: list[list[Index]]
) -> bool:
    for values in product(*inner):
        inside = scope.having(dict(zip(bound, values, strict=True)))
        for bare in (None,) if use.bare is None else (use.bare, None):
            try:
                names.find(use.symbol, inside, bare)
            except Unresolved:
                continue
            return True
    return False


def _choices(
    letter: str,
    use: Use,
    top: bool,
    names: Names,
    concrete: dict[int, list[UnitAt]],
    units: int = _UNITS,
) -> Iterator[Index]:
    """All that ``letter`` may stand for in ``use``: at the ``top``, or at the bottom."""
    places = names.places
    layer = places.layers.get(letter) if letter in places.own else None
    if not top and layer and layer.number:
        known = concrete.get(layer.number, [])
        every = known if len(known) == 1 else places.units(layer.number, units)
        yield from (UnitAt(unit.layer, unit.number, named=True) for unit in every)
        yield from (layer,) if letter not in use.bound else ()
        return
    by_layer = names.convention.answer("index") == "layer" and not use.symbol.sup
    yield from places.every_layer() if top or by_layer else ()
    yield from () if top else places.every_unit(units)
    yield from () if top else spread(names.wishes.weight_numbers(use.symbol), _MOMENTS)
    yield from spread(places.times, _MOMENTS)
    yield from spread(places.samples, _MOMENTS)


def _concrete(uses: Iterable[Use], places: Places) -> dict[int, list[UnitAt]]:
    """The units that the statement names, by their layers."""
    found: dict[int, list[UnitAt]] = {}
    tokens = (plain(token) for use in uses for token in use.symbol.sub)
    for unit in dict.fromkeys(map(places.unit, tokens)):
        if unit:
            found.setdefault(unit.layer, []).append(unit)
    return found


def spread(every: Sequence[T], most: int) -> tuple[T, ...]:
    """``most`` of them, evenly from the first to the last."""
    if len(every) <= most:
        return tuple(every)
    return tuple(every[k * (len(every) - 1) // (most - 1)] for k in range(most))


def reading(row: Row) -> tuple[str, ...]:
    """The layers that a choice takes the statement to be about.

    Choices of the same reading are all claimed at once. Of different readings one is meant, or
    several: a formula for layer l may be for hidden layers, or for the last.
    """
    return tuple(map(_layer, (index for _, index in row)))


def _layer(index: Index) -> str:
    kind = type(index).__name__
    match index:
        case UnitAt(layer):
            return f"{kind} {layer}"
        case LayerAt(number):
            return f"{kind} {number}"
    return kind
