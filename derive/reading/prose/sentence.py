"""A sentence made ready for the patterns: its marks without its moments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from derive.algebra.variable import Variable
from derive.reading.prose.claim import Memory, Names
from derive.reading.prose.kinds import Kind, pattern
from derive.reading.prose.marks import Mark, Marks, letters
from derive.reading.prose.network import unit_of, units
from derive.reading.prose.timing import Timed

LONGEST = 300  # marks; a longer run without a full stop is no sentence
_UNIT = pattern(r"(?P<nth>@ordinal)(?P<after>@unit)|(?P<before>@unit)(?P<number>@number)")
_ENDS = (Kind.PERIOD, Kind.QUESTION)


@dataclass(frozen=True)
class Sentence:
    """``marks`` and their ``letters``; ``timed`` has the moments that were among them."""

    names: Names
    memory: Memory
    timed: Timed
    text: str  # the paragraph

    @property
    def marks(self) -> Marks:
        """The words, the moments left out."""
        return self.timed.marks

    @cached_property
    def letters(self) -> str:
        """A letter for each mark."""
        return letters(self.marks)

    def unit_before(self, place: int) -> tuple[Variable, ...]:
        """The different units named before mark ``place``."""
        found = (unit_of(mark.quantity) for mark in self.marks[:place])
        return tuple(dict.fromkeys(unit for unit in found if unit))

    def layer_before(self, place: int) -> str:
        """The group of units spoken of last before mark ``place``: hidden, output or none."""
        kinds = (Kind.LAYER, Kind.UNIT)
        said = [mark.meaning for mark in self.marks[:place] if mark.kind in kinds and mark.meaning]
        return said[-1].removesuffix("s") if said and isinstance(said[-1], str) else ""


def sentences(marks: Sequence[Mark]) -> Iterator[Marks]:
    """``marks`` cut behind every full stop, exclamation mark and question mark."""
    start = 0
    for place, mark in enumerate(marks):
        if mark.kind in _ENDS:
            yield tuple(marks[start : place + 1])
            start = place + 1
    if marks[start:]:
        yield tuple(marks[start:])


def numbered(marks: Marks, names: Names, memory: Memory) -> Marks:
    """``marks`` with "the second output neuron" and "hidden unit 1" made into names."""
    result: list[Mark] = []
    place = 0
    for found in _UNIT.finditer(letters(marks)):
        mark = _unit(marks, found, names, memory)
        if mark:
            result.extend((*marks[place : found.start()], mark))
            place = found.end()
    return (*result, *marks[place:])


def _unit(marks: Marks, found: re.Match[str], names: Names, memory: Memory) -> Mark | None:
    group = marks[found.start("after" if found["after"] else "before")]
    number = marks[found.start("nth" if found["nth"] else "number")]
    count = number.number.count if number.number else number.meaning
    if not isinstance(count, int) or group.meaning not in {"output", "hidden"}:
        return None
    memory.from_zero |= count == 0
    listed = units(names, f"{group.meaning}s")
    if not 0 < count <= len(listed) or (memory.from_zero and not found["nth"]):
        return None
    first, last = marks[found.start()], marks[found.end() - 1]
    return first._replace(
        kind=Kind.NAME, end=last.end, quantity=listed[count - 1], number=None, meaning=None
    )
