"""What the letters of one name may stand for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TypeAlias

from derive.reading.names.consulted import Recall
from derive.reading.names.indices import Index, UnitAt
from derive.reading.names.letters import above_letters, letters_of
from derive.reading.names.names import Names
from derive.reading.names.places import Places
from derive.reading.names.renaming import Alike, Renaming
from derive.reading.names.scope import Scope, plain
from derive.reading.names.spread import spread
from derive.reading.names.walking import Use

Row: TypeAlias = tuple[tuple[str, Index], ...]
Values: TypeAlias = tuple[Index, ...]
Units: TypeAlias = Mapping[int, tuple[UnitAt, ...]]

_UNITS = 3  # of each layer that are tried for a free letter
_MOMENTS = 5  # time steps, and examples, that are tried
_MOST_CHOICES = 20_000  # for the letters of one name
MOST_CHOSEN = 20_000  # choices that are kept


@dataclass(frozen=True, slots=True)
class _Asked:
    """A name, its letters, and all that the free ones and those of sums may be."""

    name: Alike
    bare: int | None
    letters: tuple[str, ...]
    choices: tuple[Values, ...]
    inner: tuple[Values, ...]

    @property
    def key(self) -> object:
        """The same for names that are alike."""
        scope = self.name.scope
        told = tuple(scope.letters.items()), self.name.symbol.sub in scope.targets, scope.counters
        own = () if self.name.letters else self.letters
        return self.name.symbol, self.bare, own, self.choices, self.inner, told

    def scope(self, values: Values) -> Scope:
        """The scope in which the letters stand for ``values``."""
        return self.name.under(dict(zip(self.letters, values, strict=True)))


class Tables:
    """For each name the choices for its free letters, found once for all statements."""

    def __init__(self, names: Names, known: Recall[list[Values]] | None = None) -> None:
        self.places = names.places
        self._names = names
        self._renaming = Renaming(names)
        self._known = known or Recall(MOST_CHOSEN)

    def free(self, use: Use, scope: Scope) -> list[str]:
        """The letters in the name that nothing in the statement gives a meaning to."""
        known = {*scope.letters, *use.bound, *scope.counters}
        return [x for x in letters_of(use.symbol, self.places) if x not in known]

    def rows(self, use: Use, scope: Scope, units: Units) -> list[Row]:
        """Each choice under which ``use`` means something; ``units`` are named in the statement."""
        free, top = self.free(use, scope), set(above_letters(use.symbol, self.places))
        letters = [x for x in letters_of(use.symbol, self.places) if x not in scope.letters]
        bound = [x for x in letters if x in use.bound]
        choices = tuple(tuple(self._choices(x, use, x in top, units)) for x in free)
        inner = tuple(tuple(self._choices(x, use, x in top, {}, most=1)) for x in bound)
        if prod(map(len, (*choices, *inner))) > _MOST_CHOICES:
            return []
        name = self._renaming.alike(use.symbol, (*free, *bound), scope)
        found = self._found(_Asked(name, use.bare, (*free, *bound), choices, inner))
        return [tuple(zip(free, values, strict=True)) for values in found]

    def _found(self, asked: _Asked) -> list[Values]:
        """What the free letters may be, found once for all names that are alike."""
        return self._known.found(asked.key, self._names.convention, lambda: self._admitted(asked))

    def _admitted(self, asked: _Asked) -> tuple[list[Values], int]:
        outside = product(*asked.choices) if self._names.knows(asked.name.symbol) else ()
        found = [values for values in outside if self._admits(asked, values)]
        return found, 1 + len(found)

    def _admits(self, asked: _Asked, values: Values) -> bool:
        """Whether the name means something under ``values`` and one choice in its sums."""
        return any(
            self._names.has(asked.name.symbol, scope, bare)
            for scope in (asked.scope((*values, *inside)) for inside in product(*asked.inner))
            for bare in dict.fromkeys((asked.bare, None))
        )

    def _choices(
        self, letter: str, use: Use, top: bool, units: Units, most: int = _UNITS
    ) -> Iterator[Index]:
        """All that ``letter`` may stand for in ``use``: at the ``top``, or at the bottom."""
        places, names = self.places, self._names
        layer = places.layers.get(letter) if letter in places.own else None
        if not top and layer and layer.number:
            known = units.get(layer.number, ())
            every = known if len(known) == 1 else places.units(layer.number, most)
            yield from (UnitAt(unit.layer, unit.number, named=True) for unit in every)
            yield from (layer,) if letter not in use.bound else ()
            return
        by_layer = names.convention.answer("index") == "layer" and not use.symbol.sup
        yield from places.every_layer() if top or by_layer else ()
        yield from () if top else places.every_unit(most)
        yield from () if top else spread(names.wishes.weight_numbers(use.symbol), _MOMENTS)
        yield from spread(places.times, _MOMENTS)
        yield from spread(places.samples, _MOMENTS)


def concrete(uses: Iterable[Use], places: Places) -> Units:
    """The units that the statement names, by their layers."""
    found: dict[int, tuple[UnitAt, ...]] = {}
    tokens = (plain(token) for use in uses for token in use.symbol.sub)
    for unit in dict.fromkeys(map(places.unit, tokens)):
        if unit:
            found[unit.layer] = (*found.get(unit.layer, ()), unit)
    return found
