"""What is said of a formula, once it is read, as the answer to a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.checking.judging.points import Points
from derive.marking.answers.answer import Answer, Form
from derive.marking.columns.kind import Column
from derive.marking.expressions.named import Named
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix, worth
from derive.marking.expressions.precise import same_function
from derive.marking.expressions.right import Right
from derive.marking.expressions.scaled import Scaled
from derive.marking.expressions.slips import Slips
from derive.marking.expressions.stock import Stock, is_delta
from derive.marking.expressions.wanted import Fit, Wanted, varies
from derive.marking.outcome import Outcome
from derive.marking.proof import Proof
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind, Suspect

MOST_NAMED = 3
NEAR = 0.01  # relative: a value with numbers that were rounded on the way
MOST_PROOFS = 200  # of one problem, each of which may take seconds

NO_VALUE = Outcome(Kind.UNREADABLE, note="the number is too large, or divides by 0")
UNKNOWN = Outcome(Kind.PERSON, note="what is asked for here is not known")
NUMBERS = Outcome(Kind.PERSON, note="numbers stand here in place of a formula")
MIXED = Outcome(Kind.PERSON, note="it mixes symbols with numbers, and each sheet has its own")
THESE_NUMBERS = Outcome(Kind.PERSON, note="it holds for these numbers only: symbols are asked for")
REPEATED = Outcome(Kind.UNREADABLE, note="it repeats the question")
OWN_NAME = Outcome(Kind.PERSON, note="it is written with what is asked for")
SPECIAL = Outcome(
    Kind.PERSON, note="it is right only because some of the given numbers are 0, 1 or -1"
)
OTHER_SIGN = Outcome(
    Kind.PERSON, note="it is right where delta is the negative derivative; here it is not"
)
OTHER_PLACE = Outcome(Kind.PERSON, note="it is another factor of the same product")
UNDECIDED = Outcome(Kind.PERSON, note="it could not be decided")
TOO_LONG = Outcome(Kind.PERSON, note="it could not be decided in the time there is")


@dataclass
class Comparison:
    """Compares formulas with what is asked for; ``proof`` is asked where no point decides."""

    stock: Stock
    right: Right
    proof: Proof
    proofs: int = 0

    def outcome(self, postfix: Postfix, question: Question, form: Term | None) -> Outcome | None:
        """What is said of ``postfix``; None where the points do not tell and ``form`` is needed."""
        try:
            given = self.stock.worth(postfix)
        except ArithmeticError:
            return NO_VALUE
        constant = self.stock.is_constant(postfix)
        if constant and question.aspect is Aspect.VALUE:
            return _number(float(given[Rows.here]))
        wanted = self.right.wanted(question)
        if wanted is None:
            return UNKNOWN
        if question.aspect is not Aspect.FACTOR and (said := self._circular(postfix, question)):
            return said
        if constant and question.aspect is Aspect.FORMULA and self._printed(wanted, given):
            return NUMBERS
        return self._fitted(wanted, given, (postfix, question), form)

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

    def _fitted(
        self, wanted: Wanted, given: Column, asked: tuple[Postfix, Question], form: Term | None
    ) -> Outcome | None:
        match wanted.fit(given):
            case Fit.SAME:
                return Outcome(Kind.RIGHT)
            case Fit.SPECIAL:
                return SPECIAL
            case Fit.OPEN:
                return None if form is None else self._looked_at_closely(form, wanted, given, asked)
        return self._unlike(wanted, given, *asked)

    def _looked_at_closely(
        self, form: Term, wanted: Wanted, given: Column, asked: tuple[Postfix, Question]
    ) -> Outcome:
        same = same_function(self.points, form, wanted.term)
        if same is not None:
            return Outcome(Kind.RIGHT) if same else self._unlike(wanted, given, *asked)
        self.proofs += 1
        if self.proofs > MOST_PROOFS:
            return TOO_LONG
        forms = self.stock.desk.ways.get(asked[1].quantity, (wanted.term,))
        proved = self.proof(form, forms)
        if proved is None:
            return TOO_LONG
        return Outcome(Kind.RIGHT) if proved else UNDECIDED

    def _unlike(
        self, wanted: Wanted, given: Column, postfix: Postfix, question: Question
    ) -> Outcome:
        """What is said of another function; with numbers in it, it may be one number that counts.

        A value may be worked out from numbers that were rounded on the way.
        """
        if question.aspect is Aspect.VALUE and any(map(_may_be_rounded, postfix)):
            right, here = (float(column[Rows.here]) for column in (wanted.column, given))
            near = abs(here - right) <= NEAR * abs(right)
            said = None if near else self._other(wanted, given, postfix, question)
            if said is None or said.kind is Kind.WRONG:
                return replace(MIXED, answer=_number(here).answer)
            return said
        return self._other(wanted, given, postfix, question)

    def _other(
        self, wanted: Wanted, given: Column, postfix: Postfix, question: Question
    ) -> Outcome:
        """What is said of another function than the right one."""
        if wanted.here(given) and any(type(mark) is float for mark in postfix):
            return THESE_NUMBERS
        if self._turned(wanted, postfix, question):
            return OTHER_SIGN
        if question.aspect is Aspect.FACTOR:
            return OTHER_PLACE if self._place(given, question) else Outcome(Kind.WRONG)
        suspects = self._suspects(wanted, given, postfix, question)
        if suspects:
            return Outcome(Kind.MISTAKE, suspects[:MOST_NAMED])
        scale = self._scaled.fitting(postfix, given, question)
        if scale is not None:
            return Outcome(Kind.PERSON, note=f"it is right if {scale.sentence}")
        return Outcome(Kind.WRONG)

    def _suspects(
        self, wanted: Wanted, given: Column, postfix: Postfix, question: Question
    ) -> tuple[Suspect, ...]:
        """The mistakes made in the formula; failing these, those of what it is made of."""
        if not varies(given):
            return ()
        near, far = self._named.suspects(postfix, given, wanted, question)
        if near:
            return near
        return self._slips.suspects(postfix, given, wanted, question) or far

    def _turned(self, wanted: Wanted, postfix: Postfix, question: Question) -> bool:
        """Whether it is right where every delta has its other sign."""
        asked = is_delta(wanted.term)
        if not asked and not self.stock.has_delta(postfix):
            return False
        turned = np.broadcast_to(worth(postfix, self.stock.turned), wanted.column.shape)
        return wanted.fit(-turned if asked else turned) is Fit.SAME

    def factor(self, postfix: Postfix, question: Question) -> int:
        """Which factor of the chain ``postfix`` is, from 1; 0 for none."""
        try:
            return self._place(self.stock.worth(postfix), question)
        except ArithmeticError:
            return 0

    def _place(self, given: Column, question: Question) -> int:
        """Which of the factors has these numbers; that of the question is looked at first."""
        factors = self.right.factors(question)
        order = sorted(range(1, len(factors) + 1), key=lambda k: k != question.number)
        for number in order:
            one = self.right.at_all_points(factors[number - 1])
            if one is not None and one.fit(given) is Fit.SAME:
                return number
        return 0

    @cached_property
    def points(self) -> Points:
        """The points of fifty digits."""
        return Points(self.stock.desk.values)

    @cached_property
    def _named(self) -> Named:
        return Named(self.stock)

    @cached_property
    def _slips(self) -> Slips:
        return Slips(self.stock)

    @cached_property
    def _scaled(self) -> Scaled:
        return Scaled(self.stock)


def _may_be_rounded(mark: float | str) -> bool:
    """Whether a number of a formula may be a result or given; whole ones belong to rules."""
    return type(mark) is float and not mark.is_integer()


def _number(value: float) -> Outcome:
    if not np.isfinite(value):
        return NO_VALUE
    return Outcome(answer=Answer(Form.NUMBER, value, places=40, significant=40))
