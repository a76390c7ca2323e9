"""One line of known pieces: what is joined by signs whose meaning is beyond doubt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from derive.marking.columns.exact import FUNCTIONS
from derive.marking.expressions.pieces import CLOSED_BY
from derive.marking.expressions.postfix import MINUS, Postfix

Piece: TypeAlias = str | Postfix  # a sign, or an operand
_CLOSINGS = frozenset(CLOSED_BY.values())
MOST_OPENED = 20  # brackets of one formula
_BRACKETS = frozenset({"(", "\\(", "[", "\\["})
_OPENINGS = frozenset({*_BRACKETS, "/{"}).union(
    f"{name}{bracket}" for name in FUNCTIONS for bracket in ("(", "\\(", "{")
)
_SIGNS, _BETWEEN = frozenset("+-"), frozenset("*/")


class UnclearError(Exception):
    """Only the full reading can say what this means."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Operands that may be ``called`` by a bracket behind them, ``moments`` that may stand in it.

    The line or the slash of a derivative, the ``slopes``, may be taken for part of a quotient.
    """

    called: set[Postfix] = field(default_factory=set)
    moments: set[Postfix] = field(default_factory=set)
    slopes: set[Postfix] = field(default_factory=set)


def last_side(marks: list[Piece]) -> list[Piece]:
    """What stands behind ``dE/dw5 =``, or behind an equals sign in front."""
    if "=" not in marks:
        return marks
    return marks[marks.index("=") + 1 :]


@dataclass(slots=True)
class Line:
    """The ``marks`` of one side on their way into postfix order."""

    marks: list[Piece]
    doubts: Doubts
    place: int = 0
    out: list[int | float | str] = field(default_factory=list)
    slashed: bool = False

    def whole(self) -> Postfix:
        """All of it. Raises UnclearError, or IndexError where it breaks off."""
        opened = sum(1 for mark in self.marks if type(mark) is str and mark in _OPENINGS)
        if opened > MOST_OPENED:
            raise UnclearError
        self.marks.append("end")
        self._sum()
        if self.marks[self.place] != "end":
            raise UnclearError
        if self.slashed and not self.doubts.slopes.isdisjoint(self.marks):
            raise UnclearError
        return tuple(self.out)

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
        slashed = False
        while True:
            sign = self.marks[self.place]
            if sign in _BETWEEN:
                slashed = sign == "/"
                self.slashed = self.slashed or slashed
                self.place += 1
                self._factor()
                self.out.append(sign)
            elif type(sign) is tuple or sign in _OPENINGS:
                if slashed:  # which may reach further than it seems to
                    raise UnclearError
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
        if type(sign) is tuple and not any(type(mark) is int for mark in sign):
            raise UnclearError
        if sign in _BRACKETS:
            self._check_factor(before)
        self._item()
        self.out.append("*")

    def _check_factor(self, before: Piece) -> None:
        """A name before a bracket is a factor if it is no function, and no argument stands there.

        That would be one name or number, or a moment such as t+1.
        """
        if type(before) is not tuple:
            return
        inner, after = self.marks[self.place + 1], self.marks[self.place + 2]
        alone = type(inner) is tuple and after in _CLOSINGS
        if alone or before in self.doubts.called or inner in self.doubts.moments:
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
        self._check_sum(opening)
        name = opening.rstrip("\\([{")
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
            self.out += (float(after[-1]), MINUS, "^") if "-" in after else (float(after[-1]), "^")

    def _check_sum(self, opening: str) -> None:
        """One number or name in square brackets may be an index."""
        if "[" in opening and self.marks[self.place + 1] in _CLOSINGS:
            raise UnclearError

    def _close(self, closing: str) -> None:
        if self.marks[self.place] != closing:
            raise UnclearError
        self.place += 1
