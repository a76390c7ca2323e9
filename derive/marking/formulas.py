"""Judging formulas: the same function as the right one, tested at random points.

Points are columns: each quantity is computed at all of them at once, and the student's formula
over these. What they leave undecided is computed with fifty digits, and only what is undecided
then is proved, in a process that can be killed. A formula that is right under another convention,
or for some numbers only, is a matter for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np

from derive.algebra.term import Term
from derive.errors import DeriveError
from derive.marking.desk import Desk
from derive.marking.expressions.comparison import Comparison
from derive.marking.expressions.elsewhere import Elsewhere
from derive.marking.expressions.following import Following
from derive.marking.expressions.joined_names import joined_names, parted
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.quick import Quick
from derive.marking.expressions.reading import Reading, bare
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.unread import note_of
from derive.marking.outcome import Outcome
from derive.marking.proof import Proof, proved
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind

NO_FORMULA = Outcome(Kind.PERSON, note="a word is asked for")
NOT_PLAIN = Outcome(Kind.PERSON, note="it is too intricate to be read with these names")
NO_NUMBERS = Outcome(Kind.PERSON, note="it cannot be computed here")
MOST_KNOWN = 50_000  # texts, and formulas, that are remembered of one question
TOGETHER = 60_000  # marks of the formulas that are compared at once
UNREAD = (DeriveError, RecursionError, ArithmeticError, ValueError)


class _Read(NamedTuple):
    """A text as it was read; ``said`` is what is said of one that has no ``postfix``."""

    postfix: Postfix | None
    form: Term | None = None  # where it was read in full
    said: Outcome | None = None


@dataclass
class Formulas:
    """The formulas of one problem, each judged once, however it is spelled."""

    desk: Desk
    proof: Proof = proved
    _texts: dict[str, dict[str, Outcome]] = field(default_factory=dict, init=False, repr=False)
    _formulas: dict[str, dict[Postfix, Outcome | None]] = field(
        default_factory=dict, init=False, repr=False
    )
    _follows: dict[object, bool] = field(default_factory=dict, init=False, repr=False)

    def judge(self, text: str, question: Question) -> Outcome:
        """The verdict on ``text`` as the answer to ``question``."""
        return self.judge_all([text], question)[0]

    def judge_all(self, texts: Sequence[str], question: Question) -> list[Outcome]:
        """The verdict on each of a column of answers, which are compared together."""
        known = self._texts.setdefault(question.key, {})
        if len(known) > MOST_KNOWN:
            known.clear()
        new = [text for text in dict.fromkeys(texts) if text not in known]
        with np.errstate(all="ignore"):
            known.update(zip(new, self._judged(new, question), strict=True))
        return [known[text] for text in texts]

    def follows(
        self, text: str, question: Question, earlier: tuple[tuple[Question, str], ...]
    ) -> bool:
        """Whether ``text`` is right once the student's ``earlier`` formulas are put in."""
        key = question.key, text, tuple((one.key, own) for one, own in earlier)
        if key not in self._follows:
            if len(self._follows) > MOST_KNOWN:
                self._follows.clear()
            with np.errstate(all="ignore"):
                given = self.postfix(self._plain(text))
                own = {one: self.postfix(self._plain(other)) for one, other in earlier}
                follows = given is not None and self._following.follows(given, question, own)
            self._follows[key] = follows
        return self._follows[key]

    def factor(self, text: str, question: Question) -> int:
        """Which factor of the chain ``text`` is, from 1; 0 for none."""
        postfix = self.postfix(self._plain(text))
        return 0 if postfix is None else self._comparison.factor(postfix, question)

    def _judged(self, texts: Sequence[str], question: Question) -> list[Outcome]:
        if question.aspect is Aspect.WORD:
            return [NO_FORMULA] * len(texts)
        plain = [*map(self._plain, texts)]
        read = [self._read(text, question) for text in plain]
        self._compare([one.postfix for one in read if one.postfix is not None], question)
        return [self._said(text, one, question) for text, one in zip(plain, read, strict=True)]

    def _plain(self, text: str) -> str:
        return parted(bare(text), self._joined)

    def _read(self, text: str, question: Question) -> _Read:
        postfix = self.quick.read(text)
        return self._in_full(text, question) if postfix is None else _Read(postfix)

    def _in_full(self, text: str, question: Question) -> _Read:
        if self.quick.has_key(text):
            return _Read(None, said=NOT_PLAIN)
        try:
            form = self._reading.term(text)
        except UNREAD as fault:
            return _Read(None, said=self._unread(text, question, fault))
        try:
            return _Read(self.stock.postfix(form), form)
        except (DeriveError, KeyError, RecursionError):
            return _Read(None, said=NO_NUMBERS)

    def _unread(self, text: str, question: Question, fault: Exception) -> Outcome:
        unread = Outcome(Kind.UNREADABLE, note=note_of(text, fault, question.aspect))
        return self._elsewhere.outcome(text, question, unread=True) or unread

    def _compare(self, postfixes: Iterable[Postfix], question: Question) -> None:
        known = self._formulas.setdefault(question.key, {})
        if len(known) > MOST_KNOWN:
            known.clear()
        new = [one for one in dict.fromkeys(postfixes) if one not in known]
        for some in _portions(new):
            known.update(zip(some, self._comparison.outcomes(some, question), strict=True))

    def _said(self, text: str, read: _Read, question: Question) -> Outcome:
        if read.postfix is None:
            assert read.said is not None, "what is said of a text that is no formula"
            return read.said
        said = self._formulas[question.key][read.postfix]
        if said is None:
            read = read if read.form is not None else self._in_full(text, question)
            said = self._closely(read, question)
        sure = read.form is None and self.quick.varying.isdisjoint(read.postfix or ())
        if sure or not said.may_be_meant_otherwise:
            return said
        return self._elsewhere.outcome(text, question) or said

    def _closely(self, read: _Read, question: Question) -> Outcome:
        if read.postfix is None or read.form is None:
            return read.said or NO_NUMBERS
        said = self._comparison.closely(read.form, read.postfix, question)
        self._formulas[question.key][read.postfix] = said
        return said

    def postfix(self, text: str) -> Postfix | None:
        """``text`` in postfix order; None for what cannot be read."""
        try:
            return self.quick.read(text) or self.stock.postfix(self._reading.term(text))
        except (*UNREAD, KeyError):
            return None

    @cached_property
    def _joined(self) -> Mapping[str, str]:
        return joined_names(self.desk.problem.graph)

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


def _portions(postfixes: Sequence[Postfix]) -> Iterator[list[Postfix]]:
    """Formulas of so many marks as are compared at once."""
    some: list[Postfix] = []
    marks = 0
    for one in postfixes:
        if some and marks + len(one) > TOGETHER:
            yield some
            some, marks = [], 0
        some.append(one)
        marks += len(one)
    if some:
        yield some
