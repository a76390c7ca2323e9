"""The quantities that fit a name, in every way to understand it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.algebra.variable import Role, Variable
from derive.reading.names.above import Above, Group, Style, above, groups
from derive.reading.names.aliases import BELOW, NEW, OLD, Where
from derive.reading.names.convention import Convention
from derive.reading.names.counting import Wanted
from derive.reading.names.directory import Directory
from derive.reading.names.scope import Scope, plain
from derive.reading.names.wishes import Wish, Wishes, agree
from derive.reading.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Candidate:
    """The quantities that fit one way to understand a name."""

    variables: tuple[Variable, ...]
    answers: dict[str, str]
    exact: bool
    whole: bool  # nothing says which unit
    sampled: bool = False


class Candidates:
    """Finds them in ``directory``, by the ``wishes`` that names express under ``convention``."""

    def __init__(self, wishes: Wishes, convention: Convention, directory: Directory) -> None:
        self._wishes = wishes
        self._convention = convention
        self._directory = directory
        self._places = directory.places
        targets = directory.matching(Role.TARGET, {})
        self._ends = {target.time for target in targets} - {0}

    def of(self, symbol: Symbol, scope: Scope, bare: int | None) -> Iterator[Candidate]:
        """All that ``symbol`` may stand for, ``bare`` being the digits at its top."""
        tokens = tuple(map(plain, symbol.sub))
        marks = [*groups(symbol.sup)]
        marks += [Group(Style.BARE, token) for token in tokens if token in NEW | OLD]
        marks += [Group(Style.BARE, str(bare))] if bare is not None else []
        indices = tuple(t for t in tokens if t not in NEW | OLD and t not in BELOW)
        wishes = list(self._wishes.of(symbol, indices, scope))
        ways: dict[Above, list[Candidate]] = {}
        for wish in wishes:
            weight = wish.meaning.role is Role.WEIGHT
            for way in above(tuple(marks), scope, self._places, self._convention, weight=weight):
                fits = self._fits(symbol, wish, way, scope)
                ways.setdefault(way, []).extend(fits)
        for found in ways.values():
            exact = [fit for fit in found if fit.exact and len(fit.variables) == 1]
            yield from exact or found

    def _fits(self, symbol: Symbol, wish: Wish, way: Above, scope: Scope) -> Iterator[Candidate]:
        role, top = wish.meaning.role, self._led_to(wish.meaning.role, dict(way.wanted))
        layers = "layer" in top
        if layers and (role in (Role.ERROR, Role.RATE) or (wish.layered and way.answers)):
            return
        twice = "time" in wish.wanted and "time" in top
        if not agree(wish.wanted, top) or (twice and not wish.exact):
            return
        wanted = wish.wanted | top
        first = wanted.get("time") == 0 or "0" in map(plain, symbol.sub)
        if role is Role.ERROR and first and self._places.times:
            return  # the error of a step before the first, or of the first one counted from 0
        if role is Role.ERROR and not wanted.get("unit") and "unit" in wanted:
            wanted = {"time": 0, "sample": scope.sample if scope.own_error else 0} | wanted
        if role is Role.OUT and wanted.get("layer") == 0:
            role = Role.INPUT
        matching = self._directory.matching(role, wanted) or self._shared(role, wanted)
        found = tuple(v for v in matching if self._there(wish, v))
        if layers and role is Role.WEIGHT and "source_layer" not in wanted:
            found = tuple(v for v in found if v.source_layer == v.layer - 1) or found
        narrowed = self._narrowed(found, symbol, wanted, scope)
        told = "sample" in wish.wanted or "sample" in top
        sampled = scope.sample and not told and _sampled(narrowed)
        if narrowed:
            variables = tuple(variable.after(way.updates) for variable in narrowed)
            whole = "unit" not in wanted and "source" not in wanted
            answers = dict((*wish.answers, *way.answers))
            yield Candidate(variables, answers, wish.exact, whole, bool(sampled))

    def _led_to(self, role: Role, top: Wanted) -> Wanted:
        """``top`` with the layer that a weight leads to, where it names the one that it leaves."""
        told = role in (Role.WEIGHT, Role.BIAS) and "layer" in top and "source_layer" not in top
        if told and self._convention.answer("across") == "source":
            return top | {"layer": top["layer"] + 1}
        return top

    def _shared(self, role: Role, wanted: Wanted) -> tuple[Variable, ...]:
        """The bias of a unit whose layer has one for all its units."""
        layer, unit = wanted.get("layer", 0), wanted.get("unit", 0)
        inside = 0 < layer <= self._places.last and 0 < unit <= self._places.sizes[layer]
        if role is not Role.BIAS or not inside:
            return ()
        return self._directory.matching(role, wanted | {"unit": 0})

    def _there(self, wish: Wish, variable: Variable) -> bool:
        match wish.meaning.where:
            case Where.HIDDEN:
                return 0 < variable.layer < self._places.last
            case Where.OUTPUT:
                return variable.layer == self._places.last
            case Where.ANY:
                return True

    def _narrowed(
        self, found: tuple[Variable, ...], symbol: Symbol, wanted: Wanted, scope: Scope
    ) -> tuple[Variable, ...]:
        """Those that the rest of the document, and of the statement, speaks of."""
        own = self._convention.layer_of(symbol)
        if own and "layer" not in wanted and len(found) > 1:
            found = tuple(v for v in found if v.layer == own) or found
        stack = symbol.base.isupper() and not symbol.sub and is_stack(found)
        if scope.sample and "sample" not in wanted and len(found) > 1 and not stack:
            found = tuple(v for v in found if v.sample == scope.sample) or found
        if scope.output and "unit" not in wanted and not symbol.sub:
            here = (scope.output.layer, scope.output.number)
            found = tuple(v for v in found if (v.layer, v.unit) == here) or found
        if not symbol.sub and "time" not in wanted and len(self._ends) == 1:
            found = tuple(v for v in found if self._at_end(v)) or found
        if symbol.sub in scope.targets and len(found) > 1:
            found = tuple(v for v in found if v.layer == self._places.last) or found
        return found

    def _at_end(self, variable: Variable) -> bool:
        """Whether it belongs to the output at the only time step that has a target."""
        return variable.layer == self._places.last and variable.time in self._ends


def _sampled(found: tuple[Variable, ...]) -> bool:
    return bool(found) and bool(found[0].sample)


def is_stack(found: tuple[Variable, ...]) -> bool:
    """Whether these are the quantities of one layer for each of several examples."""
    layers = {(v.role, v.layer, v.time, v.updates) for v in found}
    return len(layers) == 1 and len({v.sample for v in found} - {0}) > 1
