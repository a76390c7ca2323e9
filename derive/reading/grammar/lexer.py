"""The contextual lexer: what a mark is depends on what the parser has before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lark.common import LexerConf
from lark.lexer import Lexer, LexerState, Token

from derive.reading.grammar.mark import Mark, nothing

_OPENING = frozenset({"LPAR", "LSQB", "LSET", "LBRACE", "LANGLE", "GRID_OPEN", "CASES_OPEN"})
_OPERANDS = _OPENING | {
    "FRAC",
    "SQRT",
    "FUNC",
    "CALL",
    "DFRAC",
    "OPERATOR",
    "OPERATOR_BRACKET",
    "NABLA",
    "SUM",
}
_SIMPLE = frozenset({"NAME", "NUMBER", "EULER"})
_CLOSING = frozenset({"RPAR", "RSQB", "RSET", "RBRACE", "RANGLE", "GRID_CLOSE", "CASES_CLOSE"})


class Marks(Lexer):
    """Hands the marks of a side to the parser, with what is meant but not written.

    An operand is complete where the parser would take a slash: there a bar closes, and a further
    operand is a factor.
    """

    __future_interface__ = 1

    def __init__(self, _: LexerConf) -> None:
        """Nothing of lark's own terminals is needed."""

    def lex(self, lexer_state: LexerState, parser_state: Any) -> Iterator[Token]:
        """The marks; lark asks a token for no more than its type."""
        marks: Any = lexer_state.text
        return _Reading(marks, parser_state).tokens()


class _Reading:
    def __init__(self, marks: Sequence[Mark], parser_state: Any) -> None:
        self.marks = marks
        self.states = parser_state.parse_conf.states
        self.stack = parser_state.state_stack
        self.opened: list[str] = []

    def tokens(self) -> Iterator[Any]:
        skip = False
        for place, mark in enumerate(self.marks):
            type_ = mark.type
            if skip and type_ == "INDEX":
                skip = False
                continue
            skip = False
            if type_ in _SIMPLE:
                if self._complete():
                    yield nothing("BESIDE", mark.start)
            elif type_ in _OPERANDS:
                if self._complete():
                    yield nothing("APART", mark.start)
            elif type_ in ("BAR", "NORM"):
                for bar in self._bars(mark, place):
                    skip = bar.type == "EVAL"
                    yield bar
                continue
            skip = type_ == "EVAL"
            self._account(type_)
            yield mark
        end = self.marks[-1].end
        yield Token("END", "", end, end_pos=end)

    def _complete(self) -> bool:
        return "SLASH" in self.states[self.stack[-1]]

    def _account(self, type_: str) -> None:
        if type_ in _OPENING:
            self.opened.append(type_)
        elif type_ in _CLOSING and self.opened:
            self.opened.pop()

    def _bars(self, mark: Mark, place: int) -> Iterator[Mark]:
        """What a bar is: it opens, closes, ends a row, or says where something is taken."""
        inner = self.opened[-1] if self.opened else ""
        complete = self._complete()
        after = self.marks[place + 1].type if place + 1 < len(self.marks) else ""
        if complete and inner == f"{mark.type}_OPEN":
            self.opened.pop()
            yield mark._replace(type=f"{mark.type}_CLOSE")
        elif complete and mark.type == "NORM" and inner == "BAR_OPEN":
            yield mark._replace(type="BAR_CLOSE")
            yield nothing("APART", mark.end)
            yield mark._replace(type="BAR_OPEN")
        elif complete and mark.type == "BAR" and inner == "LSQB":
            yield mark._replace(type="LINE")
        elif complete and after == "INDEX":
            yield mark._replace(type="EVAL")
        else:
            if complete:
                yield nothing("APART", mark.start)
            self.opened.append(f"{mark.type}_OPEN")
            yield mark._replace(type=f"{mark.type}_OPEN")
