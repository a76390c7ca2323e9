"""False formulas that are true with other indices: the slip is found by reading them again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.algebra.matrices import is_matrix
from derive.checking.judging.instance import EQUALITIES
from derive.checking.judging.statements import Examiner, Judged
from derive.checking.repairs.repaired import Repair
from derive.checking.repairs.respelled import EXCHANGED, respellings
from derive.checking.verdict import Kind, Verdict
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import Chain, Unread

MOST_READ = 50  # formulas of a document that are read again


@dataclass
class Respeller:
    """Finds the indices that the false formulas of one document should have."""

    _left: int = MOST_READ

    def respelled(self, chain: Chain, judged: Judged, examiner: Examiner) -> Judged:
        """``judged`` with the repairs that other indices are."""
        places = [k for k, relation in enumerate(chain.relations) if relation in EQUALITIES]
        verdicts = tuple(
            self._repaired(
                Chain(chain.sides[place : place + 2], chain.relations[place : place + 1]),
                verdict,
                examiner,
            )
            for place, verdict in zip(places, judged.verdicts, strict=True)
        )
        return replace(judged, verdicts=verdicts)

    def _repaired(self, pair: Chain, verdict: Verdict, examiner: Examiner) -> Verdict:
        wrong = verdict.kind is Kind.WRONG and verdict.sides is not None
        lost = verdict.kind is Kind.UNREAD and verdict.at is not None and _is_ordered(examiner)
        if not (wrong or lost) or not self._left or any(map(is_matrix, verdict.sides or ())):
            return verdict
        self._left -= 1
        found = tuple(one for one in _repairs(pair, examiner) if wrong or one.name == EXCHANGED)
        if lost and found:
            return Verdict(Kind.WRONG, repairs=found[:1])
        return replace(verdict, repairs=found[:1])


def _is_ordered(examiner: Examiner) -> bool:
    """Whether it is known which index of a weight is the unit that it leads to."""
    return examiner.reader.convention.answer("order") is not None


def _repairs(pair: Chain, examiner: Examiner) -> Iterator[Repair]:
    left, right = pair.sides
    if isinstance(left, Unread) or isinstance(right, Unread):
        return
    timed = bool(examiner.reader.names.places.times)
    for one in respellings(left, right, timed=timed):
        found = examiner.judged(Chain((left, one.side), pair.relations))
        if all(verdict.kind is Kind.IDENTITY for verdict in found.verdicts) and found.instances:
            side = found.instances[0].sides[1]
            if not isinstance(side, Unresolved):
                yield Repair(side, one.name, (one.sentence,))
