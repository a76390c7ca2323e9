"""Formulas over errors of another size, as without the factor ½."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import term
from derive.checking.judging.scales import Scale, rescaled, scales
from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit, Wanted
from derive.marking.expressions.worked import ALL, Worked
from derive.marking.question import Question


@dataclass
class Scaled:
    """Tells whether a formula is right for an error of another size."""

    stock: Stock
    _asked: dict[tuple[str, str], Wanted | None] = field(default_factory=dict, init=False)
    _columns: dict[tuple[str, int], Column] = field(default_factory=dict, init=False, repr=False)

    def fitting(self, every: Worked, question: Question) -> list[Scale | None]:
        """The size of the error for which each formula is what is asked for, if there is one."""
        found: list[Scale | None] = [None] * len(every.postfixes)
        try:
            for scale in self._scales:
                left = [place for place, one in enumerate(found) if one is None]
                for place in self._fitting(every.only(left), question, scale):
                    found[left[place]] = scale
        except (DeriveError, KeyError):
            pass
        return found

    @cached_property
    def _scales(self) -> tuple[Scale, ...]:
        return tuple(scales(self.stock.desk.problem.graph))

    def _fitting(self, every: Worked, question: Question, scale: Scale) -> list[int]:
        """The places of the formulas that are right for ``scale``."""
        wanted = self._wanted(question, scale)
        if wanted is None or not every.postfixes:
            return []
        errors = self.stock.errors
        moved = [k for k, one in enumerate(every.postfixes) if not errors.isdisjoint(one)]
        rows = every.rows.copy()
        if moved:
            rows[moved] = every.only(moved).under(lambda mark: self._column(~mark, scale))
        return np.nonzero(wanted.fits(rows) == Fit.SAME)[0].tolist()

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
        """The numbers of a symbol over such errors; none where it cannot be rescaled."""
        key = scale.sentence, place
        if key not in self._columns:
            symbol = self.stock.terms[place]
            try:
                changed = rescaled(symbol, scale, self.stock.desk.problem.graph)
                self._columns[key] = self.stock.column(changed)
            except (DeriveError, KeyError):
                self._columns[key] = np.full(ALL, np.nan)
        return self._columns[key]
