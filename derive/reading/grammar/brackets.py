"""Which bracket closes which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from derive.reading.grammar.mark import Mark

CLOSING = {
    "LBRACE": "RBRACE",
    "LPAR": "RPAR",
    "LSQB": "RSQB",
    "LSET": "RSET",
    "LANGLE": "RANGLE",
    "SYSTEM": "SYSTEM_END",
    "GRID_OPEN": "GRID_CLOSE",
    "CASES_OPEN": "CASES_CLOSE",
}
_CLOSERS = frozenset(CLOSING.values())
TABLES = frozenset({"GRID_OPEN", "CASES_OPEN"})
_ROWED = TABLES | {"SYSTEM"}


@dataclass(slots=True)
class _Open:
    type: str
    place: int
    row: bool = False
    relation: bool = False


def partners(marks: Sequence[Mark]) -> dict[int, int]:
    """Where each opening bracket is closed, and where each closing one was opened.

    What has no partner is missing. Brackets around a whole row and its relation belong to two
    statements, and are none.
    """
    found: dict[int, int] = {}
    stack: list[_Open] = []
    waiting = dict.fromkeys(CLOSING.values(), 0)
    for place, mark in enumerate(marks):
        type_ = mark.type
        if type_ in CLOSING:
            stack.append(_Open(type_, place))
            waiting[CLOSING[type_]] += 1
        elif type_ in _CLOSERS and waiting[type_]:
            opening = _popped(stack, waiting, type_)
            if not (opening.row and opening.relation) or opening.type in _ROWED:
                found[opening.place], found[place] = place, opening.place
        elif stack and type_ == "ROW":
            stack[-1].row = True
        elif stack and type_ == "REL":
            stack[-1].relation = True
    return found


def _popped(stack: list[_Open], waiting: dict[str, int], closing: str) -> _Open:
    """The innermost bracket that ``closing`` closes; those inside it stay open."""
    while True:
        opening = stack.pop()
        waiting[CLOSING[opening.type]] -= 1
        if CLOSING[opening.type] == closing:
            return opening


def depth(marks: Sequence[Mark]) -> int:
    """How deep brackets stand in one another."""
    now = deepest = 0
    for mark in marks:
        if mark.type in CLOSING:
            now += 1
            deepest = max(deepest, now)
        elif mark.type in _CLOSERS:
            now -= 1
    return deepest
