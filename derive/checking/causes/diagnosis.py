"""Why what is wrong is wrong: causes for numbers, repairs for formulas, over a whole document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from derive.algebra.matrices import is_matrix
from derive.algebra.term import Term
from derive.checking.causes.cause import Cause, causes
from derive.checking.causes.procedures import Procedures
from derive.checking.causes.ranking import ranked
from derive.checking.findings import Link, Statement
from derive.checking.judging.bench import Bench
from derive.checking.judging.judge import OF_FORMULA
from derive.checking.judging.ledger import quantity_of
from derive.checking.mistakes.mistake import updates
from derive.checking.repairs.repair import repairs
from derive.checking.repairs.repaired import Repair
from derive.checking.rounding.operands import stands_for
from derive.checking.verdict import Kind, Operand, Verdict
from derive.model.quantity import Quantity

MOST_EXPLAINED = 200  # numbers and formulas; a document with more is about another network
MOST_RIVALS = 6
MOST_REPEATED = 50_000  # updates that are made once more for each mistake in making them
NOTHING_NEAR = "this is not so in the network, and no small change makes it so"


def diagnosed(statements: tuple[Statement, ...], bench: Bench) -> tuple[Statement, ...]:
    """The statements with whatever explains each fault; what explains several comes first."""
    faults = [link.verdict for statement in statements for link in statement.links]
    wrong = [verdict for verdict in faults if verdict.kind is Kind.WRONG][:MOST_EXPLAINED]
    clinic = _Clinic(bench, Procedures(bench.points.values))
    found = {id(verdict): clinic.explained(verdict) for verdict in wrong}
    order = ranked({number: one.causes for number, one in found.items()})
    final = {number: _shown(one, order[number]) for number, one in found.items()}
    return tuple(_replaced(statement, final) for statement in statements)


def _shown(verdict: Verdict, causes_found: tuple[Cause, ...]) -> Verdict:
    return replace(verdict, causes=causes_found[:MOST_RIVALS])


def _replaced(statement: Statement, final: Mapping[int, Verdict]) -> Statement:
    links = tuple(_link(link, final) for link in statement.links)
    if any(link.verdict.how == NOTHING_NEAR for link in links):
        links = tuple(map(_unfollowed, links))
    return statement if links == statement.links else replace(statement, links=links)


def _unfollowed(link: Link) -> Link:
    """Nothing follows from a formula that was not understood."""
    if link.verdict.how != OF_FORMULA:
        return link
    return replace(link, verdict=replace(link.verdict, kind=Kind.UNREAD, how=NOTHING_NEAR))


def _link(link: Link, final: Mapping[int, Verdict]) -> Link:
    return replace(link, verdict=final.get(id(link.verdict), link.verdict))


@dataclass(frozen=True)
class _Clinic:
    """Looks for what explains a fault."""

    bench: Bench
    procedures: Procedures
    known: dict[tuple[Quantity, str], tuple[Cause, ...]] = field(default_factory=dict)

    def explained(self, verdict: Verdict) -> Verdict:
        """``verdict`` with its causes, its repairs, and what its numbers are instead."""
        operands = tuple(map(self._placed, verdict.operands))
        found, cures = self._causes(verdict), self._repairs(verdict)
        if verdict.sides is not None and not cures and not any(map(is_matrix, verdict.sides)):
            return replace(verdict, kind=Kind.UNREAD, how=NOTHING_NEAR)
        return replace(verdict, operands=operands, causes=found, repairs=cures)

    def _causes(self, verdict: Verdict) -> tuple[Cause, ...]:
        asked, printed = verdict.quantity, verdict.printed
        if asked is None or not printed or updates(asked) > MOST_REPEATED:
            return ()
        if (asked, printed) not in self.known:
            found = causes(self.procedures, asked, printed, self.bench.places)
            self.known[asked, printed] = tuple(found)
        return self.known[asked, printed]

    def _repairs(self, verdict: Verdict) -> tuple[Repair, ...]:
        if verdict.sides is None or any(map(is_matrix, verdict.sides)):
            return verdict.repairs
        cures = self._curing(verdict.around) or self._curing(verdict.sides)
        return cures or verdict.repairs

    def _curing(self, sides: tuple[Term, Term] | None) -> tuple[Repair, ...]:
        if sides is None:
            return ()
        points = self.bench.points.random
        return repairs(*sides, points) or repairs(*sides[::-1], points)

    def _placed(self, operand: Operand) -> Operand:
        expected: Quantity | None = quantity_of(operand.stands_for)
        if expected is None:
            return operand
        found = stands_for(self.bench.points.values, operand.literal, expected)
        return replace(operand, instead=found)
