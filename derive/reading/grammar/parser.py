"""Reading one side of an equation with lark's LALR parser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from lark import Lark, UnexpectedToken

from derive.reading.grammar.brackets import CLOSING, partners
from derive.reading.grammar.build import Builder
from derive.reading.grammar.lexer import Marks
from derive.reading.grammar.limits import DEEPEST, MOST_IN_A_SIDE, too_deep, towering
from derive.reading.grammar.mark import Mark
from derive.reading.grammar.parts import UnclearError, placed
from derive.reading.grammar.syntax import GRAMMAR
from derive.reading.tree import Node, Side, Unread

_REASONS = {
    "END": "something is missing here",
    "PARTIAL": "this ∂ is part of no derivative",
    "ELLIPSIS": "an ellipsis leaves something out",
    "BLANK": "this is a blank",
    "TEXT": "words stand here in place of a formula",
    "REL": "a relation stands inside brackets",
    "TOP": "there is nothing here to transpose",
    "PRIME": "this prime belongs to no name",
    "NULL": "this bracket has no partner",
}
_CLOSERS = frozenset(CLOSING.values())


@lru_cache(maxsize=1)
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer=Marks, transformer=Builder())


def side(marks: Sequence[Mark], start: int, end: int) -> Side:
    """The tree of what stands from ``start`` to ``end``, or where reading it stopped and why."""
    fault = _fault(marks, start)
    if fault:
        return Unread(start, end, *fault)
    try:
        parse: Any = _parser().parse  # lark hands what it is given to the lexer
        return _bounded(parse(marks), start, end)
    except UnexpectedToken as error:
        token: Any = error.token
        at = end if token.type == "END" else token.start
        return Unread(start, end, at, _reason(token.type, getattr(token, "text", "")))
    except UnclearError as error:
        return Unread(start, end, error.at, error.reason)


def _fault(marks: Sequence[Mark], start: int) -> tuple[int, str] | None:
    """What is known to be wrong before anything is parsed."""
    if not marks:
        return start, "nothing stands on this side"
    if len(marks) > MOST_IN_A_SIDE:
        return marks[MOST_IN_A_SIDE].start, f"this has more than {MOST_IN_A_SIDE} marks"
    for mark in marks:
        if mark.type == "ERROR":
            return mark.start, str(mark.value)
        if mark.type in ("ELLIPSIS", "BLANK"):
            return mark.start, _REASONS[mark.type]
    return _unclosed(marks)


def _unclosed(marks: Sequence[Mark]) -> tuple[int, str] | None:
    closing = partners(marks)
    for place, mark in enumerate(marks):
        if place not in closing:
            if mark.type in CLOSING:
                return mark.start, "this bracket is not closed"
            if mark.type in _CLOSERS:
                return mark.start, "this bracket was not opened"
    return None


def _reason(type_: str, text: str) -> str:
    return _REASONS.get(type_, f"{text[:20] or 'what stands here'} cannot stand here")


def _bounded(node: Node, start: int, end: int) -> Side:
    if too_deep(node):
        return Unread(start, end, start, f"more than {DEEPEST} operations stand in one another")
    tower = towering(node)
    if tower:
        return Unread(start, end, tower.start, "this power is too large to be worked with")
    return placed(node, start, end)
