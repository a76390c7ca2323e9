"""Formulas over errors of another size, as without the factor ½."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import term
from derive.checking.judging.scales import Scale, rescaled, scales
from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.postfix import Postfix, worth
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit, Wanted
from derive.marking.question import Question


@dataclass
class Scaled:
    """Tells whether a formula is right for an error of another size."""

    stock: Stock
    _asked: dict[tuple[str, str], Wanted | None] = field(default_factory=dict, init=False)
    _columns: dict[tuple[str, int], Column] = field(default_factory=dict, init=False, repr=False)

    def fitting(self, postfix: Postfix, given: Column, question: Question) -> Scale | None:
        """The size of the error for which ``postfix`` is what is asked for, if there is one."""
        try:
            return next((s for s in self._scales if self._fits(postfix, given, question, s)), None)
        except (DeriveError, KeyError, ArithmeticError):
            return None

    @cached_property
    def _scales(self) -> tuple[Scale, ...]:
        return tuple(scales(self.stock.desk.problem.graph))

    def _fits(self, postfix: Postfix, given: Column, question: Question, scale: Scale) -> bool:
        wanted = self._wanted(question, scale)
        if wanted is None:
            return False
        if self.stock.errors.isdisjoint(postfix):
            return wanted.fit(given) is Fit.SAME
        columns = {~mark: self._column(~mark, scale) for mark in postfix if type(mark) is int}
        changed = np.asarray(worth(postfix, columns), float)
        return wanted.fit(np.broadcast_to(changed, wanted.column.shape)) is Fit.SAME

    def _wanted(self, question: Question, scale: Scale) -> Wanted | None:
        """What is asked for, over such errors; None where that changes nothing."""
        key = question.key, scale.sentence
        if key not in self._asked:
            usual = term(question.quantity)
            asked = rescaled(usual, scale, self.stock.desk.problem.graph)
            found = Wanted(asked, self.stock.column(asked), special=False)
            self._asked[key] = None if asked == usual else found
        return self._asked[key]

    def _column(self, place: int, scale: Scale) -> Column:
        key = scale.sentence, place
        if key not in self._columns:
            changed = rescaled(self.stock.terms[place], scale, self.stock.desk.problem.graph)
            self._columns[key] = self.stock.column(changed)
        return self._columns[key]
