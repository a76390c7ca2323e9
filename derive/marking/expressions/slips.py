"""Mistakes in a formula itself: what makes it right when one thing in it is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import Term
from derive.marking.columns.kind import Column
from derive.marking.expressions.changes import Change, Changes
from derive.marking.expressions.missing import Parts, factors, summands
from derive.marking.expressions.named import DIGITS
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Wanted
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
_SIGNED = Suspect("sign_changed", "", "one sign in the formula is the other one", _SIGN, DIGITS)


@dataclass
class Slips:
    """Looks for one change that makes a wrong formula right."""

    stock: Stock
    _parts: dict[str, tuple[Parts, Parts]] = field(default_factory=dict, init=False, repr=False)

    def suspects(
        self, postfix: Postfix, given: Column, wanted: Wanted, question: Question
    ) -> tuple[Suspect, ...]:
        """The changes that help: of a symbol or a sign, else a factor or a term."""
        found = [self._told(postfix, one) for one in self._changes.helping(postfix, wanted)]
        return tuple(dict.fromkeys(found or self._missing(given, wanted, question)))

    def _told(self, postfix: Postfix, change: Change) -> Suspect:
        written = postfix[change.places[0]]
        if change.meant is None or not isinstance(written, int):
            return _SIGNED
        written_one, meant = (self._printed(self.stock.terms[~k]) for k in (written, change.meant))
        sentence = f"{written_one} stands where {meant} must stand"
        return Suspect("replaced", "", sentence, "Which quantity belongs here?", DIGITS)

    def _missing(self, given: Column, wanted: Wanted, question: Question) -> Iterator[Suspect]:
        """A factor or a term more, or less; a term with the other sign."""
        products, sums = self._tables(question)
        now, right = given[Rows.random], wanted.column[Rows.random]
        for parts, column, told in (
            (products, right / now, _OF_FACTORS),
            (sums, right - now, _OF_TERMS),
        ):
            for way, part in parts.like(column):
                name, said, hint = told[way]
                yield Suspect(name, "", said.format(self._printed(part)), hint, DIGITS)

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
        return self._printer.term(part)

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
