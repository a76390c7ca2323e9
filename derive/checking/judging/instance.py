"""Judging one statement about definite quantities: a verdict on each of its equalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from derive.algebra.term import Number, Power, Term
from derive.checking.judging.bench import Bench
from derive.checking.judging.differences import is_step
from derive.checking.judging.judge import judge_link
from derive.checking.judging.literals import is_numeric
from derive.checking.judging.misread import misread
from derive.checking.judging.results import WHOLE
from derive.checking.judging.shares import adds_up, without_rest
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading import tree
from derive.reading.names.instance import Instance
from derive.reading.names.sides import Side
from derive.reading.names.unresolved import Unresolved

EQUALITIES = tree.EQUALITIES
MAGNITUDE = "an order of magnitude"
HALF_A_DECADE = Decimal("0.5")
APPROXIMATE = "an approximation, which no number here is the test of"


def judge_instance(bench: Bench, chain: tree.Chain, instance: Instance) -> tuple[Verdict, ...]:
    """A verdict on each equality of ``chain``; other relations have none.

    A side that was not understood is passed over: the number after it is still compared with the
    sides before it.
    """
    found: list[Verdict] = []
    for place, relation in enumerate(chain.relations):
        if relation in EQUALITIES:
            found.append(_link(bench, chain, instance.sides, place, found[-1] if found else None))
    return tuple(found)


def _link(
    bench: Bench, chain: tree.Chain, sides: Sequence[Side], place: int, before: Verdict | None
) -> Verdict:
    left, right = sides[place], sides[place + 1]
    if isinstance(right, Unresolved):
        return _defined(chain, place, left) or unread(right)
    if isinstance(left, Unresolved):
        return _defined(chain, place, left) or _over_gap(bench, sides, place, left)
    first, last = _run(chain, sides, place)
    earlier = _terms(sides[first : place + 1])
    later = _terms(sides[place + 1 : last])
    verdict = judge_link(bench, [*earlier, *later], len(earlier) - 1, before)
    strange = misread(bench, (*earlier, *later)) if verdict.kind in FAULTS else ""
    if strange:
        return _taken_back(bench, verdict, strange)
    if verdict.kind in FAULTS and (_approximates(chain, sides, place) or is_step(chain, place)):
        return Verdict(Kind.UNREAD, APPROXIMATE)
    if verdict.kind in FAULTS and chain.relations[place] == "≈" and _is_near(bench, left, right):
        return Verdict(Kind.ROUNDED, MAGNITUDE)
    if verdict.how == WHOLE and chain.relations[place] != "≈" and adds_up(earlier[0]):
        return without_rest(verdict, bench.places)
    return verdict


def _taken_back(bench: Bench, verdict: Verdict, reason: str) -> Verdict:
    """Nothing follows from what was misread."""
    if verdict.quantity is not None:
        bench.ledger.forget(verdict.quantity)
    return Verdict(Kind.UNREAD, reason)


def _is_near(bench: Bench, value: Term, round_number: Term) -> bool:
    """Whether a power of ten, or a number as 3000, is the one that is nearest to ``value``."""
    one, other = bench.points.here(value), bench.points.here(round_number)
    if one is None or other is None or len(one) > 1 or not one[0] * other[0] > 0:
        return False
    match round_number:
        case Power(Number(digits="10"), _):
            return bool(abs((one[0] / other[0]).log10()) <= HALF_A_DECADE)
        case Number(digits=digits) if digits.isdecimal() and digits.endswith("00"):
            zeros = len(digits) - len(digits.rstrip("0"))
            return bool(abs(one[0] - other[0]) * 2 <= 10**zeros)
    return False


def _run(chain: tree.Chain, sides: Sequence[Side], place: int) -> tuple[int, int]:
    """The sides around a relation that are said to be equal: an inequality ends them.

    So does an approximation between symbols, or by a quotient of differences: what follows is the
    value of the second.
    """
    apart = [
        k
        for k, relation in enumerate(chain.relations)
        if relation not in EQUALITIES
        or (k != place and (_approximates(chain, sides, k) or is_step(chain, k)))
    ]
    first = max((k + 1 for k in apart if k < place), default=0)
    return first, min((k + 1 for k in apart if k > place), default=len(sides))


def _approximates(chain: tree.Chain, sides: Sequence[Side], place: int) -> bool:
    """Whether a formula is said to come near another one."""
    pair = sides[place : place + 2]
    return chain.relations[place] == "≈" and all(
        not isinstance(side, Unresolved) and not is_numeric(side) for side in pair
    )


def _terms(sides: Sequence[Side]) -> list[Term]:
    return [side for side in sides if not isinstance(side, Unresolved)]


def _defined(chain: tree.Chain, place: int, left: Side) -> Verdict | None:
    """A first side that names nothing in the network is given a meaning by what follows."""
    named = isinstance(chain.sides[place], tree.Name | tree.Call)
    readable = not isinstance(chain.sides[place + 1], tree.Unread)
    if place == 0 and named and readable and isinstance(left, Unresolved):
        return Verdict(Kind.DEFINITION, left.reason)
    return None


def _over_gap(bench: Bench, sides: Sequence[Side], place: int, left: Unresolved) -> Verdict:
    """What follows a side that was not understood, compared with the last one that was."""
    earlier = _terms(sides[:place])
    if not earlier:
        return unread(left)
    later = _terms(sides[place + 1 :])
    apart = replace(bench, ledger=bench.ledger.copy())
    verdict = judge_link(apart, [*earlier, *later], len(earlier) - 1)
    return unread(left) if verdict.kind in FAULTS else verdict


def unread(reason: Unresolved) -> Verdict:
    """The verdict on what was not understood."""
    return Verdict(Kind.UNREAD, reason.reason, at=reason.start)
