"""Judging formulas: the same function as the right one, tested at random points.

Points are columns: each quantity is computed at all of them at once, and the student's formula
over these. What they leave undecided is computed with fifty digits, and only what is undecided
then is proved, in a process that can be killed. A formula that is right under another convention,
or for some numbers only, is a matter for a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.errors import DeriveError
from derive.marking.answers.dress import is_wordy
from derive.marking.desk import Desk
from derive.marking.expressions.comparison import Comparison
from derive.marking.expressions.elsewhere import Elsewhere
from derive.marking.expressions.following import Following
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.quick import Quick
from derive.marking.expressions.reading import Reading, bare
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.outcome import Outcome
from derive.marking.proof import Proof, proved
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind
from derive.reading.names.unresolved import Unresolved

NO_FORMULA = Outcome(Kind.PERSON, note="a word is asked for")
NOT_PLAIN = Outcome(Kind.PERSON, note="it is too intricate to be read with these names")
WORDY = "a number and words stand here: write the number alone"
MOST_KNOWN = 50_000  # texts, and formulas, that are remembered
UNREAD = (DeriveError, RecursionError, ArithmeticError, ValueError)


@dataclass
class Formulas:
    """The formulas of one problem, each judged once, however it is spelled."""

    desk: Desk
    proof: Proof = proved
    _texts: dict[tuple[str, str], Outcome] = field(default_factory=dict, init=False, repr=False)
    _formulas: dict[tuple[str, Postfix], Outcome | None] = field(
        default_factory=dict, init=False, repr=False
    )
    _follows: dict[object, bool] = field(default_factory=dict, init=False, repr=False)

    def judge(self, text: str, question: Question) -> Outcome:
        """The verdict on ``text`` as the answer to ``question``."""
        known = self._texts.get((question.key, text))
        if known is None:
            if len(self._texts) > MOST_KNOWN:
                self._texts.clear()
            with np.errstate(all="ignore"):
                known = self._texts[question.key, text] = self._judged(bare(text), question)
        return known

    def follows(
        self, text: str, question: Question, earlier: tuple[tuple[Question, str], ...]
    ) -> bool:
        """Whether ``text`` is right once the student's ``earlier`` formulas are put in."""
        key = question.key, text, tuple((one.key, own) for one, own in earlier)
        if key not in self._follows:
            if len(self._follows) > MOST_KNOWN:
                self._follows.clear()
            with np.errstate(all="ignore"):
                given = self._postfix(bare(text))
                own = {one: self._postfix(bare(other)) for one, other in earlier}
                follows = given is not None and self._following.follows(given, question, own)
            self._follows[key] = follows
        return self._follows[key]

    def factor(self, text: str, question: Question) -> int:
        """Which factor of the chain ``text`` is, from 1; 0 for none."""
        postfix = self._postfix(bare(text))
        return 0 if postfix is None else self._comparison.factor(postfix, question)

    def _judged(self, text: str, question: Question) -> Outcome:
        if question.aspect is Aspect.WORD:
            return NO_FORMULA
        postfix = self.quick.read(text)
        said = None if postfix is None else self._compared(postfix, question)
        if postfix is None or said is None:
            return self._in_full(text, question)
        if said.may_be_meant_otherwise and not self.quick.varying.isdisjoint(postfix):
            return self._elsewhere.outcome(text, question) or said
        return said

    def _compared(
        self, postfix: Postfix, question: Question, form: Term | None = None
    ) -> Outcome | None:
        key = question.key, postfix
        if self._formulas.get(key) is None:
            if len(self._formulas) > MOST_KNOWN:
                self._formulas.clear()
            self._formulas[key] = self._comparison.outcome(postfix, question, form)
        return self._formulas[key]

    def _in_full(self, text: str, question: Question) -> Outcome:
        if self.quick.has_key(text):
            return NOT_PLAIN
        try:
            form = self._reading.term(text)
        except UNREAD as fault:
            reason = fault.reason if isinstance(fault, Unresolved) else str(fault)
            if question.aspect is Aspect.VALUE and is_wordy(text):
                reason = WORDY
            unread = Outcome(Kind.UNREADABLE, note=reason or "it is no formula of this problem")
            return self._elsewhere.outcome(text, question, unread=True) or unread
        try:
            said = self._compared(self.stock.postfix(form), question, form)
        except (DeriveError, KeyError, RecursionError):
            said = Outcome(Kind.PERSON, note="it cannot be computed here")
        assert said is not None, "a form that is known is decided on"
        otherwise = said.may_be_meant_otherwise and self._elsewhere.outcome(text, question)
        return otherwise or said

    def _postfix(self, text: str) -> Postfix | None:
        try:
            return self.quick.read(text) or self.stock.postfix(self._reading.term(text))
        except (*UNREAD, KeyError):
            return None

    @cached_property
    def stock(self) -> Stock:
        """The symbols of the problem."""
        return Stock(self.desk)

    @cached_property
    def quick(self) -> Quick:
        """The quick reading."""
        return Quick(self._reading, self.stock)

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.desk.problem, self.desk.decimal_comma)

    @cached_property
    def _right(self) -> Right:
        return Right(self.stock)

    @cached_property
    def _comparison(self) -> Comparison:
        return Comparison(self.stock, self._right, self.proof)

    @cached_property
    def _elsewhere(self) -> Elsewhere:
        return Elsewhere(self._reading, self.stock, self._right)

    @cached_property
    def _following(self) -> Following:
        return Following(self.stock, self._right)
