"""What is opened and closed in a formula: brackets with or without a size, and environments."""

from __future__ import annotations

import re

from derive.reading.grammar.spelling import SPELLINGS
from derive.reading.grammar.tape import Tape
from derive.reading.grammar.words import ALIGNED, CASES, GRIDS

_DELIMITER = re.compile(r"\s*(\\[A-Za-z]+|\\.|\|\||.)", re.DOTALL)


def bracket(tape: Tape, type_: str, start: int) -> None:
    """Keep account of what is open."""
    if type_[0] == "L":
        tape.opened.append((tape.source[start], start))
    elif tape.opened:
        tape.opened.pop()


def delimiter(tape: Tape, name: str, start: int) -> None:
    r"""A bracket after ``\left`` or ``\right``; a full stop is one that is not seen."""
    found = _DELIMITER.match(tape.source, tape.place)
    if not found:
        tape.fault(f"{name} needs a bracket", start)
        return
    tape.place = found.end()
    seen = {"<": "LANGLE", ">": "RANGLE", ".": "NULL"}.get(found[1])
    type_ = seen or SPELLINGS.get(found[1], ("ERROR", ""))[0]
    place = found.start(1)
    if type_ in ("LPAR", "LSQB", "LSET", "RPAR", "RSQB", "RSET"):
        bracket(tape, type_, place)
    if name == "\\left":
        tape.lefts.append(len(tape.marks))
        tape.write(type_, found[1], start, "cannot be a bracket")
    else:
        _right(tape, type_, found[1], start)


def _right(tape: Tape, type_: str, text_: str, start: int) -> None:
    left = tape.lefts.pop() if tape.lefts else -1
    opening = tape.marks[left] if 0 <= left < len(tape.marks) else None
    if opening and opening.type == "NULL" and type_ == "BAR":
        tape.marks[left] = opening._replace(type="LBRACE")
        tape.write("RBRACE", "", start)
        tape.write("EVAL", "|", start)
    elif opening and opening.type == "LSET" and type_ == "NULL":
        tape.marks[left] = opening._replace(type="SYSTEM")
        tape.write("SYSTEM_END", "", start)
    else:
        tape.write(type_, text_, start, "cannot be a bracket")


def environment(tape: Tape, name: str, start: int) -> None:
    """The beginning or the end of rows, of cases, or of lines that are set under one another."""
    kind = (tape.group() or "").strip().rstrip("*")
    side = "OPEN" if name == "\\begin" else "CLOSE"
    if kind in GRIDS or kind in CASES:
        if kind in ("array", "tabular") and side == "OPEN":
            tape.skip(1)
        tape.write(f"{'GRID' if kind in GRIDS else 'CASES'}_{side}", kind, start)
    elif kind not in ALIGNED:
        tape.fault(f"the environment {kind} is not known here", start)
    elif kind.startswith("alignat") or kind == "alignedat":
        tape.skip(1 if side == "OPEN" else 0)
