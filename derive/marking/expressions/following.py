"""Formulas that follow from a student's own earlier formulas, put in place of the right ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from derive.errors import DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.kind import Column
from derive.marking.columns.pins import Pin, pin_everywhere
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit, Wanted, varies
from derive.marking.question import Aspect, Question
from derive.model.quantity import Quantity


@dataclass
class Following:
    """Takes wrong formulas over, and looks what is right then."""

    stock: Stock
    right: Right

    def follows(
        self, given: Postfix, question: Question, earlier: Mapping[Question, Postfix | None]
    ) -> bool:
        """Whether ``given`` is the formula asked for, once those of ``earlier`` are put in.

        A lone symbol, and what is the same number everywhere, would make the rest easy: these are
        not put in.
        """
        wanted = self.right.wanted(question)
        try:
            column = self.stock.worth(given)
            pins = dict(self._pins(question, earlier))
            made = list(self._made(question, pins)) if pins and varies(column) else []
        except (DeriveError, KeyError, ArithmeticError):
            return False
        return wanted is not None and any(
            Wanted(wanted.term, one, special=False).fit(column) is Fit.SAME
            and wanted.fit(one) is Fit.OTHER
            for one in made
        )

    def _pins(
        self, question: Question, earlier: Mapping[Question, Postfix | None]
    ) -> Iterator[tuple[Quantity, Pin]]:
        for one, postfix in earlier.items():
            if postfix is None or len(postfix) == 1 or one.quantity == question.quantity:
                continue
            column = self.stock.worth(postfix)
            if one.aspect is Aspect.FORMULA and varies(column):
                yield one.quantity, pin_everywhere(column)

    def _made(self, question: Question, pins: Mapping[Quantity, Pin]) -> Iterator[Column]:
        """What the pins make of the quantity, along the edges and by each of its ways."""
        desk, quantity = self.stock.desk, question.quantity
        way = desk.followed(EXACT, self.stock.leaves, pins)
        found = [way.computed(quantity)]
        found += [way.evaluate(form) for form in desk.ways.get(quantity, ())]
        for one in found:
            yield np.broadcast_to(np.asarray(one, float), (Rows.here + 1,))
