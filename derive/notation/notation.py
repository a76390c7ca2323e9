"""Notations: which name a variable is written with, and how numbers and products look."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Literal, Protocol, Self, TypeAlias

from derive.algebra.term import Term
from derive.algebra.variable import Variable
from derive.model.graph import Graph
from derive.model.problem import NotationChoice
from derive.notation.greek import GREEK


class Style(Enum):
    """What a part of a name is, and so how it is set."""

    LETTER = "a single letter, italic"
    GREEK = "a Greek letter, by its English name"
    WORD = "a word, upright"
    BOLD = "a letter for a vector or a matrix, upright; a Greek one by its English name"
    DIGITS = "digits, upright"
    MARK = "a comma, a bracket, a plus sign"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a name that is set in one style."""

    text: str
    style: Style


Parts: TypeAlias = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its indices; each is a run of parts, empty where there is none."""

    base: Parts
    subscript: Parts = ()
    superscript: Parts = ()


ProductSign: TypeAlias = Literal["dot", "times", "asterisk"]
DecimalMark: TypeAlias = Literal[".", ","]
Vectors: TypeAlias = Literal["column", "row"]
Sentence: TypeAlias = "tuple[str | Term, ...]"


class Naming(Protocol):
    """How variables are called: different variables of a graph have different names."""

    def __call__(self, graph: Graph, variable: Variable, /) -> Name:
        """The name of ``variable``, which may carry bound indices in place of units."""

    def adapted(self, choice: NotationChoice, /) -> Self:
        """The same with the letters and the order of indices that an author has chosen."""

    def conventions(self, graph: Graph, /) -> tuple[Sentence, ...]:
        """What a reader must be told once about the names in ``graph``, with examples from it."""


@dataclass(frozen=True, slots=True)
class Notation:
    """A way of writing; with ``vectors`` the derivation is told once more in matrices."""

    name: str
    naming: Naming
    product: ProductSign = "dot"
    decimal_mark: DecimalMark = "."
    vectors: Vectors | None = None


def parts(text: str) -> Parts:
    """``h1`` is the letter h and the digit 1, ``total`` a word, ``eta`` a Greek letter."""
    return tuple(Part(piece, _style(piece)) for piece in re.findall(r"[^\W\d_]+|\d+|\S", text))


def bold(letter: str) -> Parts:
    """A letter for a vector or a matrix."""
    return (Part(letter, Style.BOLD),)


def _style(piece: str) -> Style:
    if piece.isdecimal():
        return Style.DIGITS
    if not piece.isalpha():
        return Style.MARK
    if piece in GREEK:
        return Style.GREEK
    return Style.LETTER if len(piece) == 1 else Style.WORD
