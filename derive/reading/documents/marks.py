"""The marks in a text that may open or close mathematics, and where each comes again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_MARK = re.compile(
    r"""
      (?P<BEGIN>\\begin\s?\{(?P<name>[A-Za-z]+\*?)\})
    | (?P<END>\\end\s?\{(?P<other>[A-Za-z]+\*?)\})
    | (?P<ENSURE>\\ensuremath\s*(?=\{))
    | (?P<BRACKET>\\\\?[\[\]()])
    | \\.
    | (?P<dollars>\$+)
    | (?P<brace>[{}])
    | (?P<TICKS>`+)
    """,
    re.VERBOSE | re.DOTALL,
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_BLANK = re.compile(r"\s*+")


class Sort(Enum):
    """The sorts of marks."""

    BEGIN = auto()
    END = auto()
    ENSURE = auto()
    BRACKET = auto()
    DOLLARS = auto()
    DOLLAR = auto()
    BRACE = auto()
    TICKS = auto()


class Mark(NamedTuple):
    """A mark; ``depth`` counts the braces that are open before it."""

    sort: Sort
    text: str
    start: int
    end: int
    depth: int
    name: str = ""  # of an environment


class Marked:
    """A text with its marks, numbered from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks = list(_marks(text))
        self._starts = [mark.start for mark in self._marks]
        self._again: dict[str, list[int]] = defaultdict(list)
        for number, mark in enumerate(self._marks):
            self._again[_key(mark)].append(number)
            if mark.sort in {Sort.DOLLAR, Sort.DOLLARS}:
                self._again["dollars"].append(number)
        blanks = list(_BLANK_LINE.finditer(text))
        self._blank_starts = [blank.start() for blank in blanks]
        self._blank_ends = [blank.end() for blank in blanks]

    def __len__(self) -> int:
        return len(self._marks)

    def __getitem__(self, number: int) -> Mark:
        return self._marks[number]

    def next(self, key: str, after: int) -> int | None:
        """The number of the first mark ``key`` after another; ``}2`` closes the third brace."""
        numbers = self._again.get(key, [])
        place = bisect_right(numbers, after)
        return numbers[place] if place < len(numbers) else None

    def dollars(self, after: int, most: int) -> Iterator[int]:
        """The numbers of the next dollars, single or double."""
        numbers = self._again.get("dollars", [])
        place = bisect_right(numbers, after)
        return iter(numbers[place : place + most])

    def first_after(self, number: int, position: int) -> int:
        """The number of the first mark from ``position`` on; half of ``$$`` may be left of it."""
        found = bisect_left(self._starts, position, lo=number)
        before = self._marks[found - 1]
        if before.sort is Sort.DOLLARS and before.start < position < before.end:
            self._marks[found - 1] = before._replace(sort=Sort.DOLLAR, text="$", start=position)
            return found - 1
        return found

    def touch(self, number: int) -> bool:
        """Whether nothing stands between a mark and the next one."""
        return self._marks[number].end == self._marks[number + 1].start

    def blank(self, start: int, end: int) -> bool:
        """Whether there is only white space."""
        found = _BLANK.match(self.text, start)
        return found is not None and found.end() >= end

    def broken(self, start: int, end: int) -> bool:
        """Whether a blank line stands between two words of ``text[start:end]``."""
        found = _BLANK.match(self.text, start)
        place = bisect_left(self._blank_starts, found.end() if found else start)
        return place < len(self._blank_ends) and self._blank_ends[place] < end


def _marks(text: str) -> Iterator[Mark]:
    """The marks that count; a brace does where it holds the argument of ``\\ensuremath``."""
    depth = 0
    ensured: set[int] = set()
    for found in _MARK.finditer(text):
        group = found.lastgroup
        if group == "brace":
            opening = found[0] == "{"
            depth += opening or -1
            if not opening and depth in ensured:
                ensured.remove(depth)
                yield Mark(Sort.BRACE, f"}}{depth}", found.start(), found.end(), depth)
        elif group == "dollars" and len(found[0]) < 3:
            sort = Sort.DOLLAR if len(found[0]) == 1 else Sort.DOLLARS
            yield Mark(sort, found[0], found.start(), found.end(), depth)
        elif group and group in Sort.__members__:
            if group == "ENSURE":
                ensured.add(depth)
            name = found["name"] or found["other"] or ""
            yield Mark(Sort[group], found[0], found.start(), found.end(), depth, name)


def _key(mark: Mark) -> str:
    return f"\\end{{{mark.name}}}" if mark.sort is Sort.END else mark.text
