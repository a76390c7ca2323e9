"""What the readers of all formats yield, in reading order."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from derive.reading.documents.strand import EMPTY, Strand


class Kind(Enum):
    """What a piece is."""

    TEXT = auto()  # running text, without markup
    INLINE = auto()  # mathematics in it
    DISPLAY = auto()  # mathematics on its own
    BREAK = auto()  # a paragraph ends


class Piece(NamedTuple):
    """A strand and what it is; ``label`` is a number that the page prints beside a display."""

    kind: Kind
    strand: Strand = EMPTY
    label: str = ""


BREAK = Piece(Kind.BREAK)
