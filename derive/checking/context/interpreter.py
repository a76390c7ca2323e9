"""Judging formulas as their document means them: with its own names, in their sentences."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from derive.checking.context.cases import Cases
from derive.checking.context.doubts import doubts, without_doubtful
from derive.checking.context.naming import Naming
from derive.checking.context.rebound import Rebound, names_in
from derive.checking.context.respelling import Respeller
from derive.checking.context.row import in_a_row
from derive.checking.context.surroundings import ANOTHER_CASE, CONDITION, Context, excused
from derive.checking.judging.points import Points
from derive.checking.judging.statements import Examiner, Judged
from derive.checking.repairs.repair import repairs
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading.names.glossary import Glossary
from derive.reading.names.questions import LAYER_OF, placed
from derive.reading.names.unresolved import Unresolved
from derive.reading.symbol import Symbol
from derive.reading.tree import Call, Chain, Derivative, Grid, Name, is_numeral

OTHER_FUNCTION = "another function than those of the network"


@dataclass
class Interpreter:
    """Hears the formulas of one document in their order."""

    examiner: Examiner
    naming: Naming
    glossary: Glossary = field(init=False)
    rebound: Rebound = field(init=False)
    respeller: Respeller = field(default_factory=Respeller, init=False)
    cases: Cases = field(init=False)
    _elsewhere: Hashable = field(default=None, init=False)  # where another case is spoken of

    def __post_init__(self) -> None:
        names = self.examiner.reader.names
        self.cases = Cases(self.examiner, self.naming)
        self.rebound = Rebound(names.knows if names.places.sizes else names.is_labelled)
        self.glossary = Glossary(lambda symbol: names.knows(symbol) and self.rebound.knows(symbol))

    def parts(self, chain: Chain) -> tuple[Chain, ...]:
        """``chain``, or the equations in a row that it is rather: less is wrong in them."""
        row = in_a_row(chain)
        if not row:
            return (chain,)
        whole, *apart = (self._apart().judged(self.glossary.read(one)) for one in (chain, *row))
        return row if sum(map(_faults, apart)) < _faults(whole) else (chain,)

    def judged(self, chain: Chain, context: Context) -> Judged:
        """The verdicts on ``chain``; nothing is wrong in it where nothing is claimed."""
        excuse = context.excuse(chain)
        if context.group is not None and context.group == self._elsewhere:
            excuse = excuse or ANOTHER_CASE
        excuse = excuse or self.rebound.excuse(chain) or self._by_target(chain)
        apart = excuse or any(doubts(chain))
        judged = self._in_parts(chain, self._apart() if apart else self.examiner)
        judged = replace(judged, verdicts=without_doubtful(chain, judged.verdicts))
        judged = self.respeller.respelled(chain, judged, self._apart())
        restated = self.cases.supposes(chain, judged, context)
        supposed = _is_supposed(chain, judged) and self.examiner.reader.names.places.sizes
        if restated or supposed or (excuse == CONDITION and judged.faulty):
            self._elsewhere, excuse = context.group, excuse or ANOTHER_CASE
        if judged.faulty and not restated:
            read = self.glossary.read(chain)
            other = self.cases.otherwise(judged, context, lambda one: one.judged(read))
            if other is not None:
                return other
            excuse = excuse or (ANOTHER_CASE if self.cases.open else "")
        self.cases.hear(judged, context)
        return replace(judged, verdicts=excused(judged.verdicts, excuse)) if excuse else judged

    def _apart(self) -> Examiner:
        """An examiner whose verdicts leave no trace."""
        bench = self.examiner.bench
        return replace(self.examiner, bench=replace(bench, ledger=bench.ledger.copy()))

    def _in_parts(self, chain: Chain, examiner: Examiner) -> Judged:
        """The verdicts on ``f(x) = x^2 → f'(x) = 2x``, what is defined first known in the rest."""
        sides, relations = chain.sides, chain.relations
        if relations[:2] != ("=", "→") or not isinstance(sides[0], Call):
            return self._meant(chain, examiner)
        first = self._meant(Chain(sides[:2], relations[:1]), examiner)
        rest = self._meant(Chain(sides[2:], relations[2:]), examiner)
        return Judged((*first.verdicts, *rest.verdicts), (*first.instances, *rest.instances))

    def _meant(self, chain: Chain, examiner: Examiner) -> Judged:
        """The verdicts, the document's own names taken for what it said they are."""
        lost = self.rebound.lost(chain)
        own = examiner.judged(chain) if lost else None
        if lost and own and self.rebound.restores(lost, own):
            self.glossary.forget(lost)
            return own
        read = self.glossary.read(chain)
        judged = self._in_some_layer(read, examiner.judged(read), examiner)
        if read.sides[0] is not chain.sides[0] and _is_renewed(read, judged):
            read = replace(read, sides=(chain.sides[0], *read.sides[1:]))
            judged = examiner.judged(read)
        strange = self.rebound.is_strange(chain, judged)
        if strange or self._is_other_function(read, judged):
            self.rebound.take(chain)
            definition = Verdict(Kind.DEFINITION, OTHER_FUNCTION)
            judged = replace(judged, verdicts=(definition, *judged.verdicts[1:]))
        if strange or _is_definition(judged):
            self.glossary.learn(chain if strange else read)
        return judged

    def _in_some_layer(self, chain: Chain, judged: Judged, examiner: Examiner) -> Judged:
        """``z = (0.2, 0.5)``, where no layer is named, is said of that layer of which it is true.

        It is left as a definition where it is true of none.
        """
        match chain.sides, judged.verdicts:
            case (Name(symbol=symbol), Grid()), (Verdict(kind=Kind.DEFINITION),):
                for layer in range(1, examiner.reader.names.places.last + 1):
                    told = (LAYER_OF + placed(symbol), str(layer))
                    reader = examiner.reader.under(examiner.reader.convention.having(told))
                    found = replace(examiner, reader=reader).judged(chain)
                    if found.verdicts[0].kind in (Kind.VALUE, Kind.ROUNDED):
                        return found
        return judged

    def _is_other_function(self, chain: Chain, judged: Judged) -> bool:
        """Whether f(x), or y, is said to be what is nothing like it in the network: x^2."""
        match chain.sides[0], judged.verdicts:
            case Call(arguments=(Name(symbol=one),)), (Verdict(sides=(left, right)), *_):
                named = {use.symbol for use in names_in(chain.sides[1])}
                return named == {one} and not repairs(left, right, self._points.random)
            case Name(symbol=one), (Verdict(sides=(left, right)), *_) if _is_letter(one):
                named = {use.symbol for use in names_in(chain.sides[1])} - {one}
                plain = len(named) == 1 and all(map(_is_letter, named))
                return plain and not repairs(left, right, self._points.random)
        return False

    def _by_target(self, chain: Chain) -> str:
        """What is differentiated by t, or is t itself, is no target: these are given."""
        match chain.sides[0]:
            case Derivative(of=Name(symbol=of), wrt=Name(symbol=wrt)):
                names = self.examiner.reader.names
                meant = {names.wishes.meaning(one) for one in (of, wrt) if names.places.sizes}
                return ANOTHER_CASE if ("target",) in meant else ""
        return ""

    @property
    def _points(self) -> Points:
        return self.examiner.bench.points


def _faults(judged: Judged) -> int:
    return sum(verdict.kind in FAULTS for verdict in judged.verdicts)


def _is_supposed(chain: Chain, judged: Judged) -> bool:
    """Whether a vector gets numbers that are its own in no layer."""
    match chain.sides, judged.verdicts:
        case (Name(), Grid()), (Verdict(kind=Kind.DEFINITION),):
            return True
    return False


def _is_letter(symbol: Symbol) -> bool:
    return len(symbol.base) == 1 and not (symbol.sub or symbol.sup or symbol.accent or symbol.bold)


def _is_definition(judged: Judged) -> bool:
    """Whether a name gets a meaning that is understood."""
    if not judged.verdicts or judged.verdicts[0].kind is not Kind.DEFINITION:
        return False
    return any(not isinstance(one.sides[1], Unresolved) for one in judged.instances)


def _is_renewed(read: Chain, judged: Judged) -> bool:
    """Whether a name is given another meaning; a number for what was a formula is none."""
    first = judged.verdicts[0] if judged.verdicts else None
    if first is None or first.kind not in FAULTS:
        return False
    return is_numeral(read.sides[0]) or not is_numeral(read.sides[1])
