"""Judging formulas: the same function as the right one, tested at random points.

Points are columns: each quantity is computed at all of them at once, and the student's formula
over these. Only what the points leave undecided is proved, in a process that can be killed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import Partial, Product, Reference, Term, walk
from derive.algebra.variable import Variable
from derive.checking.judging.points import Points
from derive.checking.mistakes.mistake import Mistake
from derive.errors import DeriveError
from derive.marking.answers.answer import Answer, Form
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.marking.proof import Proof, proved
from derive.marking.question import Aspect, Question
from derive.marking.verdict import Kind, Suspect
from derive.model.quantity import Quantity
from derive.reading.grammar import chains
from derive.reading.grammar.numerals import DecimalMark
from derive.reading.names.aliases import words
from derive.reading.names.reader import Reader
from derive.reading.names.unresolved import Unresolved
from derive.reading.tree import EQUALITIES, Unread

SAME, UNLIKE = 1e-9, 1e-6  # relative differences: the same function, and certainly another
MOST_KNOWN = 100_000
MOST_PARTS = 2_000  # of one formula


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of one text; an ``answer`` where it is a constant, to be marked as a number."""

    kind: Kind = Kind.RIGHT
    suspects: tuple[Suspect, ...] = ()
    note: str = ""
    answer: Answer | None = None


@dataclass
class Formulas:
    """The formulas of one problem, each text judged once."""

    desk: Desk
    proof: Proof = proved
    _known: dict[tuple[str, str], Outcome] = field(default_factory=dict, init=False, repr=False)
    _made: dict[Quantity, list[tuple[Mistake, Column]]] = field(default_factory=dict, init=False)

    def judge(self, text: str, question: Question) -> Outcome:
        """The verdict on ``text`` as the answer to ``question``."""
        known = self._known.get((question.key, text))
        if known is None:
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
            with np.errstate(all="ignore"):
                known = self._known[question.key, text] = self._judged(text, question)
        return known

    def _judged(self, text: str, question: Question) -> Outcome:
        if question.aspect is Aspect.WORD:
            return Outcome(Kind.PERSON, note="a word is asked for")
        try:
            term = self._read(text)
        except (DeriveError, RecursionError, ArithmeticError, ValueError) as fault:
            reason = fault.reason if isinstance(fault, Unresolved) else str(fault)
            return Outcome(Kind.UNREADABLE, note=reason or "it is no formula of this problem")
        constant = not any(isinstance(one, Reference | Partial) for one in walk(term))
        if constant and question.aspect is Aspect.VALUE:
            return self._constant(term)
        right = self._right(question)
        if right is None:
            return Outcome(Kind.PERSON, note="what is asked for here is not known")
        if constant and self._is_value(term, question):
            return Outcome(Kind.PERSON, note="numbers stand here in place of a formula")
        return self._compared(term, right, question)

    def _read(self, text: str) -> Term:
        """The last side of what is written. Raises Unresolved for what is not understood."""
        plain = text.strip().strip("$`").strip().removeprefix("'")
        mark: DecimalMark | None = "," if self.desk.decimal_comma else None
        found = chains(plain, self._words, mark)
        if len(found) != 1 or not EQUALITIES.issuperset(found[0].relations):
            raise Unresolved("it is not one formula")
        side = found[0].sides[-1]
        if isinstance(side, Unread):
            raise Unresolved(side.reason)
        term = self._reader.term(side)
        if sum(1 for _ in walk(term)) > MOST_PARTS:
            raise Unresolved("the formula is too long")
        return term

    @cached_property
    def _words(self) -> frozenset[str]:
        return words(self.desk.problem.graph)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self.desk.problem.graph)

    def _constant(self, term: Term) -> Outcome:
        value = float(self._at_points.evaluate(term))
        if not np.isfinite(value):
            return Outcome(Kind.UNREADABLE, note="the number is too large, or divides by 0")
        return Outcome(answer=Answer(Form.NUMBER, value, places=40, significant=40))

    def _is_value(self, term: Term, question: Question) -> bool:
        value = float(self._at_points.evaluate(term))
        right = float(self.desk.values[question.quantity])
        return abs(value - right) <= 10.0**-self.desk.decimals * max(1.0, abs(right))

    @cached_property
    def points(self) -> Points:
        """The points: always the same ones."""
        return Points(self.desk.values)

    @cached_property
    def _at_points(self) -> Followed[Column]:
        return self.desk.followed(EXACT, self._leaves, {})

    @cached_property
    def _leaves(self) -> Mapping[Variable, Column]:
        given = [values.problem.given for values in self.points.random]
        return {
            leaf: np.array([float(one[leaf].value) for one in given])
            for leaf in self.desk.problem.given
        }

    def _right(self, question: Question) -> Term | None:
        """What is asked for, as a term."""
        quantity = question.quantity
        whole = Reference(quantity) if isinstance(quantity, Variable) else quantity
        if question.aspect is not Aspect.FACTOR:
            return whole
        for form in self.desk.ways.get(quantity, ()):
            if isinstance(form, Product) and question.number <= len(form.factors):
                return form.factors[question.number - 1]
        return None

    def _compared(self, term: Term, right: Term, question: Question) -> Outcome:
        try:
            given, wanted = (self._spread(one) for one in (term, right))
        except (DeriveError, KeyError, RecursionError):
            return Outcome(Kind.PERSON, note="it cannot be computed here")
        both = np.isfinite(given) & np.isfinite(wanted)
        off = np.abs(given - wanted) / np.maximum(np.abs(wanted), 1e-12)
        if np.count_nonzero(both) > 1 and np.all(off[both] <= SAME):
            if term == right and question.aspect is not Aspect.FACTOR:
                return Outcome(Kind.UNREADABLE, note="it repeats the question")
            return Outcome(Kind.RIGHT)
        if np.count_nonzero(both) > 1 and np.any(off[both] > UNLIKE):
            suspects = self._suspects(given, wanted, question)
            return Outcome(Kind.MISTAKE if suspects else Kind.WRONG, suspects)
        return self._proved(term, right, question)

    def _spread(self, term: Term) -> Column:
        count = len(self.points.random)
        return np.broadcast_to(np.asarray(self._at_points.evaluate(term), float), (count,))

    def _proved(self, term: Term, right: Term, question: Question) -> Outcome:
        forms = self.desk.ways.get(question.quantity, (right,))
        answer = self.proof(term, forms)
        if answer is None:
            return Outcome(Kind.PERSON, note="it could not be decided in the time there is")
        return Outcome(Kind.RIGHT if answer else Kind.PERSON, note="it could not be decided")

    def _suspects(self, given: Column, wanted: Column, question: Question) -> tuple[Suspect, ...]:
        """The mistakes that give the same function."""
        if question.aspect is Aspect.FACTOR:
            return ()
        made = [*self._mistaken(question.quantity)]
        found = [
            Suspect(one.name, one.place, one.sentence, one.hint, 9)
            for one, column in made
            if _alike(given, column)
        ]
        if _alike(given, -wanted):
            found.insert(
                0, Suspect("sign", "", "the sign is the other one", "Which sign is it?", 9)
            )
        first = {one.name: one for one in reversed(found)}
        return tuple(reversed(first.values()))[:3]

    def _mistaken(self, quantity: Quantity) -> list[tuple[Mistake, Column]]:
        if quantity not in self._made:
            self._made[quantity] = [*self._computed(quantity)]
        return self._made[quantity]

    def _computed(self, quantity: Quantity) -> list[tuple[Mistake, Column]]:
        desk, found = self.desk, []
        known = [desk.mistakes[k] for k in sorted(desk.concerning(quantity))]
        slips = [(one, desk.setup) for one in desk.slips(quantity)]
        for mistake, setup in (*known, *slips):
            way = desk.followed(EXACT, self._leaves, {}, setup)
            try:
                form = mistake.asked(quantity)
                found.append((mistake, np.asarray(way.asked(form, quantity))))
            except (DeriveError, KeyError):
                continue
        return found


def _alike(one: Column, other: Column) -> bool:
    both = np.isfinite(one) & np.isfinite(other)
    off = np.abs(one - other) <= SAME * np.maximum(np.abs(one), 1e-12)
    return bool(np.count_nonzero(both) > 1 and np.all(off[both]))
