"""How marks, questions and quantities are said on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from derive.algebra.term import Partial, Reference, Term, walk
from derive.algebra.term import term as as_term
from derive.derivation.step import Form
from derive.documents.blocks import Code, Inline, Math, Row, Text
from derive.documents.prose import inline
from derive.errors import DeriveError, QuantityError
from derive.figures.picture import Sentence
from derive.marking.desk import Desk
from derive.marking.expressions.reading import Reading
from derive.marking.question import Aspect
from derive.marking.verdict import Verdict
from derive.marking.wording import form_of
from derive.model.quantity import parse_quantity
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.reading.names.convention import Convention

MOST_KNOWN = 5_000  # sentences that are remembered
MOST_TOKENS = 24  # of a run of mathematics

# What is asked for of a quantity, where it is not its value.
_ASKED = {
    Aspect.FORMULA: "{quantity}, formula",
    Aspect.FACTOR: "{quantity}, factor {number}",
    Aspect.WORD: "{quantity}, word",
}
_PLACE = r"(?:\[[\d,]+\]|\(\d+\))?"
_NAME = rf"[^\W\d_]+(?:_\w+(?:,\w+)*|\d+|(?=\(\d))\+?{_PLACE}"
_SLOPE = rf"[∂d][^\W\d_]\w*(?:,\w+)*{_PLACE}/[∂d][^\W\d_]\w*(?:,\w+)*\+?{_PLACE}"
_KEY = re.compile(f"{_SLOPE}|{_NAME}")
_TOKEN = rf"{_SLOPE}|{_NAME}|(?:ln|tanh|exp|η)(?!\w)|e\^|[·+−/^()²³½]|\d[\d.]*"
_RUN = re.compile(rf"(?<!\w)(?:{_TOKEN})(?:\s?(?:{_TOKEN}))*(?!\w)")


def marks(number: float) -> str:
    """``2``, ``0.25``."""
    return f"{number:.4g}"


@dataclass
class Words:
    """Sets the quantities in what is said by one desk as mathematics."""

    desk: Desk
    _known: dict[str, tuple[Text | Math, ...]] = field(default_factory=dict, init=False, repr=False)

    def asked(self, key: str) -> tuple[Inline, ...]:
        """What the key of an answer asks for; the key itself where it names nothing."""
        question = self.desk.question(key)
        if question is None:
            return (Code(key),)
        said = _ASKED.get(question.aspect, "{quantity}")
        return inline(said, quantity=question.quantity, number=str(question.number))

    def is_formula(self, key: str) -> bool:
        """Whether a formula is asked for, or a factor of one."""
        question = self.desk.question(key)
        return question is not None and question.aspect in (Aspect.FORMULA, Aspect.FACTOR)

    def expected(self, verdict: Verdict) -> tuple[Inline, ...]:
        """The number or the word that is right."""
        question, expected = self.desk.question(verdict.quantity), verdict.expected
        if not expected:
            return ()
        word = question is not None and question.aspect is Aspect.WORD
        return (Text(expected) if word else Code(expected),)

    def equation(self, key: str) -> Row | None:
        """What the quantity is computed from, if its whole formula is asked for."""
        question = self.desk.question(key)
        form = self.factor(key)
        if question is None or form is None or question.aspect is Aspect.FACTOR:
            return None
        return Row(as_term(question.quantity), form)

    def factor(self, key: str) -> Term | None:
        """The factor, or the formula, that is asked for."""
        question = self.desk.question(key)
        return None if question is None else form_of(self.desk, question)

    def said(self, text: str) -> tuple[Inline, ...]:
        """``text`` with the quantities in it as mathematics."""
        return self._set(text)

    def label(self, text: str) -> Sentence:
        """The same for a picture."""
        pieces = self._set(text)
        return Sentence(tuple(o.text if isinstance(o, Text) else o.forms for o in pieces))

    def _set(self, text: str) -> tuple[Text | Math, ...]:
        if text not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = tuple(self._pieces(text))
        return self._known[text]

    def _pieces(self, text: str) -> Iterator[Text | Math]:
        end = 0
        for run in _RUN.finditer(text):
            for start, stop, term in self._terms(run):
                yield from (Text(text[end:start]),) if start > end else ()
                yield Math(((term, Form.SYMBOLS),))
                end = stop
        yield from (Text(text[end:]),) if end < len(text) else ()

    def _terms(self, run: re.Match[str]) -> Iterator[tuple[int, int, Term]]:
        """The longest parts of a run that say something about quantities."""
        tokens = [one.span() for one in re.finditer(_TOKEN, run[0])]
        first = 0 if len(tokens) <= MOST_TOKENS else len(tokens)
        while first < len(tokens):
            for last in reversed(range(first, len(tokens))):
                start, stop = tokens[first][0], tokens[last][1]
                term = self._term(run[0][start:stop])
                if term is not None:
                    yield run.start() + start, run.start() + stop, term
                    first = last
                    break
            first += 1

    def _term(self, text: str) -> Term | None:
        """What ``text`` says: the key of a quantity, or what is printed so."""
        if _KEY.fullmatch(text):
            with suppress(QuantityError):
                return as_term(parse_quantity(self.desk.problem.graph, text))
        try:
            term = self._reading.term_of(self._reading.node(text), Convention())
        except (DeriveError, RecursionError, ArithmeticError, ValueError):
            return None
        told = any(isinstance(one, Reference | Partial) for one in walk(term))
        return term if told and self._printer.term(term) == text else None

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.desk.problem)

    @cached_property
    def _printer(self) -> Printer:
        return Printer(TEXT, self.desk.problem.graph, self.desk.values)
