"""Formulas read as other books write them: right there, or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.conventions import other_conventions
from derive.marking.expressions.reading import Reading
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit
from derive.marking.outcome import Outcome
from derive.marking.question import Question
from derive.marking.verdict import Kind
from derive.reading import tree

RIGHT_ELSEWHERE = Outcome(
    Kind.PERSON, note="it is right if its names are those of another book, with other indices"
)


@dataclass
class Elsewhere:
    """Reads answers under the conventions of other books."""

    reading: Reading
    stock: Stock
    right: Right

    def outcome(self, text: str, question: Question, *, unread: bool = False) -> Outcome | None:
        """What is said of ``text`` if it is right somewhere; None if it is not.

        Where only other books understand it, and all who do agree, it is right.
        """
        wanted = self.right.wanted(question)
        _, every = self.right.own(question)
        if wanted is None:
            return None
        found = [wanted.fit(column) is Fit.SAME for column in self._read(text, every)]
        if not any(found):
            return None
        return Outcome(Kind.RIGHT) if unread and all(found) else RIGHT_ELSEWHERE

    def _read(self, text: str, own: frozenset[int]) -> Iterator[Column]:
        """The numbers of what ``text`` says under each convention that understands it."""
        try:
            node = self.reading.node(text)
        except (DeriveError, RecursionError, ArithmeticError, ValueError):
            return
        yield from self._under_each(node, own)

    def _under_each(self, node: tree.Node, own: frozenset[int]) -> Iterator[Column]:
        for convention in other_conventions():
            try:
                form = self.reading.term_of(node, convention)
                postfix = self.stock.postfix(form)
                if own.isdisjoint(postfix):
                    yield self.stock.worth(postfix)
            except (DeriveError, RecursionError, ArithmeticError, ValueError, KeyError):
                continue
