"""Judging formulas as their document means them: with its own names, in their sentences."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace

from derive.algebra.variable import RATE
from derive.checking.context.doubts import doubts, without_doubtful
from derive.checking.context.surroundings import ANOTHER_CASE, CONDITION, Context, excused
from derive.checking.judging.points import Points
from derive.checking.judging.statements import Examiner, Judged
from derive.checking.repairs.repair import repairs
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.model.quantity import Quantity
from derive.reading.names.glossary import Glossary
from derive.reading.names.unresolved import Unresolved
from derive.reading.names.walking import Use, uses
from derive.reading.tree import Call, Chain, Name, Numeral, Side, Unread

OTHER_FUNCTION = "another function than those of the network"


@dataclass
class Interpreter:
    """Hears the formulas of one document in their order."""

    examiner: Examiner
    glossary: Glossary = field(init=False)
    _stated: set[Quantity] = field(default_factory=set, init=False)  # what is given, rightly
    _elsewhere: Hashable = field(default=None, init=False)  # where another case is spoken of

    def __post_init__(self) -> None:
        self.glossary = Glossary(self.examiner.reader.names.knows)

    def judged(self, chain: Chain, context: Context) -> Judged:
        """The verdicts on ``chain``; nothing is wrong in it where nothing is claimed."""
        excuse = context.excuse(chain)
        if context.group is not None and context.group == self._elsewhere:
            excuse = excuse or ANOTHER_CASE
        apart = excuse or any(doubts(chain))
        judged = self._meant(chain, self._apart() if apart else self.examiner)
        judged = replace(judged, verdicts=without_doubtful(chain, judged.verdicts))
        restated = not excuse and self._restates(chain, judged, context)
        if restated or (excuse == CONDITION and judged.faulty):
            self._elsewhere, excuse = context.group, excuse or ANOTHER_CASE
        return replace(judged, verdicts=excused(judged.verdicts, excuse)) if excuse else judged

    def _apart(self) -> Examiner:
        """An examiner whose verdicts leave no trace."""
        bench = self.examiner.bench
        return replace(self.examiner, bench=replace(bench, ledger=bench.ledger.copy()))

    def _meant(self, chain: Chain, examiner: Examiner) -> Judged:
        """The verdicts, the document's own names taken for what it said they are."""
        read = self.glossary.read(chain)
        judged = examiner.judged(read)
        if read.sides[0] is not chain.sides[0] and _is_renewed(read, judged):
            read = replace(read, sides=(chain.sides[0], *read.sides[1:]))
            judged = examiner.judged(read)
        if self._is_other_function(read, judged):
            definition = Verdict(Kind.DEFINITION, OTHER_FUNCTION)
            judged = replace(judged, verdicts=(definition, *judged.verdicts[1:]))
        if _is_definition(judged):
            self.glossary.learn(read)
        return judged

    def _is_other_function(self, chain: Chain, judged: Judged) -> bool:
        """Whether f is said to be what is nothing like an activation of the network: x^2."""
        match chain.sides[0], judged.verdicts:
            case Call(arguments=(Name(symbol=one),)), (Verdict(sides=(left, right)), *_):
                named = {use.symbol for side in chain.sides[1:2] for use in _uses(side)}
                return named == {one} and not repairs(left, right, self._points.random)
        return False

    @property
    def _points(self) -> Points:
        return self.examiner.bench.points

    def _restates(self, chain: Chain, judged: Judged, context: Context) -> bool:
        """Whether what is given has another number here than where it was given, or in a table."""
        verdict = _given_number(chain, judged, self.examiner)
        if verdict is None or verdict.quantity is None:
            return False
        if verdict.kind not in FAULTS:
            self._stated.add(verdict.quantity)
            return False
        return context.row or verdict.quantity in self._stated


def _given_number(chain: Chain, judged: Judged, examiner: Examiner) -> Verdict | None:
    """The verdict on a statement that something given is a number."""
    match chain.sides, judged.verdicts:
        case (Name(), Numeral()), (verdict,):
            given = examiner.bench.points.problem.given
            return verdict if verdict.quantity == RATE or verdict.quantity in given else None
    return None


def _uses(side: Side) -> Iterator[Use]:
    return iter(()) if isinstance(side, Unread) else uses(side)


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
    return isinstance(read.sides[0], Numeral) or not isinstance(read.sides[1], Numeral)
