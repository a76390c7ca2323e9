"""Environments: tables that only align statements, choices and systems behind a single brace."""

from __future__ import annotations

from derive.reading.grammar.brackets import partners
from derive.reading.grammar.mark import Mark

_DROPPED = frozenset({"NULL", "SYSTEM", "SYSTEM_END"})
_BEFORE = frozenset({"ROW", "GAP", "AMP", "COMMA", "SEMI", "STOP", "BREAK", "TEXT", *_DROPPED})
_SPECIAL = _DROPPED | {"CASES_OPEN"}
_ARRAYS = frozenset({"array", "tabular"})
_CHOICE = {"GRID_OPEN": "CASES_OPEN", "GRID_CLOSE": "CASES_CLOSE"}


def flattened(marks: list[Mark]) -> list[Mark]:
    r"""The marks without what only arranges statements or is not seen.

    At the start of a statement, tables of equations are such. A table behind ``\left\{`` is a
    choice; behind a relation, equations behind a brace are not understood.
    """
    if not any(mark.type in _SPECIAL or mark.text in _ARRAYS for mark in marks):
        return marks
    closing, kept = partners(marks), list(marks)
    for place, mark in enumerate(marks):
        close = closing.get(place)
        if close is None or close < place:
            continue
        if mark.type == "SYSTEM":
            _system(marks, kept, place, close)
        elif _arranges(marks, place, close):
            _retype(kept, (place, close), {mark.type: "NULL", marks[close].type: "NULL"})
    return [mark for mark in kept if mark.type not in _DROPPED]


def _retype(kept: list[Mark], places: tuple[int, int], types: dict[str, str]) -> None:
    for place in places:
        kept[place] = kept[place]._replace(type=types[kept[place].type])


def _system(marks: list[Mark], kept: list[Mark], place: int, close: int) -> None:
    r"""What stands between ``\left\{`` and ``\right.``."""
    table = marks[place + 1].type == "GRID_OPEN" and marks[close - 1].type == "GRID_CLOSE"
    if table and not _relation_first(marks, place + 2, close):
        _retype(kept, (place + 1, close - 1), _CHOICE)
    elif not _begins(marks, place):
        reason = "several statements stand on this side"
        kept[place] = marks[place]._replace(type="ERROR", value=reason)


def _arranges(marks: list[Mark], place: int, close: int) -> bool:
    """Whether the table that opens at ``place`` holds statements."""
    mark = marks[place]
    if not _begins(marks, place):
        return False
    if mark.type == "CASES_OPEN" or (place and marks[place - 1].type == "SYSTEM"):
        return mark.text != "matrix" and _relation_first(marks, place + 1, close)
    return mark.text in _ARRAYS and _relates(marks[place + 1 : close])


def _begins(marks: list[Mark], place: int) -> bool:
    """Whether a statement starts at ``place``."""
    while place and marks[place - 1].type in _DROPPED:
        place -= 1
    return not place or marks[place - 1].type in _BEFORE


def _relation_first(marks: list[Mark], place: int, close: int) -> bool:
    """Whether the first cell is a statement; a condition behind a comma is none."""
    for mark in marks[place:close]:
        if mark.type in ("AMP", "ROW", "COMMA"):
            break
        if mark.type == "REL":
            return True
    return False


def _relates(marks: list[Mark]) -> bool:
    """Whether a relation stands outside all brackets."""
    inner = partners(marks)
    place = 0
    while place < len(marks):
        if marks[place].type == "REL":
            return True
        place = max(inner.get(place, place), place) + 1
    return False
