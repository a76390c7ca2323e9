"""The symbols that answers are made of, each with its numbers at all points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from derive.algebra.term import Partial, Reference, Term, walk
from derive.algebra.variable import Role, Variable
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.marking.expressions.points import Rows, leaves_at
from derive.marking.expressions.postfix import Postfix, postfix_of, worth


@dataclass
class Stock:
    """The symbols met so far; the first, -1 in postfix order, comes first in every list."""

    desk: Desk
    columns: list[Column] = field(default_factory=list, init=False)
    terms: list[Term] = field(default_factory=list, init=False)
    turned: list[Column] = field(default_factory=list, init=False)  # deltas with the other sign
    quantities: set[int] = field(default_factory=set, init=False)  # all but constants
    deltas: set[int] = field(default_factory=set, init=False)
    errors: set[int] = field(default_factory=set, init=False)  # what the size of the error changes
    first: list[float] = field(default_factory=list, init=False)  # the values at the first point
    _marks: dict[Term, int] = field(default_factory=dict, init=False, repr=False)

    def postfix(self, term: Term) -> Postfix:
        """``term`` in postfix order. Raises DeriveError for what has no number."""
        return postfix_of(term, self.mark)

    def mark(self, term: Term) -> int:
        """What stands for the symbol ``term`` in postfix order."""
        known = self._marks.get(term)
        if known is None:
            with np.errstate(all="ignore"):
                column = self.column(term)
            known = self._marks[term] = ~len(self.columns)
            self._take(term, known, column)
        return known

    def _take(self, term: Term, mark: int, column: Column) -> None:
        self.terms.append(term)
        self.columns.append(column)
        self.first.append(float(column[0]))
        self.turned.append(-column if is_delta(term) else column)
        self.quantities.update((mark,) if _has_quantity(term) else ())
        self.deltas.update((mark,) if is_delta(term) else ())
        self.errors.update((mark,) if _has_error(term) else ())

    def column(self, term: Term) -> Column:
        """The numbers of ``term``, a row for each point."""
        found = np.asarray(self.exact.evaluate(term), float)
        return np.broadcast_to(found, (Rows.here + 1,))

    @cached_property
    def exact(self) -> Followed[Column]:
        """All quantities at all points."""
        return self.desk.followed(EXACT, self.leaves, {})

    @cached_property
    def leaves(self) -> Mapping[Variable, Column]:
        """What is given, at all points."""
        return leaves_at(self.desk.problem)

    def is_constant(self, postfix: Postfix) -> bool:
        """Whether no quantity stands in it."""
        return self.quantities.isdisjoint(postfix)

    def symbols(self, postfix: Postfix) -> Iterator[Term]:
        """The symbols of a formula, each as often as it stands there."""
        return (self.terms[~mark] for mark in postfix if type(mark) is int)

    def worth(self, postfix: Postfix) -> Column:
        """The numbers of a formula, a row for each point. Raises ArithmeticError."""
        return np.broadcast_to(np.asarray(worth(postfix, self.columns)), (Rows.here + 1,))

    def has_delta(self, postfix: Postfix) -> bool:
        """Whether a delta stands in it."""
        return not self.deltas.isdisjoint(postfix)


def _has_quantity(term: Term) -> bool:
    return any(isinstance(one, Reference | Partial) for one in walk(term))


def _has_error(term: Term) -> bool:
    """Whether an error, a delta or a moved weight stands in it."""
    every = [one.variable for one in walk(term) if isinstance(one, Reference)]
    return any(one.role in (Role.ERROR, Role.DELTA) or one.updates for one in every)


def is_delta(term: Term) -> bool:
    """Whether ``term`` is a delta."""
    return isinstance(term, Reference) and term.variable.role is Role.DELTA
