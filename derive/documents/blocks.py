"""The document algebra: what a page holds, before any format or notation is chosen.

A Document holds Terms, not TeX. Its equations are numbered once, here, so every format shows the
same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.figures.picture import Picture
from derive.model.front import PLAIN, Front


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that matters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text that is stressed."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address on the web."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics as its author wrote it, in TeX; what has no TeX shows it so."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A file name, a command, a key."""

    text: str


@dataclass(frozen=True, slots=True)
class Math:
    """Mathematics in running text: ``forms`` of terms, joined by equals signs."""

    forms: tuple[tuple[Term, Form], ...]


@dataclass(frozen=True, slots=True)
class EquationReference:
    """A pointer at the Equations block with this key, shown as its number in brackets."""

    key: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank in running text, for a word; ``answer`` is what belongs there."""

    key: str
    answer: str


Inline: TypeAlias = (
    Text | Strong | Emphasis | Link | Code | Math | Formula | EquationReference | Blank
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the document. ``points`` can be had for what follows."""

    level: int
    content: tuple[Inline, ...]
    points: int = 0


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    content: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list, a Prose an item."""

    items: tuple[Prose, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``left = right``; without ``left`` the row goes on from the one above. ``note``: the rule."""

    left: Term | None
    right: Term
    form: Form = Form.SYMBOLS
    note: str = ""


@dataclass(frozen=True, slots=True)
class Equations:
    """Rows aligned at their equals signs; numbered (once, on the last row) when it has a key."""

    rows: tuple[Row, ...]
    key: str = ""


class Align(StrEnum):
    """How the cells of a column stand."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Table:
    """``header`` and every row have as many cells as ``aligns``."""

    caption: str
    aligns: tuple[Align, ...]
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    marked: frozenset[int] = frozenset()  # rows (from 0) that deserve the reader's eye


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, its caption, and in ``alternative`` what it says to those who cannot see it."""

    picture: Picture
    caption: str
    alternative: str


class Tone(StrEnum):
    """Why a group is set apart."""

    NOTE = "note"
    WARNING = "warning"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks set apart from the text under a short title."""

    tone: Tone
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines for the student to fill in, each after its label, and the ``points`` there are."""

    labels: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Hint:
    """Help with one part, from the general to the particular."""

    part: str
    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """Help that is not seen by accident: collapsed, or upside down on paper."""

    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """Blocks that stand in the answer key alone."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Heading | Prose | Items | Equations | Table | Figure | Group | Fields | Hints | Solution
)


@dataclass(frozen=True, slots=True)
class Document:
    """``name`` is the stem of the files it is written to, ``title`` what a reader sees.

    ``foot`` stands at the foot of every page: the command that makes the document again.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    front: Front = PLAIN
