"""Factors and terms that a formula may lack, or have too many of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from derive.algebra.term import HALF, ONE, TWO, Negation, Sum, Term, partial, term
from derive.algebra.variable import Role
from derive.checking.mistakes.working import working
from derive.errors import DeriveError
from derive.marking.columns.kind import Column
from derive.marking.expressions.points import Rows
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.table import Table
from derive.model.quantity import Quantity

MOST = 250  # factors, and terms


@dataclass(frozen=True, slots=True)
class Parts:
    """Terms, each in several ways: a row of the table for each in the first way, and so on."""

    terms: list[Term]
    table: Table

    def like(self, columns: Column) -> Iterator[tuple[int, int, Term]]:
        """Each column, by its place, with the ways, by theirs, and the terms with its numbers."""
        whole = np.nonzero(np.isfinite(columns).all(axis=1))[0]
        for which, place in self.table.matching(columns[whole]):
            way, number = divmod(place, len(self.terms))
            yield int(whole[which]), way, self.terms[number]

    @classmethod
    def of(cls, stock: Stock, terms: Iterator[Term], *ways: Callable[[Column], Column]) -> Parts:
        """The parts that have numbers everywhere, and are not always 1."""
        found: list[Term] = []
        rows: list[Column] = []
        for one in list(dict.fromkeys(terms))[:MOST]:
            try:
                row = stock.column(one)[Rows.random]
            except (DeriveError, KeyError):
                continue
            if np.isfinite(row).all() and not np.all(row == 1):
                found.append(one)
                rows.append(row)
        every = np.array(rows)
        return cls(found, Table(np.concatenate([way(every) for way in ways]) if found else every))


def factors(stock: Stock, quantity: Quantity) -> Iterator[Term]:
    """2, ½, the slopes of activations and all values, but for what is asked for."""
    parts = stock.desk.parts
    yield from (TWO, HALF)
    every = [
        *(partial(out.variable, net) for out in parts.outs for net in out.inputs),
        *(term(replace(net.variable, role=Role.DELTA)) for net in parts.nets),
        *(ONE - term(out.variable) for out in parts.outs),
        *(term(variable) for variable in parts.graph.consumers),
    ]
    yield from (one for one in every if one != term(quantity))


def summands(stock: Stock, quantity: Quantity) -> Iterator[Term]:
    """The terms of the quantity's equations, and all that is given."""
    parts, own = stock.desk.parts, term(quantity)
    for form in (working(parts, quantity), *stock.desk.ways.get(quantity, ())):
        if isinstance(form, Sum):
            yield from (_unsigned(one) for one in form.terms)
    yield from (term(leaf) for leaf in parts.graph.leaves if term(leaf) != own)


def _unsigned(one: Term) -> Term:
    return one.operand if isinstance(one, Negation) else one
