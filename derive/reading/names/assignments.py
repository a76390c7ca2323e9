"""The letters of a statement that are free, and every admissible choice of what they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from derive.reading.names.indices import Index, LayerAt, UnitAt
from derive.reading.names.scope import Scope
from derive.reading.names.tables import Row, Tables, concrete
from derive.reading.names.walking import Use

_MOST_NAMES = 24  # with free letters, in one statement
_MOST_ROWS = 2_000


def assignments(uses: Sequence[Use], scope: Scope, tables: Tables) -> list[Row]:
    """All ways to give the free letters of ``uses`` a meaning under which each name has one.

    A name that has none under any choice is left out of account; it will be reported as it is.
    """
    units = concrete(uses, tables.places)
    lettered = (use for use in dict.fromkeys(uses) if tables.free(use, scope))
    known = [tables.rows(use, scope, units) for use in islice(lettered, _MOST_NAMES)]
    found: list[Row] = [()]
    for rows in sorted((rows for rows in known if rows), key=len):
        found = list(islice(_joined(found, rows), _MOST_ROWS)) if found else []
    return found or [()]


def _joined(found: list[Row], rows: list[Row]) -> Iterator[Row]:
    """Each of ``found`` with each of ``rows`` that agrees; in a list all have the same letters."""
    places = {letter: place for place, (letter, _) in enumerate(found[0])}
    shared = [k for k, (letter, _) in enumerate(rows[0]) if letter in places]
    new = [k for k, (letter, _) in enumerate(rows[0]) if letter not in places]
    agreeing: dict[Row, list[Row]] = {}
    for row in rows:
        rest = tuple(row[k] for k in new)
        agreeing.setdefault(tuple(row[k] for k in shared), []).append(rest)
    known = [places[rows[0][k][0]] for k in shared]
    for one in found:
        for rest in agreeing.get(tuple(one[k] for k in known), ()):
            yield one + rest


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
