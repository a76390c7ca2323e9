"""A block of equations as our own pages lay it out: a grid of rows, each side a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.reading.documents.html.elements import classes
from derive.reading.documents.html.tokens import Tag
from derive.reading.documents.piece import BREAK, Kind, Piece
from derive.reading.documents.strand import Strand, joined, made

_NUMBER = re.compile(r"\((\w{1,4}(?:\.\w{1,4})?)\)")


class Rows:
    """The rows of one block, up to the end of its element."""

    def __init__(self) -> None:
        self._rows: list[list[Strand]] = []
        self._notes: list[Strand] = []
        self._label = ""
        self._depth = 1

    def tag(self, tag: Tag) -> bool:
        """Take a tag; whether the block ends with it."""
        if tag.name == "div":
            self._depth += -1 if tag.closing else 1
        if not tag.closing and "row" in classes(tag):
            self._rows.append([])
        elif not tag.closing and "rhs" in classes(tag) and self._rows and not self._rows[-1]:
            self._rows[-1].append(made("", 0))
        return not self._depth

    def text(self, strand: Strand) -> None:
        """Take a number or a remark."""
        bare = strand.stripped()
        if number := _NUMBER.fullmatch(bare.text):
            self._label = self._label or number[1]
        elif bare.text:
            self._notes.append(bare)

    def formula(self, strand: Strand) -> None:
        """Take one side of a row; what follows the second belongs to it."""
        if not self._rows:
            self._rows.append([])
        cells = self._rows[-1]
        if len(cells) == len(("left", "right")):
            strand = joined((cells.pop(), strand))
        cells.append(strand)

    def pieces(self) -> Iterator[Piece]:
        """The block as one display, and the remarks beside it."""
        lines = [_between(cells, " & ") for cells in self._rows]
        yield Piece(Kind.DISPLAY, _between(lines, r" \\ "), self._label)
        for note in self._notes:
            yield Piece(Kind.TEXT, note)
            yield BREAK


def _between(parts: list[Strand], sign: str) -> Strand:
    """The parts with a sign between each two, which stands where the second one begins."""
    joints = [joined((made(sign, part.place(0)), part)) for part in parts[1:]]
    return joined((*parts[:1], *joints))
