"""Mistakes in a formula itself: what makes it right when one thing in it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.marking.columns.kind import Column
from derive.marking.expressions.attempts import Change
from derive.marking.expressions.changes import Changes
from derive.marking.expressions.missing import Parts, factors, summands
from derive.marking.expressions.named import DIGITS
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Wanted
from derive.marking.expressions.worked import Worked
from derive.marking.question import Question
from derive.marking.verdict import Suspect
from derive.notation.printer import Printer
from derive.notation.text import TEXT

_LEFT_OUT = "Is anything missing?"
_TOO_MANY = "Does everything here belong here?"
_SIGN = "Which signs must these be?"
_OF_FACTORS = (
    ("factor_left_out", "the factor {} is missing", _LEFT_OUT),
    ("factor_too_many", "the factor {} is too many", _TOO_MANY),
)
_OF_TERMS = (
    ("term_left_out", "the term {} is missing", _LEFT_OUT),
    ("term_too_many", "the term {} is too many", _TOO_MANY),
    *2 * [("sign_changed", "the term {} has the other sign", _SIGN)],
)
_REPLACED = "replaced"
NAMES = frozenset((_REPLACED, *(name for name, *_ in (*_OF_FACTORS, *_OF_TERMS))))
_SIGNED = Suspect("sign_changed", "", "one sign in the formula is the other one", _SIGN, DIGITS)


@dataclass
class Slips:
    """Looks for one change that makes a wrong formula right."""

    stock: Stock
    _parts: dict[str, tuple[Parts, Parts]] = field(default_factory=dict, init=False, repr=False)
    _texts: dict[Term, str] = field(default_factory=dict, init=False, repr=False)

    def suspects(
        self, every: Worked, wanted: Wanted, question: Question
    ) -> list[tuple[Suspect, ...]]:
        """The changes that help each: of a symbol or a sign, else a factor or a term."""
        helping = self._changes.helping(every, wanted)
        found = [
            [self._told(postfix, one) for one in helping.get(place, ())]
            for place, postfix in enumerate(every.postfixes)
        ]
        left = [place for place, told in enumerate(found) if not told]
        for which, suspect in self._missing(every.rows[left], wanted, question):
            found[left[which]].append(suspect)
        return [tuple(dict.fromkeys(told)) for told in found]

    def _told(self, postfix: Postfix, change: Change) -> Suspect:
        written = postfix[change.places[0]]
        if change.meant is None or not isinstance(written, int):
            return _SIGNED
        written_one, meant = (self._printed(self.stock.terms[~k]) for k in (written, change.meant))
        sentence = f"{written_one} stands where {meant} must stand"
        return Suspect(_REPLACED, "", sentence, "Which quantity belongs here?", DIGITS)

    def _missing(
        self, rows: Column, wanted: Wanted, question: Question
    ) -> Iterator[tuple[int, Suspect]]:
        """A factor or a term more, or less; a term with the other sign."""
        products, sums = self._tables(question)
        now, right = rows[:, Rows.random], wanted.column[Rows.random]
        for parts, columns, told in (
            (products, right / now, _OF_FACTORS),
            (sums, right - now, _OF_TERMS),
        ):
            for which, way, part in parts.like(columns):
                name, said, hint = told[way]
                yield which, Suspect(name, "", said.format(self._printed(part)), hint, DIGITS)

    def _tables(self, question: Question) -> tuple[Parts, Parts]:
        if question.key not in self._parts:
            stock, quantity = self.stock, question.quantity
            products = Parts.of(stock, factors(stock, quantity), _itself, np.reciprocal)
            signed = _itself, np.negative, _twice, _minus_twice
            self._parts[question.key] = (
                products,
                Parts.of(stock, summands(stock, quantity), *signed),
            )
        return self._parts[question.key]

    def _printed(self, part: Term) -> str:
        known = self._texts
        return known.get(part) or known.setdefault(part, self._printer.term(part))

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self.stock)

    @cached_property
    def _printer(self) -> Printer:
        desk = self.stock.desk
        return Printer(TEXT, desk.problem.graph, desk.values)


def _itself(rows: Column) -> Column:
    return rows


def _twice(rows: Column) -> Column:
    return 2 * rows


def _minus_twice(rows: Column) -> Column:
    return -2 * rows
