"""Judging one statement about definite quantities: a verdict on each of its equalities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from derive.algebra.term import Term
from derive.checking.judging.bench import Bench
from derive.checking.judging.judge import judge_link
from derive.checking.verdict import FAULTS, Kind, Verdict
from derive.reading import tree
from derive.reading.names.reader import Instance
from derive.reading.names.sides import Side
from derive.reading.names.unresolved import Unresolved

EQUALITIES = tree.EQUALITIES


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
    earlier = _terms(sides[: place + 1])
    return judge_link(bench, [*earlier, *_terms(sides[place + 1 :])], len(earlier) - 1, before)


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
