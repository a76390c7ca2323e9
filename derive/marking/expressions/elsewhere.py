"""Formulas read as other books write them: right there, or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.conventions import other_conventions, with_d_as_delta
from derive.marking.expressions.reading import Reading
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit, Wanted
from derive.marking.outcome import Outcome
from derive.marking.question import Question
from derive.marking.verdict import Kind
from derive.reading import tree
from derive.reading.names.convention import Convention

RIGHT_ELSEWHERE = Outcome(
    Kind.PERSON, note="it is right if its names are those of another book, with other indices"
)
D_IS_DELTA = Outcome(Kind.PERSON, note="it is right if d is written for delta")


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
        found = self._right(text, other_conventions(), wanted, every)
        if any(found):
            return Outcome(Kind.RIGHT) if unread and all(found) else RIGHT_ELSEWHERE
        as_delta = with_d_as_delta(self.reading.problem)
        return D_IS_DELTA if any(self._right(text, (as_delta,), wanted, every)) else None

    def _right(
        self, text: str, some: Iterable[Convention], wanted: Wanted, own: frozenset[int]
    ) -> list[bool]:
        """Whether ``text`` is right, under each of ``some`` conventions that understands it."""
        return [wanted.fit(column) is Fit.SAME for column in self._read(text, some, own)]

    def _read(self, text: str, some: Iterable[Convention], own: frozenset[int]) -> Iterator[Column]:
        """The numbers of what ``text`` says."""
        try:
            node = self.reading.node(text)
        except (DeriveError, RecursionError, ArithmeticError, ValueError):
            return
        yield from self._under_each(node, some, own)

    def _under_each(
        self, node: tree.Node, some: Iterable[Convention], own: frozenset[int]
    ) -> Iterator[Column]:
        for convention in some:
            try:
                form = self.reading.term_of(node, convention)
                postfix = self.stock.postfix(form)
                if own.isdisjoint(postfix):
                    yield self.stock.worth(postfix)
            except (DeriveError, RecursionError, ArithmeticError, ValueError, KeyError):
                continue
