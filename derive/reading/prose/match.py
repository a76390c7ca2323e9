"""A pattern found in a sentence, and the numbers of its list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from derive.reading.prose.grammar import Way
from derive.reading.prose.kinds import NOUNS, Kind
from derive.reading.prose.marks import Mark, Marks
from derive.reading.prose.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a list: the place of its mark, and the target in brackets behind it, if any."""

    place: int
    approximate: bool
    target: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a sentence, with its list of numbers."""

    sentence: Sentence
    way: Way
    found: re.Match[str]
    numbers: tuple[Number, ...]

    def mark(self, group: str) -> Mark | None:
        """The last mark of a group, if it took part."""
        return self.sentence.marks[self.found.end(group) - 1] if self.found[group] else None

    @property
    def words(self) -> tuple[int, int]:
        """The span of what names the quantity."""
        return self.phrase[0].start, self.phrase[-1].end

    @property
    def phrase(self) -> Marks:
        """The words that name the quantity."""
        return self.sentence.marks[self.found.start("np") : self.found.end("np")]

    @property
    def before(self) -> Kind | None:
        """What stands before those words."""
        place = self.found.start("np")
        return self.sentence.marks[place - 1].kind if place else None

    @property
    def whole(self) -> bool:
        """Whether a number of the list has no decimals."""
        found = (self.sentence.marks[one.place].number for one in self.numbers)
        return any(number is None or number.whole for number in found)

    @property
    def names(self) -> Marks:
        """The names among the words that name the quantity."""
        return tuple(mark for mark in self.phrase if mark.kind is Kind.NAME)

    def has(self, group: str) -> bool:
        """Whether the pattern has such a group and it took part."""
        return group in self.found.re.groupindex and self.found[group] is not None


def numbers(sentence: Sentence, found: re.Match[str]) -> Iterator[Number]:
    """The numbers of a list, each with its target."""
    start, end = found.span("list")
    inside, last = False, -1
    pending: Number | None = None
    for place in range(start, end):
        kind = sentence.marks[place].kind
        inside = kind is Kind.OPEN or (inside and kind is not Kind.CLOSE)
        if kind is not Kind.NUMBER:
            continue
        if inside and pending:
            pending = replace(pending, target=place)
            continue
        if pending:
            yield pending
        approximate = sentence.marks[place - 1].kind is Kind.APPROX and place > last
        pending, last = Number(place, approximate, None), place
    if pending:
        yield pending


def joined(match: Match) -> bool:
    """Whether the phrase is one of several that share what is said: "the input and the output".

    Where a list follows "of", as in "weights and inputs of 0.1 and 0.2", it is in doubt only if
    each thing may have one of the numbers.
    """
    marks, place = match.sentence.marks, match.found.start("np")
    things = 1
    while place > 1 and marks[place - 1].kind is Kind.AND and _is_thing(marks[place - 2]):
        things += 1
        place -= 2
        while place > 0 and marks[place - 1].kind in (Kind.DET, Kind.EITHER, Kind.ADJECTIVE):
            place -= 1
    if match.has("link") or match.way is Way.UNITS:
        return things > 1
    return things > 1 and things == len(match.numbers)


def _is_thing(mark: Mark) -> bool:
    others = (Kind.NAME, Kind.NETWORK, Kind.LAYER, Kind.UNIT, Kind.GRADIENT)
    return mark.kind in NOUNS or mark.kind in others
