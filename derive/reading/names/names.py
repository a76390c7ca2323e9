"""What a name stands for: a quantity of the graph, or a whole vector or matrix of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.algebra.term import Negation, Reference, Term
from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph
from derive.reading.names.above import Above, Group, Style, above, groups
from derive.reading.names.aliases import BELOW, NEW, OLD, Where
from derive.reading.names.arrays import array, stacked
from derive.reading.names.convention import Convention
from derive.reading.names.counting import Wanted
from derive.reading.names.directory import Directory
from derive.reading.names.places import Places, places
from derive.reading.names.scope import Scope, plain
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.wishes import Wish, Wishes, agree
from derive.reading.symbol import Symbol

MOST_KNOWN = 50_000  # names, with what they stand for, that are kept


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for.

    ``sampled`` says that it is a quantity of the scope's example, which the name does not mention;
    ``unsure`` that it is an error without the number of an example, where there are several.
    """

    term: Term
    sampled: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """The quantities that fit one way to understand a name."""

    variables: tuple[Variable, ...]
    answers: dict[str, str]
    exact: bool
    whole: bool  # nothing says which unit
    sampled: bool = False


class Names:
    """The names of ``graph`` under ``convention``."""

    def __init__(self, graph: Graph, convention: Convention, directory: Directory) -> None:
        self.graph = graph
        self.convention = convention
        self.directory = directory
        self.places: Places = places(graph)
        targets = directory.matching(Role.TARGET, {})
        self._ends = {target.time for target in targets} - {0}
        self.wishes = Wishes(graph, convention, directory, self.places)
        self._known: dict[object, Found | Unresolved] = {}

    def find(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> Found:
        """What ``symbol`` stands for, ``bare`` being the digits at its top; Unresolved if none."""
        key = self._key(symbol, scope, bare)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            try:
                self._known[key] = self._find(symbol, scope, bare)
            except Unresolved as reason:
                self._known[key] = reason.with_traceback(None)
        known = self._known[key]
        if isinstance(known, Unresolved):
            raise Unresolved(known.reason)
        return known

    def has(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> bool:
        """Whether ``symbol`` stands for something here."""
        try:
            return bool(self.find(symbol, scope, bare))
        except Unresolved:
            return False

    def knows(self, symbol: Symbol) -> bool:
        """Whether names like ``symbol`` stand for something in this network."""
        return bool(self.wishes.meaning(symbol)) or self.wishes.is_own(symbol)

    def is_labelled(self, symbol: Symbol) -> bool:
        """Whether a quantity is called ``symbol``, its index included."""
        return self.directory.labelled(symbol.base, tuple(map(plain, symbol.sub))) is not None

    def _key(self, symbol: Symbol, scope: Scope, bare: int | None) -> object:
        text = "".join((*symbol.sub, *symbol.sup))
        letters = tuple((name, at) for name, at in scope.letters.items() if name in text)
        target = symbol.sub in scope.targets
        moment = (scope.output, scope.sample, scope.own_error)
        return (symbol, bare, letters, moment, target, scope.counters)

    def _find(self, symbol: Symbol, scope: Scope, bare: int | None) -> Found:
        ways = list(self._candidates(symbol, scope, bare))
        single = [way for way in ways if len(way.variables) == 1]
        arrays = [way for way in ways if way.whole and _one_layer(way.variables)]
        stacks = [way for way in ways if way.whole and _stacked(way.variables)]
        if symbol.base.isupper() and stacks:
            single = stacks
        elif symbol.bold or not single:
            wide = [way for way in arrays if self._vector_letter(symbol)]
            single = wide or single
        if not single:
            raise Unresolved(self._nothing(symbol, ways))
        return self._chosen(symbol, [way for way in single if "index" in way.answers] or single)

    def _vector_letter(self, symbol: Symbol) -> bool:
        """Words such as target stand for one quantity, letters for a vector as well."""
        return (
            symbol.bold
            or symbol.accent == "vec"
            or len(symbol.base) == 1
            or (symbol.base in ("delta", "theta") or bool(symbol.sup))
        )

    def _chosen(self, symbol: Symbol, ways: list[Candidate]) -> Found:
        different = {way.variables: way for way in ways}
        if len(different) > 1:
            raise Unresolved(self._ambiguous(symbol, list(different.values())))
        way = ways[0]
        first = way.variables[0]
        negated = first.role is Role.DELTA and self.convention.answer("delta") == "-1"
        unsure = _of_all(first) and bool(self.places.samples)
        size = self.places.sizes[first.layer] if self.places.sizes else 1
        shared = first.role is Role.BIAS and not first.unit and symbol.bold and size > 1
        if _stacked(way.variables):
            return Found(stacked(way.variables, self.convention))
        if len(way.variables) > 1 or shared:
            times = size if shared else 1
            whole = array(way.variables, self.convention, times, negated=negated)
            return Found(whole, way.sampled)
        term: Term = Reference(first)
        return Found(Negation(term) if negated else term, way.sampled, unsure)

    def _candidates(self, symbol: Symbol, scope: Scope, bare: int | None) -> Iterator[Candidate]:
        tokens = tuple(map(plain, symbol.sub))
        marks = [*groups(symbol.sup)]
        marks += [Group(Style.BARE, token) for token in tokens if token in NEW | OLD]
        marks += [Group(Style.BARE, str(bare))] if bare is not None else []
        indices = tuple(t for t in tokens if t not in NEW | OLD and t not in BELOW)
        wishes = list(self.wishes.of(symbol, indices, scope))
        ways: dict[Above, list[Candidate]] = {}
        for wish in wishes:
            weight = wish.meaning.role is Role.WEIGHT
            for way in above(tuple(marks), scope, self.places, self.convention, weight=weight):
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
        if role is Role.ERROR and not wanted.get("unit") and "unit" in wanted:
            wanted = {"time": 0, "sample": scope.sample if scope.own_error else 0} | wanted
        if role is Role.OUT and wanted.get("layer") == 0:
            role = Role.INPUT
        matching = self.directory.matching(role, wanted) or self._shared(role, wanted)
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
        if told and self.convention.answer("across") == "source":
            return top | {"layer": top["layer"] + 1}
        return top

    def _shared(self, role: Role, wanted: Wanted) -> tuple[Variable, ...]:
        """The bias of a unit whose layer has one for all its units."""
        layer, unit = wanted.get("layer", 0), wanted.get("unit", 0)
        inside = 0 < layer <= self.places.last and 0 < unit <= self.places.sizes[layer]
        if role is not Role.BIAS or not inside:
            return ()
        return self.directory.matching(role, wanted | {"unit": 0})

    def _there(self, wish: Wish, variable: Variable) -> bool:
        match wish.meaning.where:
            case Where.HIDDEN:
                return 0 < variable.layer < self.places.last
            case Where.OUTPUT:
                return variable.layer == self.places.last
            case Where.ANY:
                return True

    def _narrowed(
        self, found: tuple[Variable, ...], symbol: Symbol, wanted: Wanted, scope: Scope
    ) -> tuple[Variable, ...]:
        """Those that the rest of the document, and of the statement, speaks of."""
        own = self.convention.layer_of(symbol)
        if own and "layer" not in wanted and len(found) > 1:
            found = tuple(v for v in found if v.layer == own) or found
        stack = symbol.base.isupper() and not symbol.sub and _stacked(found)
        if scope.sample and "sample" not in wanted and len(found) > 1 and not stack:
            found = tuple(v for v in found if v.sample == scope.sample) or found
        if scope.output and "unit" not in wanted and not symbol.sub:
            here = (scope.output.layer, scope.output.number)
            found = tuple(v for v in found if (v.layer, v.unit) == here) or found
        if not symbol.sub and "time" not in wanted and len(self._ends) == 1:
            found = tuple(v for v in found if self._at_end(v)) or found
        if symbol.sub in scope.targets and len(found) > 1:
            found = tuple(v for v in found if v.layer == self.places.last) or found
        return found

    def _at_end(self, variable: Variable) -> bool:
        """Whether it belongs to the output at the only time step that has a target."""
        return variable.layer == self.places.last and variable.time in self._ends

    def _nothing(self, symbol: Symbol, ways: list[Candidate]) -> str:
        if ways:
            return self._ambiguous(symbol, ways)
        if self.places.sizes and not self.wishes.meaning(symbol):
            return f"{symbol} is not a name in this network"
        return f"this network has no {symbol}"

    def _ambiguous(self, symbol: Symbol, ways: list[Candidate]) -> str:
        every = dict.fromkeys(v for way in ways for v in way.variables)
        keys = [self.graph.key(variable) for variable in every][:2]
        reason = f"{symbol} may be {' or '.join(keys)}"
        if len(keys) < 2:
            reason = f"{symbol} stands for several quantities"
        for name in dict.fromkeys(name for way in ways for name in way.answers):
            answers = [way.answers[name] for way in ways if name in way.answers]
            if len(set(answers)) > 1:
                return f"{reason}; say which with --convention {name}={answers[0]}"
        return f"{reason}, and nothing here says which"


def _of_all(variable: Variable) -> bool:
    return variable.role is Role.ERROR and not (variable.unit or variable.sample or variable.time)


def _sampled(found: tuple[Variable, ...]) -> bool:
    return bool(found) and bool(found[0].sample)


def _stacked(found: tuple[Variable, ...]) -> bool:
    """Whether these are the quantities of one layer for each of several examples."""
    layers = {(v.role, v.layer, v.time, v.updates) for v in found}
    return len(layers) == 1 and len({v.sample for v in found} - {0}) > 1


def _one_layer(found: tuple[Variable, ...]) -> bool:
    groups = {(v.role, v.layer, v.source_layer, v.time, v.sample) for v in found}
    return len(groups) == 1 and found[0].role not in (Role.ERROR, Role.RATE)
