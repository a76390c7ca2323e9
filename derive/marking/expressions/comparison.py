"""What is said of formulas, once they are read, as the answers to a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.checking.judging.points import Points
from derive.marking.columns.kind import Column
from derive.marking.expressions.notes import (
    NO_VALUE,
    NUMBERS,
    OWN_NAME,
    REPEATED,
    SPECIAL,
    TOO_LONG,
    UNDECIDED,
    UNKNOWN,
    number,
)
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.precise import same_function
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.unlike import Unlike
from derive.marking.expressions.wanted import Fit, Wanted, varies
from derive.marking.expressions.worked import Worked, worked
from derive.marking.outcome import Outcome
from derive.marking.proof import Proof
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind

MOST_PROOFS = 200  # of one problem, each of which may take seconds
RIGHT = Outcome(Kind.RIGHT)


@dataclass
class Comparison:
    """Compares formulas with what is asked for; ``proof`` is asked where no point decides."""

    stock: Stock
    right: Right
    proof: Proof
    proofs: int = 0

    def outcomes(self, postfixes: Sequence[Postfix], question: Question) -> list[Outcome | None]:
        """What is said of each; None where the points do not tell."""
        said: list[Outcome | None] = [NO_VALUE] * len(postfixes)
        every, places = worked(self.stock, postfixes)
        wanted = self.right.wanted(question)
        left = []
        for k, place in enumerate(places.tolist()):
            said[place] = self._at_once(every.postfixes[k], every.rows[k], wanted, question)
            if said[place] is None:
                left.append(k)
        if wanted is not None and left:
            found = self._fitted(every.only(left), wanted, question)
            for k, outcome in zip(left, found, strict=True):
                said[int(places[k])] = outcome
        return said

    def _at_once(
        self, postfix: Postfix, row: Column, wanted: Wanted | None, question: Question
    ) -> Outcome | None:
        """What is said of a formula before it is compared."""
        constant = self.stock.is_constant(postfix)
        if constant and question.aspect is Aspect.VALUE:
            return number(float(row[Rows.here]))
        if wanted is None:
            return UNKNOWN
        if question.aspect is not Aspect.FACTOR and (said := self._circular(postfix, question)):
            return said
        if constant and question.aspect is Aspect.FORMULA and self._printed(wanted, row):
            return NUMBERS
        return None

    def _circular(self, postfix: Postfix, question: Question) -> Outcome | None:
        """What is said of a formula for a quantity that is written with that quantity."""
        own, every = self.right.own(question)
        if every.isdisjoint(postfix):
            return None
        if postfix == (own,):
            return REPEATED
        ways = self.stock.desk.ways.get(question.quantity, ())
        forms = (self.stock.terms[~one] for one in every)
        return None if len(postfix) == 1 and any(one in ways for one in forms) else OWN_NAME

    def _printed(self, wanted: Wanted, given: Column) -> bool:
        """Whether a number is the value that is asked for, as it would be printed."""
        if not varies(wanted.column):
            return False
        right = float(wanted.column[Rows.here])
        room = 10.0**-self.stock.desk.decimals * max(1.0, abs(right))
        return abs(float(given[Rows.here]) - right) <= room

    def _fitted(self, every: Worked, wanted: Wanted, question: Question) -> list[Outcome | None]:
        fits = wanted.fits(every.rows)
        said = [_SAID.get(Fit(fit)) for fit in fits.tolist()]
        unlike = np.nonzero(fits == Fit.OTHER)[0]
        found = self.unlike.outcomes(every.only(unlike), wanted, question) if unlike.size else ()
        for place, outcome in zip(unlike.tolist(), found, strict=True):
            said[place] = outcome
        return said

    def closely(self, form: Term, postfix: Postfix, question: Question) -> Outcome:
        """What is said of a formula for which the points do not tell."""
        (said,) = self.outcomes([postfix], question)
        wanted = self.right.wanted(question)
        if said is not None or wanted is None:
            return said or UNKNOWN
        same = same_function(self.points, form, wanted.term)
        if same is None:
            return self._proved(form, wanted, question)
        if same:
            return RIGHT
        every, _ = worked(self.stock, [postfix])
        return self.unlike.outcomes(every, wanted, question)[0]

    def _proved(self, form: Term, wanted: Wanted, question: Question) -> Outcome:
        self.proofs += 1
        if self.proofs > MOST_PROOFS:
            return TOO_LONG
        forms = self.stock.desk.ways.get(question.quantity, (wanted.term,))
        proved = self.proof(form, forms)
        if proved is None:
            return TOO_LONG
        return RIGHT if proved else UNDECIDED

    def factor(self, postfix: Postfix, question: Question) -> int:
        """Which factor of the chain ``postfix`` is, from 1; 0 for none."""
        try:
            return self.right.place(self.stock.worth(postfix), question)
        except ArithmeticError:
            return 0

    @cached_property
    def points(self) -> Points:
        """The points of fifty digits."""
        return Points(self.stock.desk.values)

    @cached_property
    def unlike(self) -> Unlike:
        """What is said of other functions."""
        return Unlike(self.stock, self.right)


_SAID = {Fit.SAME: RIGHT, Fit.SPECIAL: SPECIAL}
