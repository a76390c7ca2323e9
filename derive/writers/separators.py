"""Lists of numbers with a decimal comma: 0,05; 0,10 and not 0,05, 0,10."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from derive.derivation.step import Form
from derive.documents.blocks import Document, Inline, Math, Text
from derive.documents.deck import Deck

COMMA, SEMICOLON = Text(", "), Text("; ")
_OURS = {Document.__module__, Deck.__module__}
Whole = TypeVar("Whole", Document, Deck)


def with_semicolons(document: Whole) -> Whole:
    """``document`` with a semicolon for every comma of a list that follows a number."""
    return replace(document, blocks=_changed(document.blocks))


def _changed(part: Any) -> Any:
    """The blocks and texts inside ``part`` changed; terms and pictures hold no lists."""
    if isinstance(part, tuple):
        inner = tuple(map(_changed, part))
        return _separated(inner) if COMMA in inner else inner
    ours = type(part).__module__ in _OURS
    if not ours or not is_dataclass(part) or isinstance(part, type):
        return part
    values = {field.name: _changed(getattr(part, field.name)) for field in fields(part)}
    return type(part)(**values)


def _separated(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    after = (
        SEMICOLON if piece == COMMA and _is_number(before) else piece
        for before, piece in pairwise(content)
    )
    return (content[0], *after)


def _is_number(piece: Inline) -> bool:
    return isinstance(piece, Math) and piece.forms[-1][1] is not Form.SYMBOLS
