"""Where each character of a derived text stands in its file, in runs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload


@dataclass(frozen=True, slots=True)
class Offsets(Sequence[int]):
    """A sequence of ``length`` places: from position ``starts[k]`` on they run from ``firsts[k]``.

    ``steps[k]`` is 1 where the characters stand side by side in the file, and 0 where several
    come from one place.
    """

    length: int
    starts: tuple[int, ...] = ()
    firsts: tuple[int, ...] = ()
    steps: tuple[int, ...] = ()

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, at: int) -> int: ...

    @overload
    def __getitem__(self, at: slice) -> Offsets: ...

    def __getitem__(self, at: int | slice) -> int | Offsets:
        if isinstance(at, slice):
            start, end, _ = at.indices(self.length)
            return self._between(start, max(start, end))
        position = at + self.length if at < 0 else at
        if not 0 <= position < self.length:
            raise IndexError(at)
        return self._place(bisect_right(self.starts, position) - 1, position)

    def runs(self) -> Iterable[tuple[int, int, int]]:
        """The length, the first place and the step of each run."""
        ends = (*self.starts[1:], self.length)[: len(self.starts)]
        for start, end, first, step in zip(self.starts, ends, self.firsts, self.steps, strict=True):
            yield end - start, first, step

    def _place(self, run: int, position: int) -> int:
        return self.firsts[run] + self.steps[run] * (position - self.starts[run])

    def _between(self, start: int, end: int) -> Offsets:
        if start == end:
            return Offsets(0)
        low, high = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1)
        starts = (0, *(place - start for place in self.starts[low + 1 : high]))
        firsts = (self._place(low, start), *self.firsts[low + 1 : high])
        return Offsets(end - start, starts, firsts, self.steps[low:high])


def side_by_side(start: int, end: int) -> Offsets:
    """The places from ``start`` up to ``end``."""
    return Offsets(end - start, (0,), (start,), (1,)) if end > start else Offsets(0)


def in_one_place(place: int, length: int) -> Offsets:
    """``length`` characters that all come from ``place``."""
    return Offsets(length, (0,), (place,), (0,)) if length else Offsets(0)


def one_after_the_other(parts: Iterable[Offsets]) -> Offsets:
    """The places of all parts; runs that meet become one."""
    starts: list[int] = []
    firsts: list[int] = []
    steps: list[int] = []
    length = 0
    for part in parts:
        for run, first, step in part.runs():
            meets = bool(starts) and step == steps[-1] == 1
            if not (meets and first == firsts[-1] + length - starts[-1]):
                starts.append(length)
                firsts.append(first)
                steps.append(step)
            length += run
    return Offsets(length, tuple(starts), tuple(firsts), tuple(steps))
