"""The right answers to the questions of one problem, at all points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from derive.algebra.term import Product, Reference, Term, term
from derive.algebra.variable import Role, Variable
from derive.errors import DeriveError
from derive.marking.columns.followed import slope_of_delta
from derive.marking.columns.kind import Column
from derive.marking.expressions.points import MOVABLE, SPECIAL
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.wanted import Fit, Wanted
from derive.marking.question import Aspect, Question
from derive.model.quantity import Quantity


@dataclass
class Right:
    """Finds what is asked for, once for each question."""

    stock: Stock
    _wanted: dict[str, Wanted | None] = field(default_factory=dict, init=False, repr=False)
    _own: dict[str, tuple[int, frozenset[int]]] = field(
        default_factory=dict, init=False, repr=False
    )

    def wanted(self, question: Question) -> Wanted | None:
        """What ``question`` asks for; None where that is not known."""
        if question.key not in self._wanted:
            self._wanted[question.key] = self._found(question)
        return self._wanted[question.key]

    def _found(self, question: Question) -> Wanted | None:
        form = term(question.quantity)
        if question.aspect is Aspect.FACTOR:
            factors = self.factors(question)
            if question.number > len(factors):
                return None
            form = factors[question.number - 1]
        return self.at_all_points(form)

    def at_all_points(self, form: Term) -> Wanted | None:
        """``form`` as something that is asked for; None where it has no numbers."""
        try:
            with np.errstate(all="ignore"):
                return Wanted(form, self.stock.column(form), self.special)
        except (DeriveError, KeyError):
            return None

    def factors(self, question: Question) -> tuple[Term, ...]:
        """The factors of the chain that ``question`` is about."""
        forms = self.stock.desk.ways.get(question.quantity, ())
        chains = (form.factors for form in forms if isinstance(form, Product))
        return next(chains, ())

    def place(self, given: Column, question: Question) -> int:
        """Which of the factors has these numbers, 0 for none; that asked for is tried first."""
        factors = self.factors(question)
        order = sorted(range(1, len(factors) + 1), key=lambda k: k != question.number)
        for number in order:
            one = self.at_all_points(factors[number - 1])
            if one is not None and one.fit(given) is Fit.SAME:
                return number
        return 0

    @property
    def special(self) -> bool:
        """Whether inputs or weights are given whose numbers are 0, 1 or -1."""
        given = self.stock.desk.problem.given.items()
        return any(leaf.role in MOVABLE and float(n.value) in SPECIAL for leaf, n in given)

    def own(self, question: Question) -> tuple[int, frozenset[int]]:
        """What stands for the quantity in postfix order, and for its other names as well."""
        if question.key not in self._own:
            quantity = question.quantity
            marks = [self.stock.mark(form) for form in (term(quantity), *self._names(quantity))]
            self._own[question.key] = marks[0], frozenset(marks)
        return self._own[question.key]

    def _names(self, quantity: Quantity) -> Iterator[Term]:
        """A delta is also called a derivative, and the reverse."""
        graph = self.stock.desk.problem.graph
        if isinstance(quantity, Variable):
            if quantity.role is Role.DELTA:
                yield slope_of_delta(graph, quantity)
        elif quantity.wrt.role is Role.NET:
            delta = replace(quantity.wrt, role=Role.DELTA)
            if slope_of_delta(graph, delta) == quantity:
                yield Reference(delta)
