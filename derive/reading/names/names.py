"""What a name stands for: a quantity of the graph, or a whole vector or matrix of them."""

from __future__ import annotations

from dataclasses import dataclass

from derive.algebra.term import Negation, Reference, Term
from derive.algebra.variable import Role, Variable
from derive.model.graph import Graph
from derive.reading.names.arrays import array, stacked
from derive.reading.names.candidates import Candidate, Candidates, is_stack
from derive.reading.names.consulted import Consulted, Recall
from derive.reading.names.convention import Convention
from derive.reading.names.directory import Directory
from derive.reading.names.scope import Scope, plain
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.wishes import Wishes
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


class Names:
    """The names of ``graph`` under ``convention``."""

    def __init__(
        self,
        graph: Graph,
        convention: Convention,
        directory: Directory,
        known: Recall[Found | Unresolved] | None = None,
    ) -> None:
        self.graph = graph
        self.convention = Consulted(convention.settings)
        self.directory = directory
        self.places = directory.places
        self.wishes = Wishes(graph, self.convention, directory, self.places)
        self._candidates = Candidates(self.wishes, self.convention, directory)
        self._known = known or Recall(MOST_KNOWN)

    def find(self, symbol: Symbol, scope: Scope, bare: int | None = None) -> Found:
        """What ``symbol`` stands for, ``bare`` being the digits at its top; Unresolved if none."""
        key = self._key(symbol, scope, bare)
        known = self._known.found(key, self.convention, lambda: self._finding(symbol, scope, bare))
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

    def _finding(
        self, symbol: Symbol, scope: Scope, bare: int | None
    ) -> tuple[Found | Unresolved, int]:
        try:
            return self._find(symbol, scope, bare), 1
        except Unresolved as reason:
            return reason.alone(), 1

    def _find(self, symbol: Symbol, scope: Scope, bare: int | None) -> Found:
        if not self.knows(symbol):
            raise Unresolved(self._nothing(symbol, []))
        ways = list(self._candidates.of(symbol, scope, bare))
        single = [way for way in ways if len(way.variables) == 1]
        arrays = [way for way in ways if way.whole and _one_layer(way.variables)]
        stacks = [way for way in ways if way.whole and is_stack(way.variables)]
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
        if is_stack(way.variables):
            return Found(stacked(way.variables, self.convention))
        if len(way.variables) > 1 or shared:
            times = size if shared else 1
            whole = array(way.variables, self.convention, times, negated=negated)
            return Found(whole, way.sampled)
        term: Term = Reference(first)
        return Found(Negation(term) if negated else term, way.sampled, unsure)

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


def _one_layer(found: tuple[Variable, ...]) -> bool:
    groups = {(v.role, v.layer, v.source_layer, v.time, v.sample) for v in found}
    return len(groups) == 1 and found[0].role not in (Role.ERROR, Role.RATE)
