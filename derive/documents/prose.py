"""Writing sentences with mathematics in them: ``prose("Consider {w}.", w=weight)``."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter
from typing import TypeAlias

from derive.algebra.term import Operand, term
from derive.derivation.step import Form
from derive.documents.blocks import (
    Heading,
    Inline,
    Items,
    Math,
    Prose,
    Text,
)
from derive.notation.notation import Notation

Part: TypeAlias = "Inline | Operand | Sequence[Inline] | str"


def inline(template: str, **parts: Part) -> tuple[Inline, ...]:
    """The text of ``template`` with each ``{name}`` replaced: terms become mathematics."""
    pieces: list[Inline] = []
    for text, name, _, _ in Formatter().parse(template):
        if text:
            pieces.append(Text(text))
        if name is not None:
            pieces.extend(_pieces(parts[name]))
    return tuple(pieces)


def prose(template: str, **parts: Part) -> Prose:
    """A paragraph; see ``inline``."""
    return Prose(inline(template, **parts))


def heading(level: int, template: str, **parts: Part) -> Heading:
    """A heading; see ``inline``."""
    return Heading(level, inline(template, **parts))


def items(*entries: Prose, ordered: bool = False) -> Items:
    """A list of paragraphs."""
    return Items(entries, ordered)


def value(of: Operand) -> Math:
    """The value of a term."""
    return Math(((term(of), Form.VALUE),))


def with_value(of: Operand) -> Math:
    """``symbol = value``."""
    return Math(((term(of), Form.SYMBOLS), (term(of), Form.VALUE)))


def listed(parts: Sequence[Part], last: str = " and ") -> tuple[Inline, ...]:
    """``a, b and c``."""
    pieces: list[Inline] = []
    for place, part in enumerate(parts):
        if place:
            pieces.append(Text(last if place == len(parts) - 1 else ", "))
        pieces.extend(_pieces(part))
    return tuple(pieces)


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(count: int, noun: str, plural: str = "") -> str:
    """``one input``, ``two inputs``, ``12 inputs``."""
    return f"{number_word(count)} {noun if count == 1 else plural or noun + 's'}"


def grouped(number: int, notation: Notation) -> str:
    """``10,000``; with a decimal comma, which this could be taken for, ``10 000``."""
    return f"{number:,}".replace(",", "," if notation.decimal_mark == "." else "\u00a0")


def noun(things: Sequence[object], singular: str) -> str:
    """``Weight``, ``Weights``, ``Biases``: as many as there are things."""
    if len(things) == 1:
        return singular
    return singular + ("es" if singular.endswith("s") else "s")


def number_word(count: int) -> str:
    """``two``, ``12``."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def _pieces(part: Part) -> tuple[Inline, ...]:
    if isinstance(part, str):
        return (Text(part),)
    if isinstance(part, Inline):
        return (part,)
    if isinstance(part, Sequence):
        return tuple(piece for piece in part if not isinstance(piece, str))
    return (Math(((term(part), Form.SYMBOLS),)),)
