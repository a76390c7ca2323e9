"""What separates the entries of matrices, lists and cases."""

from __future__ import annotations

from dataclasses import dataclass, field

from derive.reading.grammar.brackets import CLOSING, TABLES
from derive.reading.grammar.mark import Mark

_CLOSERS = frozenset(CLOSING.values())
_LISTS = frozenset({"LPAR", "LSQB", "LSET", "LANGLE"})
_SEPARATORS = frozenset({"COMMA", "SEMI", "AMP", "ROW", "TEXT", "STOP"})


@dataclass(slots=True)
class _Bracket:
    place: int
    type: str
    own: list[int] = field(default_factory=list)  # where its separators stand


def celled(marks: list[Mark], *, comma: bool) -> list[Mark]:
    """``CELL`` between the entries of a row, ``LINE`` between rows.

    ``comma`` says that numbers have a decimal comma, so that semicolons separate entries.
    """
    if not any(mark.type in _SEPARATORS for mark in marks):
        return marks
    kept: list[Mark | None] = list(marks)
    stack: list[_Bracket] = []
    for place, mark in enumerate(marks):
        if mark.type in CLOSING:
            stack.append(_Bracket(place, mark.type))
        elif mark.type in _CLOSERS and stack:
            _separate(marks, kept, stack.pop(), place, comma=comma)
        elif stack and mark.type in _SEPARATORS:
            stack[-1].own.append(place)
    return [mark for mark in kept if mark is not None]


def _separate(
    marks: list[Mark], kept: list[Mark | None], bracket: _Bracket, close: int, *, comma: bool
) -> None:
    kinds = {marks[place].type for place in bracket.own}
    if bracket.type == "LSET" and "TEXT" in kinds:
        kept[bracket.place] = marks[bracket.place]._replace(type="CASES_OPEN")
        kept[close] = marks[close]._replace(type="CASES_CLOSE")
        _in_table(marks, kept, bracket.own, close, row="SEMI")
    elif bracket.type in TABLES:
        _in_table(marks, kept, bracket.own, close, row="ROW")
    elif bracket.type in _LISTS:
        below = "CELL" if comma and "COMMA" not in kinds else "LINE"
        types = {"COMMA": "CELL", "SEMI": below}
        for place in bracket.own:
            if marks[place].type in types:
                kept[place] = marks[place]._replace(type=types[marks[place].type])


def _in_table(
    marks: list[Mark], kept: list[Mark | None], own: list[int], close: int, row: str
) -> None:
    for place in own:
        mark, before, after = marks[place], marks[place - 1].type, marks[place + 1].type
        if mark.type == row:
            kept[place] = mark._replace(type="LINE") if place + 1 < close else None
        elif mark.type == "AMP":
            kept[place] = mark._replace(type="CELL")
        elif mark.type == "TEXT" and mark.value == "OTHERWISE":
            kept[place] = mark._replace(type="OTHERWISE")
        elif mark.type == "TEXT" and mark.value == "IF":
            kept[place] = None if before == "AMP" else mark._replace(type="CELL")
        elif after in ("AMP", row, "TEXT") or place + 1 == close:
            kept[place] = None  # a comma at the end of a cell
