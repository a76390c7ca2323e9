"""Noun phrases taken apart: "the output of o_1", "its error", "the new weight w_5"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from derive.algebra.variable import Role
from derive.reading.prose.kinds import Kind
from derive.reading.prose.language import MANY
from derive.reading.prose.marks import Mark
from derive.reading.prose.moment import Moment
from derive.reading.prose.sentence import Sentence

ROLES: Mapping[Kind, Role] = {
    Kind.TOTAL: Role.ERROR,
    Kind.ERROR: Role.ERROR,
    Kind.COST: Role.ERROR,
    Kind.OUTPUT: Role.OUT,
    Kind.TARGET: Role.TARGET,
    Kind.INPUT: Role.INPUT,
    Kind.NET: Role.NET,
    Kind.WEIGHT: Role.WEIGHT,
    Kind.BIAS: Role.BIAS,
    Kind.RATE: Role.RATE,
    Kind.DELTA: Role.DELTA,
}


_HOLDERS = (Kind.NETWORK, Kind.LAYER, Kind.UNIT)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase taken apart: its noun, whose it is, the name beside it, the count asked for.

    ``place`` is its first mark, ``wanted`` the number of numbers that it is given.
    """

    sentence: Sentence
    place: int
    noun: Mark
    owner: Mark | None
    owners: tuple[Mark, ...]
    alias: Mark | None
    ordinal: int | None
    count: int | None
    its: bool
    wanted: int

    @property
    def many(self) -> bool:
        """Whether the noun is in the plural."""
        return self.noun.meaning == MANY


def phrase(sentence: Sentence, found: re.Match[str], wanted: int) -> Phrase | None:
    """The noun phrase that a pattern has found; None where it says two owners."""
    inside = sentence.marks[found.start("np") : found.start("noun")]
    owners = _owners(sentence, found)
    if len(owners) > 1 and found["whose"]:
        return None
    alias = sentence.marks[found.start("alias") : found.end("alias")] if found["alias"] else ()
    return Phrase(
        sentence,
        found.start("np"),
        sentence.marks[found.start("noun")],
        owners[0] if owners else None,
        owners,
        next((mark for mark in alias if mark.kind is Kind.NAME), None),
        _meaning(inside, Kind.ORDINAL),
        _meaning(inside, Kind.COUNT),
        any(mark.kind is Kind.ITS for mark in inside),
        wanted,
    )


def _owners(sentence: Sentence, found: re.Match[str]) -> tuple[Mark, ...]:
    """Whose the phrase is; the network is left out where a unit is named as well."""
    groups = [found.span(name) for name in ("whose", "owner") if found[name]]
    marks = [mark for start, end in groups for mark in sentence.marks[start:end]]
    named = tuple(mark for mark in marks if mark.kind is Kind.NAME)
    return named or tuple(mark for mark in marks if mark.kind in _HOLDERS)


def local_moment(sentence: Sentence, found: re.Match[str]) -> Moment | None:
    """The moment that an adjective of the phrase says: the new weight, the initial error."""
    for mark in sentence.marks[found.start("np") : found.end("np")]:
        if mark.kind is Kind.ADJECTIVE and isinstance(mark.meaning, Moment):
            return replace(mark.meaning, start=mark.start, end=mark.end)
    return None


def _meaning(marks: tuple[Mark, ...], kind: Kind) -> int | None:
    found = next((mark.meaning for mark in marks if mark.kind is kind), None)
    return found if isinstance(found, int) else None
