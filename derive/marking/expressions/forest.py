"""The formulas of one column as one graph, in which each different part of them stands once.

All parts of one operation whose operands are known are computed at once: so the time for a formula
does not grow with the number of its signs, but with what no other formula has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from derive.marking.columns.kind import Column, Index
from derive.marking.expressions.postfix import MINUS, PAIRED, SINGLE, Postfix

LEAF = 0
OPERATIONS = ("", *PAIRED, *SINGLE)  # by their number; 0 is that of symbols and numbers
NUMBER_OF = {name: number for number, name in enumerate(OPERATIONS)}
NO_VALUE = -1  # in place of the root of a formula in which a number is divided by 0
_PLAIN = frozenset({"+", "-", "*", "/", MINUS})

Symbols: TypeAlias = Callable[[int], Column | float]  # the numbers of each
Part: TypeAlias = tuple[int | float | str, int, int]  # what it is, and its operands


class Group(NamedTuple):
    """The parts from ``begin`` to ``end``, all of one operation, none of which needs another."""

    operation: int
    begin: int
    end: int


@dataclass(frozen=True)
class Forest:
    """Parts, each behind its operands: first the ``leaves``, then the ``groups``.

    ``left`` and ``right`` are the operands of each part, ``sizes`` the marks that it is written
    with, ``roots`` the parts that are whole formulas.
    """

    leaves: Sequence[int | float]
    groups: tuple[Group, ...]
    left: Index
    right: Index
    sizes: Index
    roots: Index

    def worths(self, symbol: Symbols, width: int) -> Column:
        """A row of ``width`` numbers for each part, from those of each ``symbol``."""
        rows = np.empty((self.left.size, width))
        for place, mark in enumerate(self.leaves):
            rows[place] = symbol(mark) if type(mark) is int else mark
        for operation, begin, end in self.groups:
            name, left = OPERATIONS[operation], rows[self.left[begin:end]]
            if name in PAIRED:
                rows[begin:end] = PAIRED[name](left, rows[self.right[begin:end]])
            else:
                rows[begin:end] = SINGLE[name](left)
        return rows

    @property
    def operations(self) -> Index:
        """The number of the operation of each part."""
        found = np.full(self.left.size, LEAF)
        for operation, begin, end in self.groups:
            found[begin:end] = operation
        return found

    def only(self, formulas: Sequence[int] | Index) -> Forest:
        """Some of the formulas, with the parts that they need."""
        roots = self.roots[formulas]
        needed = np.zeros(self.left.size, bool)
        needed[roots] = True
        for _, begin, end in reversed(self.groups):
            these = np.nonzero(needed[begin:end])[0] + begin
            needed[self.left[these]] = needed[self.right[these]] = True
        places = np.concatenate(([0], np.cumsum(needed)))
        every = (Group(one, int(places[b]), int(places[e])) for one, b, e in self.groups)
        kept = needed[: len(self.leaves)].tolist()
        return Forest(
            [leaf for leaf, is_kept in zip(self.leaves, kept, strict=True) if is_kept],
            tuple(group for group in every if group.begin < group.end),
            places[self.left[needed]],
            places[self.right[needed]],
            self.sizes[needed],
            places[roots],
        )


def forest_of(postfixes: Iterable[Postfix]) -> Forest:
    """The ``postfixes``, with NO_VALUE for the root of one in which a number is divided by 0."""
    seeds = _Seeds()
    return seeds.forest([seeds.root(postfix) for postfix in postfixes])


@dataclass
class _Seeds:
    """Parts in the order in which they are met."""

    parts: list[Part] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    _known: dict[Part, int] = field(default_factory=dict)
    _numbers: dict[int, float] = field(default_factory=dict)  # of the parts without symbols

    def root(self, postfix: Postfix) -> int:
        stack: list[int] = []
        known = self._known
        try:
            for mark in postfix:
                if mark in PAIRED:
                    right = stack.pop()
                    part = mark, stack.pop(), right
                elif type(mark) is str:
                    last = stack.pop()
                    part = mark, last, last
                else:
                    part = mark, LEAF, LEAF
                place = known.get(part)
                stack.append(self._new(part) if place is None else place)
        except ZeroDivisionError:
            return NO_VALUE
        return stack[0]

    def _new(self, part: Part) -> int:
        mark, left, right = part
        place = len(self.parts)
        if isinstance(mark, str):
            self._note_number(place, mark, left, right)
            self.heights.append(1 + max(self.heights[left], self.heights[right]))
            self.sizes.append(1 + self.sizes[left] + (self.sizes[right] if mark in PAIRED else 0))
        else:
            if type(mark) is float:
                self._numbers[place] = mark
            self.heights.append(0)
            self.sizes.append(1)
        self.parts.append(part)
        self._known[part] = place
        return place

    def _note_number(self, place: int, mark: str, left: int, right: int) -> None:
        """Work out what holds no symbol. Raises ZeroDivisionError."""
        numbers = self._numbers
        if mark in _PLAIN and left in numbers and right in numbers:
            one, other = numbers[left], numbers[right]
            numbers[place] = -one if mark == MINUS else PAIRED[mark](one, other)

    def forest(self, roots: Sequence[int]) -> Forest:
        marks = [NUMBER_OF[one[0]] if isinstance(one[0], str) else LEAF for one in self.parts]
        operations, heights = np.array(marks, np.intp), np.array(self.heights, np.intp)
        order = np.lexsort((operations, heights))
        places = np.empty(order.size + 1, np.intp)
        places[order], places[NO_VALUE] = np.arange(order.size), NO_VALUE
        left, right = (np.array([one[k] for one in self.parts], np.intp) for k in (1, 2))
        return Forest(
            [self.parts[place][0] for place in order if not marks[place]],
            tuple(_groups(operations[order], heights[order])),
            places[left[order]],
            places[right[order]],
            np.array(self.sizes, np.intp)[order],
            places[np.array(roots, np.intp)],
        )


def _groups(operations: Index, heights: Index) -> Iterator[Group]:
    """The runs of parts of one operation and height, the leaves left out."""
    ends = (np.diff(operations) != 0) | (np.diff(heights) != 0)
    begins = [0, *(np.nonzero(ends)[0] + 1).tolist(), operations.size]
    for begin, end in pairwise(begins):
        if begin < end and operations[begin] != LEAF:
            yield Group(int(operations[begin]), begin, end)
