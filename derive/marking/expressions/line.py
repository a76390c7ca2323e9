"""One line of known pieces: what is joined by signs whose meaning is beyond doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from derive.marking.columns.exact import FUNCTIONS
from derive.marking.expressions.pieces import CLOSED_BY
from derive.marking.expressions.postfix import MINUS, Postfix

Piece: TypeAlias = str | Postfix  # a sign, or an operand
MOST_OPENED = 20  # brackets of one formula
_OPENINGS = frozenset({"(", "\\(", "/{"}).union(
    f"{name}{bracket}" for name in FUNCTIONS for bracket in ("(", "\\(", "{")
)
_SIGNS, _BETWEEN, _BRACKETS = frozenset("+-"), frozenset("*/"), frozenset({"(", "\\("})


class UnclearError(Exception):
    """Only the full reading can say what this means."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Operands that may be ``called`` by a bracket behind them, and derivatives, the ``slopes``.

    The line or the slash of a derivative may be taken for part of a quotient.
    """

    called: set[Postfix] = field(default_factory=set)
    slopes: set[Postfix] = field(default_factory=set)


def last_side(marks: list[Piece]) -> list[Piece]:
    """What stands behind ``dE/dw5 =``, or behind an equals sign in front."""
    if "=" not in marks:
        return marks
    place = marks.index("=")
    if place > 1 or (place == 1 and type(marks[0]) is str):
        raise UnclearError
    return marks[place + 1 :]


@dataclass(slots=True)
class Line:
    """The ``marks`` of one side on their way into postfix order."""

    marks: list[Piece]
    doubts: Doubts
    place: int = 0
    out: list[int | float | str] = field(default_factory=list)
    slashed: bool = False
    beside: bool = False

    def whole(self) -> Postfix:
        """All of it. Raises UnclearError, or IndexError where it breaks off."""
        opened = sum(1 for mark in self.marks if type(mark) is str and mark in _OPENINGS)
        if opened > MOST_OPENED:
            raise UnclearError
        self.marks.append("end")
        self._sum()
        if self.marks[self.place] != "end" or (self.slashed and self._unsure()):
            raise UnclearError
        return tuple(self.out)

    def _unsure(self) -> bool:
        """Whether a slash may reach further than it seems to."""
        return self.beside or not self.doubts.slopes.isdisjoint(self.marks)

    def _sum(self) -> None:
        marks = self.marks
        first = marks[self.place]
        if first in _SIGNS:
            self.place += 1
        self._product()
        if first == "-":
            self.out.append(MINUS)
        while (sign := marks[self.place]) in _SIGNS:
            self.place += 1
            self._product()
            self.out.append(sign)

    def _product(self) -> None:
        self._item()
        while True:
            sign = self.marks[self.place]
            if sign in _BETWEEN:
                self.slashed = self.slashed or sign == "/"
                self.place += 1
                self._factor()
                self.out.append(sign)
            elif type(sign) is tuple or sign in _OPENINGS:
                self._adjoin(sign)
            else:
                return

    def _factor(self) -> None:
        minus = self.marks[self.place] == "-"
        self.place += minus
        self._item()
        if minus:
            self.out.append(MINUS)

    def _adjoin(self, sign: Piece) -> None:
        """A factor without a sign before it."""
        before = self.marks[self.place - 1]
        if type(sign) is tuple and type(sign[0]) is float:
            raise UnclearError
        if sign in _BRACKETS:
            self._check_factor(before)
        self.beside = True
        self._item()
        self.out.append("*")

    def _check_factor(self, before: Piece) -> None:
        """A name before a bracket is a factor if it is no function and the bracket a sum."""
        if type(before) is not tuple:
            return
        inner, after = self.marks[self.place + 1], self.marks[self.place + 2]
        number = type(inner) is tuple and type(inner[0]) is float
        if not number or after not in _SIGNS or before in self.doubts.called:
            raise UnclearError

    def _item(self) -> None:
        mark = self.marks[self.place]
        self.place += 1
        if type(mark) is tuple:
            self.out.extend(mark)
        elif mark in _OPENINGS:
            self._bracket(str(mark))
        else:
            raise UnclearError

    def _bracket(self, opening: str) -> None:
        name = opening.rstrip("\\({")
        self._sum()
        self._close(CLOSED_BY[opening[len(name) :] if name != "/" else opening])
        if name == "/":
            self._sum()
            self._close("}")
        if name:
            self.out.append(name)
        after = self.marks[self.place]
        if type(after) is str and after[:1] == "^":
            if name:
                raise UnclearError
            self.place += 1
            self.out += (float(after[1:]), "^")

    def _close(self, closing: str) -> None:
        if self.marks[self.place] != closing:
            raise UnclearError
        self.place += 1
