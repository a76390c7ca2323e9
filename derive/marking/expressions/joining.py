"""Which formulas come of parts that are joined in another way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy as np

from derive.algebra.term import Sum, Term
from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.flat import flat_products
from derive.marking.expressions.misjoined import Joints, Misjoined
from derive.marking.expressions.named import DIGITS
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.table import Table
from derive.marking.expressions.wanted import Wanted, equal, varies
from derive.marking.expressions.worked import Worked
from derive.marking.question import Question
from derive.marking.verdict import Suspect
from derive.notation.printer import Printer
from derive.notation.text import TEXT

MOST = 800  # ways to go wrong that are kept for one question
_HINTS = {
    "bracket_lost": "Where must brackets stand?",
    "bracket_added": "Where must brackets stand?",
    "square_moved": "What is squared?",
    "squared_apart": "What is squared?",
}
_HINT = "Which sign joins these?"


@dataclass
class Joining:
    """Looks for what goes wrong where parts of a formula are joined."""

    stock: Stock
    _tables: dict[str, tuple[list[Misjoined], Table]] = field(
        default_factory=dict, init=False, repr=False
    )

    def suspects(
        self, every: Worked, wanted: Wanted, question: Question
    ) -> list[tuple[Suspect, ...]]:
        """The ways that give the same function, of each name the one most like the formula."""
        ways, table = self._table(question, wanted)
        fitting: list[list[Misjoined]] = [[] for _ in every.postfixes]
        rows = every.rows[:, Rows.random]
        whole = np.nonzero(np.isfinite(rows).all(axis=1))[0]
        for which, place in table.matching(rows[whole]):
            fitting[int(whole[which])].append(ways[place])
        return [self._most_like(*one) for one in zip(every.postfixes, fitting, strict=True)]

    def _most_like(self, postfix: Postfix, fitting: list[Misjoined]) -> tuple[Suspect, ...]:
        fitting.sort(key=lambda way: self._unlike(way, postfix))
        found: dict[str, Suspect] = {}
        for way in fitting:
            found.setdefault(way.name, self._told(way))
        return tuple(found.values())

    def _unlike(self, way: Misjoined, postfix: Postfix) -> int:
        """How little ``postfix`` looks like it: its brackets are there, or other symbols."""
        parts = [self.stock.postfix(part) for part in way.parts]
        symbols = {mark for part in parts for mark in part if type(mark) is int}
        kept = sum(_stands_in(postfix, part) for part in parts[:1] if len(part) > 1)
        return len(symbols.difference(postfix)) + kept

    def _told(self, way: Misjoined) -> Suspect:
        sentence = way.said.format(*map(self._printer.term, way.parts))
        return Suspect(way.name, "", sentence, _HINTS.get(way.name, _HINT), DIGITS)

    def _table(self, question: Question, wanted: Wanted) -> tuple[list[Misjoined], Table]:
        if question.key not in self._tables:
            right = wanted.column[Rows.random]
            told = [
                way
                for way in islice(self._ways(question), MOST)
                if np.isfinite(way.column).all()
                and varies(way.column)
                and not equal(way.column, right)
            ]
            self._tables[question.key] = told, Table(np.array([way.column for way in told]))
        return self._tables[question.key]

    def _ways(self, question: Question) -> Iterator[Misjoined]:
        joints = Joints(self._numbers)
        desk = self.stock.desk
        try:
            for product in flat_products(desk, question.quantity):
                yield from joints.of_product(product)
            for form in desk.ways.get(question.quantity, ()):
                if isinstance(form, Sum):
                    yield from joints.of_sum(form.terms)
        except (DeriveError, KeyError):
            return

    def _numbers(self, term: Term) -> Column:
        if term not in self._known:
            self._known[term] = self.stock.column(term)[Rows.random]
        return self._known[term]

    @cached_property
    def _known(self) -> dict[Term, Column]:
        return {}

    @cached_property
    def _printer(self) -> Printer:
        desk = self.stock.desk
        return Printer(TEXT, desk.problem.graph, desk.values)


def _stands_in(postfix: Postfix, part: Postfix) -> bool:
    """Whether ``part`` stands in ``postfix`` in one piece, whichever of two terms comes first."""
    turned = (*part[1::-1], *part[2:]) if len(part) == 3 else part
    every = (postfix[k : k + len(part)] for k in range(len(postfix) - len(part) + 1))
    return any(piece in (part, turned) for piece in every)
