"""The moments that a sentence speaks of, taken out of it, and which of its numbers each governs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from derive.algebra.variable import Role, Variable
from derive.model.problem import MOST_UPDATES
from derive.model.quantity import Quantity
from derive.reading.prose.claim import Memory
from derive.reading.prose.kinds import Kind, pattern
from derive.reading.prose.language import MANY
from derive.reading.prose.marks import Mark, Marks, letters
from derive.reading.prose.moment import Moment, When

_MOMENT = pattern(
    r"""
    @moment(?:@of(?P<m>[@count@number])@round|(?P<part>@of))?
    |@after[@det@some@either@adjective]{0,3}(?P<n>[@ordinal@count@number])?(?P<more>@more)?
     (?P<round>[@round@pass@step])(?P<late>@more)?(?:@of[@det@either]?@training)?(?P<open>@of(?!@number@to)|@to(?!@approx?@number))?
    |@after?@repeat[@det@either]{0,1}@process?(?P<k>[@count@number])(?P<again>@more)?@times
    """
)
_LEFT_OVER = pattern(
    r"@after(?![@det@either]?[@weight@bias]?@name)|[@round@pass]@number|@ordinal@word?[@round@pass]|@number[@round@times]"
)
_STILL = (When.HERE, When.NOW, When.UNSURE)  # do not move the story on
_VAGUE = (Kind.ROUND, Kind.REPEAT, Kind.TIMES)
_RERUN = (Kind.PASS, Kind.FEED, Kind.ROUND, Kind.WEIGHT)


@dataclass(frozen=True, slots=True)
class Timed:
    """A sentence without its moments, each with the place of the mark that it stood before.

    ``later`` says that it speaks of a moment that was not understood, ``vague`` that it may,
    ``renews`` that new weights are there.
    """

    marks: Marks
    moments: tuple[tuple[int, Moment], ...]
    later: bool
    vague: bool
    renews: bool


def timed(marks: Marks) -> Timed:
    """``marks`` with the moments taken out, and the adjectives and commas that go with them."""
    text = letters(marks)
    rest: list[Mark] = []
    moments: list[tuple[int, Moment]] = []
    place = 0
    for found in _MOMENT.finditer(text):
        rest.extend(marks[place : found.start()])
        moments.append((len(rest), _moment(marks, found)))
        place = found.end()
    rest.extend(marks[place:])
    kinds = {mark.kind for mark in rest}
    renews = _renews(rest)
    vague = _is_dated(rest) or any(kind in kinds for kind in _VAGUE)
    left_over = any(_is_later(rest, found) for found in _LEFT_OVER.finditer(letters(rest)))
    unsure = any(one.when is When.UNSURE for _, one in moments)
    rerun = unsure and any(kind in kinds for kind in _RERUN)
    return Timed(tuple(rest), tuple(moments), left_over or rerun, vague or unsure, renews)


def _is_later(marks: list[Mark], found: re.Match[str]) -> bool:
    """Whether what is left over tells of a moment that may be later than the start."""
    first = marks[found.start()]
    return first.kind is not Kind.ORDINAL or first.meaning != 1


def _renews(marks: list[Mark]) -> bool:
    """Whether new weights are spoken of."""
    weights = any(mark.kind is Kind.WEIGHT or _is_weight(mark.quantity) for mark in marks)
    return weights and any(mark.meaning == Moment(When.FIRST) for mark in marks)


def _is_dated(marks: list[Mark]) -> bool:
    """Whether something is said to be new, old or the last."""
    said = (mark.meaning for mark in marks if mark.kind is Kind.ADJECTIVE)
    return any(isinstance(one, Moment) and one.when in (When.FIRST, When.UNKNOWN) for one in said)


def _is_weight(quantity: Quantity | None) -> bool:
    return isinstance(quantity, Variable) and quantity.role is Role.WEIGHT


def _moment(marks: Marks, found: re.Match[str]) -> Moment:
    span = (marks[found.start()].start, marks[found.end() - 1].end)
    return replace(_meant(marks, found), start=span[0], end=span[1])


def _meant(marks: Marks, found: re.Match[str]) -> Moment:
    first = marks[found.start()]
    if isinstance(first.meaning, Moment):
        trained = found["m"] and first.meaning.when is When.UNKNOWN
        if found["part"] and first.meaning.when is When.FIRST:
            return Moment(When.UNKNOWN)
        return _counted(When.AT, marks[found.start("m")], step=False) if trained else first.meaning
    counted = next((name for name in ("n", "k") if found[name]), None)
    more = any(found[name] for name in ("more", "late", "again"))
    when = When.MORE if more else When.AT
    if found["open"]:
        return Moment(When.UNKNOWN)
    if counted:
        number = marks[found.start(counted)]
        return _counted(when, number, step=_is_step(marks, found))
    if more or marks[found.start("round")].meaning == MANY or _is_step(marks, found):
        return Moment(When.UNKNOWN)
    return Moment(When.FIRST)


def _is_step(marks: Marks, found: re.Match[str]) -> bool:
    """Whether the round is called by a word that may mean something else."""
    return found["round"] is not None and marks[found.start("round")].kind is not Kind.ROUND


def _counted(when: When, number: Mark, *, step: bool) -> Moment:
    count = number.number.count if number.number else number.meaning
    if not isinstance(count, int) or count > MOST_UPDATES or _is_nth(number, step=step):
        return Moment(When.UNKNOWN)
    return Moment(when, count)


def _is_nth(number: Mark, *, step: bool) -> bool:
    """Whether it is "the first step", which may be one of the calculation."""
    return step and number.kind is Kind.ORDINAL


def governing(timed: Timed, first: int, last: int) -> Moment | None:
    """The moment of the numbers from mark ``first`` to mark ``last``.

    It stands before them, or directly after them. None where the sentence says no moment for
    them; unknown where it says two, or one of which they may have a part.
    """
    trailing = [one for k, one in enumerate(timed.moments) if _trails(timed, k)]
    leading = [one for one in timed.moments if one not in trailing]
    own = [moment for at, moment in trailing if _at_end(timed, at, last)]
    before = _plainest([moment for at, moment in leading if at <= first])
    if own and before:
        return replace(own[0], when=When.UNKNOWN)
    if own or before:
        return (own or before)[-1]
    stray = [moment for at, moment in trailing if at > last]
    return replace(stray[0], when=When.UNKNOWN) if stray else None


def _plainest(moments: list[Moment]) -> list[Moment]:
    """Without "now" and the like, where something else says when that is."""
    return [one for one in moments if one.when not in (When.NOW, When.HERE)] or moments


def _at_end(timed: Timed, at: int, last: int) -> bool:
    """Whether place ``at`` is directly behind mark ``last``, a comma or a bracket apart."""
    between = timed.marks[last + 1 : at]
    return at > last and all(mark.kind in (Kind.COMMA, Kind.CLOSE) for mark in between)


def _trails(timed: Timed, which: int) -> bool:
    """Whether a moment belongs to the number before it."""
    at = timed.moments[which][0]
    if at and timed.marks[at - 1].kind in (Kind.NUMBER, Kind.CLOSE, Kind.DONE):
        return True
    comma = at > 1 and timed.marks[at - 1].kind is Kind.COMMA
    numbers = any(mark.kind is Kind.NUMBER for mark in timed.marks[at:])
    return comma and timed.marks[at - 2].kind in (Kind.NUMBER, Kind.CLOSE) and not numbers


def updates(moment: Moment, memory: Memory) -> int | None:
    """How many updates ``moment`` is after the start; None if nobody knows."""
    known = memory.updates
    match moment.when:
        case When.AT:
            return moment.updates
        case When.MORE if known is not None and known + moment.updates <= MOST_UPDATES:
            return known + moment.updates
        case When.HERE:
            return known
        case When.NOW:
            return known or None
        case When.FIRST if known == 0 and not memory.moved:
            return 1
    return None


def remember(timed: Timed, memory: Memory) -> None:
    """Let ``memory`` pass through the moments of a sentence that has been read."""
    for _, moment in timed.moments:
        if moment.when not in _STILL:
            memory.updates = updates(moment, memory)
            memory.moved |= memory.updates != 0
    if timed.later:
        memory.updates, memory.moved = None, True
