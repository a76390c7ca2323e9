"""From the marks of a formula to its statements: rows, columns, chains of relations, sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from derive.reading.grammar.brackets import CLOSING, TABLES, partners
from derive.reading.grammar.mark import Mark

Side: TypeAlias = list[Mark]
_SIGNS = frozenset({"PLUS", "MINUS", "TIMES", "SLASH", "ODOT"})
_BREAKS = frozenset({"COMMA", "SEMI", "STOP", "BREAK"})
_WIDE = frozenset({"ROW", "COLUMN", "GAP"})  # what stands after these may go on with what was


@dataclass(slots=True)
class Statement:
    """Sides with relations between them; a side may be empty. ``listed``: a comma ends it."""

    sides: list[Side] = field(default_factory=lambda: [[]])
    relations: list[Mark] = field(default_factory=list)
    listed: bool = False

    def is_open(self) -> bool:
        """Whether something must follow: it ends with a sign or with a relation."""
        last = self.sides[-1]
        return bool(last and last[-1].type in _SIGNS) or bool(self.relations and not last)


class Rows:
    """Goes through the marks once; what stands in brackets stays together."""

    def __init__(self, marks: list[Mark]) -> None:
        self.marks = marks
        self.partners = partners(marks)
        self.statements: list[Statement] = []
        self.columns: dict[int, Statement] = {}  # the last statement of each pair of columns
        self.now: Statement | None = None
        self.before = "ROW"  # what stands before the present mark, if it starts something
        self.amps = 0

    def read(self) -> list[Statement]:
        """The statements in order."""
        place = 0
        while place < len(self.marks):
            place = self._step(place)
        return self.statements

    def _step(self, place: int) -> int:
        mark = self.marks[place]
        close = self.partners.get(place)
        if mark.type in CLOSING and close is not None:
            if close > place + 2 or self.marks[place + 1].type != "TEXT":  # no remark as (rounded)
                self._side(place).extend(_inside(self.marks[place : close + 1]))
            return close + 1
        if mark.type == "ROW":
            self._break("ROW")
            self.amps = 0
        elif mark.type == "AMP":
            self._amp()
        elif mark.type == "GAP":
            self._break("GAP")
        elif mark.type in _BREAKS or (mark.type == "TEXT" and not self._is_side(place)):
            if self.now and mark.type == "COMMA":
                self.now.listed = True
            self._break("COMMA")
        elif mark.type == "REL":
            self._relation(mark)
        else:
            self._side(place).append(mark)
        return place + 1

    def _amp(self) -> None:
        """Every second ``&`` starts a column of its own."""
        self.amps += 1
        if not self.amps % 2:
            self._break("COLUMN")

    def _type(self, place: int) -> str:
        return self.marks[place].type if 0 <= place < len(self.marks) else "ROW"

    def _is_side(self, place: int) -> bool:
        """Whether words stand alone as one side of a relation."""
        around = {self._type(place - 1), self._type(place + 1)}
        return "REL" in around and around <= {"REL", "ROW", "AMP", "GAP", "COMMA", "STOP"}

    def _break(self, kind: str) -> None:
        if self.now and not (kind in _WIDE and self.now.is_open()):
            self.now = None
        if self.now is None and not (kind == "GAP" and self.before == "ROW"):
            self.before = kind

    def _above(self) -> Statement | None:
        """The statement that a new row or a wide gap may go on with."""
        if self.before not in _WIDE:
            return None
        last = self.statements[-1] if self.statements else None
        return last if self.before == "GAP" else self.columns.get(self.amps // 2, last)

    def _start(self) -> Statement:
        self.now = Statement()
        self.statements.append(self.now)
        self.columns[self.amps // 2] = self.now
        return self.now

    def _relation(self, mark: Mark) -> None:
        statement = self.now or self._above() or self._start()
        self.now = statement
        statement.relations.append(mark)
        statement.sides.append([])

    def _side(self, place: int) -> Side:
        """The side that the mark at ``place`` belongs to."""
        if self.now is None and self.marks[place].type in _SIGNS:
            self.now = self._above() if self._goes_on(place) else None
        return (self.now or self._start()).sides[-1]

    def _goes_on(self, place: int) -> bool:
        """Whether a sign at the start of a row continues the side above.

        A row that has its own relation, aligned or behind a minus sign, is a statement.
        """
        if self.amps % 2:
            return True
        ahead = self._ahead[place]
        return not ahead or (ahead == "REL" and self.marks[place].type != "MINUS")

    @cached_property
    def _ahead(self) -> list[str]:
        """For each mark what its row still has: a REL, one that is aligned (AMP), or none."""
        ahead, now = [], ""
        for mark in reversed(self.marks):
            if mark.type == "ROW":
                now = ""
            elif mark.type == "REL" or (mark.type == "AMP" and now):
                now = mark.type
            ahead.append(now)
        return ahead[::-1]


def _inside(marks: list[Mark]) -> list[Mark]:
    """The marks of a bracket; a row that ends inside is none, except in a table."""
    tables, kept = 0, []
    for mark in marks:
        if mark.type in TABLES:
            tables += 1
        elif CLOSING["GRID_OPEN"] == mark.type or CLOSING["CASES_OPEN"] == mark.type:
            tables -= 1
        if tables or mark.type not in ("ROW", "AMP", "GAP"):
            kept.append(mark)
    return kept


def statements(marks: list[Mark]) -> list[Statement]:
    """What the marks state, in order."""
    return Rows(marks).read()
