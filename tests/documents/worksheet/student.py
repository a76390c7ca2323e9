"""A student who has the sheet and a calculator, and nothing else.

Reads the given values off the page, works through the equations from top to bottom, rounds as told,
and goes on with what is written down. Shares no arithmetic with the engine. Where the right-hand
side of a derivative is blank, it is taken from the equations above by a small difference.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from derive.algebra.term import (
    Cases,
    Function,
    Hole,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.variable import Role
from derive.derivation.step import Form
from derive.documents.blocks import Document, Equations, Math
from tests.documents.worksheet.sheets import equations, told

FUNCTIONS = {"exp": math.exp, "ln": math.log, "tanh": math.tanh}
RELATIONS = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}
SMALL = 1e-6


def as_told(value: float, decimals: int) -> float:
    """To so many decimals, and never to fewer significant digits (of which 6 are enough)."""
    exact, digits = Decimal(repr(value)), min(decimals, 6)
    if abs(exact) < Decimal(1).scaleb(digits - 1 - decimals):
        return float(Context(prec=digits, rounding=ROUND_HALF_UP).plus(exact))
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@dataclass
class Student:
    """``line`` rounds what is written down, ``key`` what the calculator shows on the way."""

    printed: Callable[[Term], str]
    line: Callable[[float], float]
    key: Callable[[float], float]
    known: dict[Term, float] = field(default_factory=dict)
    formulas: dict[Term, Term] = field(default_factory=dict)
    answers: dict[str, float] = field(default_factory=dict)
    error: Term | None = None  # what the deltas are derivatives of

    def solve(self, document: Document) -> dict[str, float]:
        """Blank → what the student writes there, for each that asks for a number."""
        for math_ in told(document):
            for term, form in math_.forms:
                if form is Form.VALUE:
                    self.known[term] = float(self.printed(term))
            self._note(math_)
        for block in equations(document):
            self._work(block)
        return self.answers

    def _note(self, math_: Math) -> None:
        """``delta = dE/dnet``, said of one unit and meant of all."""
        match math_.forms:
            case ((Reference(delta), _), (Partial(of), _)) if delta.role is Role.DELTA:
                self.error = of

    def _work(self, block: Equations) -> None:
        left = block.rows[0].left
        assert left is not None
        way: Term | None = None
        for row in block.rows:
            match row.right, row.form:
                case Hole(key, Number()), Form.SYMBOLS:
                    self.answers[key] = self.line(self._slope(left))
                case Hole(), _ if row.form is Form.SYMBOLS:
                    way = None
                case form, Form.SYMBOLS:
                    way = form
                    self.formulas[left] = form
                case Hole(key), Form.VALUE:
                    self.known[left] = self.line(self._worth(left, way))
                    self.answers[key] = self.known[left]
                case form, Form.VALUE:
                    self.known[left] = float(self.printed(form))
        if left not in self.known and (way is None or not _has_blank(way)):
            with suppress(KeyError):  # a chain whose factors are still to come
                self.known[left] = self.line(self._worth(left, way))

    def _worth(self, left: Term, way: Term | None) -> float:
        return self._slope(left) if way is None else self._value(way, self.known)

    def _slope(self, left: Term) -> float:
        """A derivative, or a delta, by a small difference."""
        of, wrt = self._asked(left)
        up, down = (self._moved(of, wrt, step) for step in (SMALL, -SMALL))
        return (up - down) / (2 * SMALL)

    def _asked(self, left: Term) -> tuple[Term, Term]:
        if isinstance(left, Partial):
            return left.of, Reference(left.wrt)
        assert isinstance(left, Reference)
        assert self.error is not None
        return self.error, Reference(replace(left.variable, role=Role.NET))

    def _moved(self, of: Term, wrt: Term, step: float) -> float:
        """What ``of`` becomes when ``wrt`` moves by ``step``, by the equations above."""
        found = {wrt: self.known[wrt] + step}

        def value(name: Term) -> float:
            if name not in found:
                formula = self.formulas.get(name)
                found[name] = self.known[name] if formula is None else evaluate(formula, value)
            return found[name]

        return value(of)

    def _value(self, term: Term, known: dict[Term, float]) -> float:
        return evaluate(term, lambda name: known[name], self.key)


def _has_blank(term: Term) -> bool:
    return isinstance(term, Hole) or (
        isinstance(term, Product) and any(isinstance(factor, Hole) for factor in term.factors)
    )


def evaluate(
    term: Term, name: Callable[[Term], float], key: Callable[[float], float] = lambda x: x
) -> float:
    """``term`` on a calculator that shows ``key`` of each result."""

    def value(part: Term) -> float:
        match part:
            case Number(digits):
                return float(digits)
            case Reference() | Partial():
                return name(part)
            case Sum(parts):
                total = value(parts[0])
                for one in parts[1:]:
                    total = key(total + value(one))
                return total
            case Product(parts):
                total = value(parts[0])
                for one in parts[1:]:
                    total = key(total * value(one))
                return total
            case Quotient(above, below):
                return key(value(above) / value(below))
            case Power(base, exponent):
                return key(value(base) ** value(exponent))
            case Negation(inner):
                return -value(inner)
            case Function(called, inner):
                return key(FUNCTIONS[called](value(inner)))
            case Cases(branches, otherwise):
                for then, asked in branches:
                    if RELATIONS[asked.relation](value(asked.left), value(asked.right)):
                        return value(then)
                return value(otherwise)
        raise AssertionError(f"a {type(part).__name__} on a worksheet")

    return value(term)
