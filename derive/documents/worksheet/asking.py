"""The parts of a worksheet as blocks, with their blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from itertools import groupby

from derive.algebra.term import Hole, Product, Term, children
from derive.algebra.variable import Variable
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Blank, Block, Equations, Heading, Inline, Prose, Row, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import listed, prose, with_value
from derive.documents.working import equation_key
from derive.documents.worksheet.part import FORMULA, Item, Part, Question, blanks_of, name_of
from derive.model.quantity import Quantity, key_of

ZERO = Decimal(0)
SAME = Context(prec=30)  # values that agree in so many digits are one and the same
FORWARD = (Rule.NET_INPUT, Rule.ACTIVATION, Rule.ERROR, Rule.TOTAL_ERROR, Rule.EQUATION)
RUN = 3  # so many questions in a row of which none is asked: only their values are told


@dataclass(frozen=True, slots=True)
class Sheet:
    """A lecture, and the keys of the blanks that are ``chosen``."""

    lecture: Lecture
    chosen: frozenset[str]
    secrets: frozenset[Decimal]  # the values that are asked for

    @classmethod
    def of(cls, lecture: Lecture, parts: Sequence[Part], chosen: frozenset[str]) -> Sheet:
        """The sheet with these blanks."""
        questions = (item for part in parts for item in part.items if isinstance(item, Question))
        goals = [one.goal for one in questions if one.key in chosen]
        return cls(lecture, chosen, frozenset(_value(lecture, goal) for goal in goals) - {ZERO})

    def blocks(self, part: Part) -> Iterator[Block]:
        """The part with its points."""
        yield Heading(2, (Text(part.title),), self.points(part))
        known = _not_new(part)
        for brief, run in groupby(part.items, lambda item: item in known and self._is_told(item)):
            items = list(run)
            yield from (self._listed if brief and len(items) >= RUN else self._in_full)(items)

    def points(self, part: Part) -> int:
        """One for each blank."""
        return sum(key in self.chosen for key in blanks_of(part))

    def is_hidden(self, quantity: Quantity) -> bool:
        """Whether the value of ``quantity`` is for the student to find, be it under another name.

        So it is for the derivative by a bias where the delta is asked for: they are the same.
        """
        if self.lecture.values.given(quantity):
            return False
        asked = key_of(self.lecture.graph, quantity) in self.chosen
        return asked or _value(self.lecture, quantity) in self.secrets

    def uses_hidden(self, form: Term) -> bool:
        """Whether ``form`` cannot be shown with its numbers."""
        return any(self.is_hidden(quantity) for quantity in quantities_in(form))

    def _is_told(self, item: Item) -> bool:
        """Whether ``item`` is a question whose value is given away, and nothing else is asked."""
        if not isinstance(item, Question) or not item.valued:
            return False
        if item.step.rule in FORWARD and any(key.endswith(FORMULA) for key in self.chosen):
            return False  # the equation is needed, to be differentiated
        return not self.is_hidden(item.goal) and not self.chosen.intersection(item.blanks)

    def _listed(self, items: list[Item]) -> Iterator[Block]:
        values = [with_value(item.goal) for item in items if isinstance(item, Question)]
        yield prose("Given: {values}.", values=listed(values, last=", "))

    def _in_full(self, items: list[Item]) -> Iterator[Block]:
        for item in items:
            match item:
                case Question():
                    yield Equations(tuple(self._rows(item)), equation_key(item.place))
                case Prose(content):
                    yield Prose(tuple(map(self._inline, content)))
                case _:
                    yield item

    def _inline(self, piece: Inline) -> Inline:
        filled = isinstance(piece, Blank) and piece.key not in self.chosen
        return Text(piece.answer) if filled and isinstance(piece, Blank) else piece

    def _rows(self, question: Question) -> Iterator[Row]:
        """``left = symbols = numbers = value``, with blanks for what is asked."""
        line, left = question.line, question.line.left
        symbols = [*line.right[:-1], self._formula(question)]
        for k, form in enumerate(symbols):
            yield Row(None if k else left, form)
        last, asked = line.right[-1], question.key in self.chosen
        if line.numbers and asked:
            yield Row(None, Hole("", last), Form.NUMBERS)
        elif line.numbers and not self.uses_hidden(last):
            yield Row(None, last, Form.NUMBERS)
        if line.value and asked:
            yield Row(None, Hole(question.key, left), Form.VALUE)
        elif line.value and not self.is_hidden(question.goal):
            yield Row(None, left, Form.VALUE)

    def _formula(self, question: Question) -> Term:
        """The right-hand side in symbols, blank as a whole or in some of its factors."""
        right = question.line.right[-1]
        whole = (question.key,) if question.plain else question.formula
        if self.chosen.intersection(whole):
            return Hole(whole[0], right)
        if not question.factors or not isinstance(right, Product):
            return right
        pairs = zip(question.factors, right.factors, strict=True)
        asked = (Hole(key, factor) if key in self.chosen else factor for key, factor in pairs)
        return replace(right, factors=tuple(asked))


def _value(lecture: Lecture, quantity: Quantity) -> Decimal:
    """The value without the noise of its last digits."""
    return SAME.plus(lecture.values[quantity])


def _not_new(part: Part) -> list[Item]:
    """The questions of a kind met before: of the same rule, the same activation."""
    met: set[tuple[Rule, int]] = set()
    known: list[Item] = []
    for item in part.items:
        if isinstance(item, Question):
            layer = item.goal.layer if isinstance(item.goal, Variable) else 0
            kind = item.step.rule, layer if item.step.rule is Rule.ACTIVATION else 0
            if kind in met:
                known.append(item)
            met.add(kind)
    return known


def quantities_in(form: Term) -> Iterator[Quantity]:
    """The quantities whose values stand in ``form`` once numbers are put in."""
    name = name_of(form)
    if name is not None:
        yield name
        return
    for part in children(form):
        yield from quantities_in(part)
