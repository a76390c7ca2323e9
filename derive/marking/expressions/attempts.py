"""Changes of one symbol or one sign that make formulas right at one point.

What would have to stand at each place is worked out for all formulas of a column at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np

from derive.algebra.term import term
from derive.checking.mistakes.mistake import quantity_behind
from derive.checking.mistakes.operand import neighbours
from derive.errors import DeriveError
from derive.marking.columns.kind import Column, Mask
from derive.marking.expressions.forest import NUMBER_OF, Forest
from derive.marking.expressions.needs import Needs, needs
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import MINUS
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import SAME, Wanted
from derive.model.quantity import Quantity

MOST_MARKS = 120  # of a formula in which places are looked at
NEAR = 1e-6  # relative: what is so near is worth a look at all points
NOTHING = 1e-12
_OPPOSITES: Mapping[str, Callable[[Column, Column], Column]] = {
    "+": np.subtract,
    "-": np.add,
    MINUS: lambda inner, _: inner,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What stands at some ``places``, and the symbol ``meant``; without one it is a sign."""

    places: tuple[int, ...]
    meant: int | None = None


_Symbols: TypeAlias = list[tuple[int, Needs]]  # each with the places where it stands


class Attempt(NamedTuple):
    """A change that may help a formula, and where it stands among those that are tried."""

    formula: int
    order: tuple[int, int]
    change: Change


@dataclass(frozen=True, slots=True)
class _Point:
    """The numbers of all symbols at one point."""

    stock: Stock
    place: int

    def worth(self, mark: int) -> float:
        return float(self.stock.columns[~mark][self.place])

    def having(self, other: int, worths: Column) -> Callable[[int], Column | float]:
        """The same, but with these numbers for one symbol."""
        return lambda mark: worths if mark == other else self.worth(mark)


@dataclass
class Attempts:
    """Finds changes; the symbols near each symbol are looked up once."""

    stock: Stock
    _near: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False)

    def promising(self, forest: Forest, wanted: Wanted) -> set[Attempt]:
        """What helps at one point."""
        at = _Point(self.stock, _telling(wanted.column[Rows.random]))
        target = float(wanted.column[at.place])
        worths = forest.worths(at.worth, 1)[:, 0]
        needed = needs(forest, worths, target)
        symbols = [*_by_symbol(forest, needed)]
        return {
            *_signs(forest, needed, worths),
            *self._others(symbols, at),
            *self._everywhere(forest, symbols, at, target),
        }

    def _others(self, symbols: _Symbols, at: _Point) -> Iterator[Attempt]:
        """A symbol at one place: with the other sign, or another one that is near to it."""
        for mark, these in symbols:
            meant = self.near(mark)
            tried = np.array([-at.worth(mark), *map(at.worth, meant)])
            for row, rank in np.argwhere(_fits(tried, these.value[:, None])).tolist():
                place = int(these.place[row])
                change = Change((place,), meant[rank - 1] if rank else None)
                yield Attempt(int(these.formula[row]), (place, rank), change)

    def _everywhere(
        self, forest: Forest, symbols: _Symbols, at: _Point, target: float
    ) -> Iterator[Attempt]:
        """A symbol that stands at several places, another one in all of them."""
        for mark, these in symbols:
            several, meant = _several(these), self.near(mark)
            if several and meant and mark in self.stock.quantities:
                some, tried = forest.only([*several]), np.array([*map(at.worth, meant)])
                worths = some.worths(at.having(mark, tried), tried.size)[some.roots]
                near = np.abs(worths - target) <= SAME * max(abs(target), SAME)
                every = [*several.items()]
                for row, rank in np.argwhere(near).tolist():
                    formula, places = every[row]
                    order = MOST_MARKS + places[0], rank
                    yield Attempt(formula, order, Change(places, meant[rank]))

    def near(self, mark: int) -> tuple[int, ...]:
        """The symbols that one may have been written for."""
        if mark not in self._near:
            quantity = quantity_behind(self.stock.terms[~mark])
            found = neighbours(self.stock.desk.parts, quantity) if quantity is not None else ()
            self._near[mark] = tuple(self._marks(found))
        return self._near[mark]

    def _marks(self, found: tuple[Quantity, ...]) -> Iterator[int]:
        for one in found:
            try:
                yield self.stock.mark(term(one))
            except (DeriveError, KeyError):
                continue


def _signs(forest: Forest, needed: Needs, worths: Column) -> Iterator[Attempt]:
    """The other sign at one place."""
    operations = forest.operations[needed.part]
    for sign, opposite in _OPPOSITES.items():
        these = needed.at(operations == NUMBER_OF[sign])
        left, right = worths[forest.left[these.part]], worths[forest.right[these.part]]
        for row in np.nonzero(_fits(opposite(left, right), these.value))[0].tolist():
            place = int(these.place[row])
            yield Attempt(int(these.formula[row]), (place, 0), Change((place,)))


def _fits(tried: Column, needed: Column) -> Mask:
    """Where what is tried may be what is needed; NaN may be."""
    return ~(np.abs(tried - needed) > NEAR * np.abs(tried) + NOTHING)


def _by_symbol(forest: Forest, needed: Needs) -> Iterator[tuple[int, Needs]]:
    leaves = needed.at(needed.part < len(forest.leaves))
    for part in np.unique(leaves.part).tolist():
        mark = forest.leaves[part]
        if isinstance(mark, int):
            yield mark, leaves.at(leaves.part == part)


def _several(these: Needs) -> dict[int, tuple[int, ...]]:
    """The places in each formula that has more than one."""
    formulas = np.unique(these.formula * MOST_MARKS + these.place)
    formulas, places = np.divmod(formulas, MOST_MARKS)
    found: dict[int, tuple[int, ...]] = {}
    again = np.isin(formulas, formulas[1:][formulas[1:] == formulas[:-1]])
    for formula, place in zip(formulas[again].tolist(), places[again].tolist(), strict=True):
        found[formula] = (*found.get(formula, ()), place)
    return found


def _telling(column: Column) -> int:
    """A point where something else than 0 is wanted: the first one, if it is one."""
    return int(np.argmax(np.nan_to_num(np.abs(column)))) if column[0] == 0 else 0
