"""The pieces of a document that a checker looks at, each with its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Setting(StrEnum):
    """How a formula stands on its page."""

    DISPLAY = "display"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class Formula:
    """Mathematics, as LaTeX or as plain Unicode text, without the marks around it.

    ``line`` and ``column`` (from 1) are the place of its first character in the file.
    ``offsets[k]`` is the place in the file's text of character ``k`` of ``source``: after macros
    are expanded or entities read, several characters may come from one place.
    """

    source: str
    line: int
    column: int
    setting: Setting
    offsets: Sequence[int] = field(repr=False)
    label: str = ""  # an author's \tag or \label, if any


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text between displays: a paragraph, an item, a heading or a cell of a table.

    ``source`` is its text with markup removed; each formula inside is still there, in its own
    characters, from ``start`` to ``end`` of ``inline`` (its Formula is listed in the same order).
    ``offsets`` are as those of a formula.
    """

    source: str
    line: int
    column: int
    offsets: Sequence[int] = field(repr=False)
    inline: tuple[tuple[int, int, Formula], ...] = ()


Passage: TypeAlias = Formula | Paragraph


@dataclass(frozen=True, slots=True)
class Source:
    """A document: its file's text and its passages in reading order.

    Inline formulas are listed inside their paragraphs only. ``remarks`` say in sentences what was
    left out, as an ``\\input`` that was not followed.
    """

    name: str
    text: str = field(repr=False)
    passages: tuple[Passage, ...]
    remarks: tuple[str, ...] = ()
