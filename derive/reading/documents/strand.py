"""Text that remembers where in its file every character stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from derive.reading.documents.offsets import (
    Offsets,
    in_one_place,
    one_after_the_other,
    side_by_side,
)


@dataclass(frozen=True, slots=True)
class Strand:
    """``text`` and the place of each of its characters."""

    text: str
    offsets: Offsets

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, part: slice) -> Strand:
        return Strand(self.text[part], self.offsets[part])

    def stripped(self) -> Strand:
        """Without the white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(self.text.strip())]

    def place(self, position: int) -> int:
        """The place of a character; of the end, the place after the last one."""
        if position < len(self.text):
            return self.offsets[position]
        return self.offsets[-1] + 1 if self.text else 0


EMPTY = Strand("", Offsets(0))


def copied(text: str, start: int = 0) -> Strand:
    """Characters that stand in the file as they are, from ``start`` on."""
    return Strand(text, side_by_side(start, start + len(text)))


def made(text: str, place: int) -> Strand:
    """Characters that stand for something else at ``place``."""
    return Strand(text, in_one_place(place, len(text)))


def joined(parts: Iterable[Strand]) -> Strand:
    """One strand of many."""
    kept = [part for part in parts if part.text]
    if len(kept) == 1:
        return kept[0]
    offsets = one_after_the_other(part.offsets for part in kept)
    return Strand("".join(part.text for part in kept), offsets)
