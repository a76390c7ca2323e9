"""Printing terms: one traversal for all formats and all three forms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Protocol

from derive.algebra.matrices import entries, is_matrix, shape
from derive.algebra.term import (
    Array,
    Cases,
    Condition,
    Function,
    Gradient,
    Hadamard,
    Hole,
    IndexedSum,
    Matrix,
    Negation,
    Number,
    Partial,
    Power,
    Product,
    Quotient,
    Reference,
    Shaped,
    Sum,
    Term,
    Transpose,
)
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.model.graph import Graph
from derive.model.quantity import Quantity
from derive.notation import fragment as lay
from derive.notation.blank import by_hand, for_working
from derive.notation.fragment import Fragment
from derive.notation.indexed import expanded
from derive.notation.notation import Name, Notation, parts
from derive.notation.notations import FLAT
from derive.notation.rounding import numeral, rounded
from derive.notation.ruler import RULER
from derive.notation.syntax import Level, Sign, Syntax

PRODUCT_SIGNS = {"dot": Sign.DOT, "times": Sign.TIMES, "asterisk": Sign.ASTERISK}


class Valuation(Protocol):
    """What quantities and terms are worth; ``given`` has the digits that one was given with."""

    def __getitem__(self, quantity: Quantity, /) -> Decimal:
        """The value of a variable or of a derivative."""

    def evaluate(self, term: Term, /) -> Decimal:
        """The value of a term."""

    def given(self, quantity: Quantity, /) -> Number | None:
        """A leaf as it was written down; nothing for what is computed."""


@dataclass(frozen=True, slots=True)
class Printer:
    """Writes the terms of ``graph`` in one format and one notation.

    Values are rounded to ``decimals`` decimals, leaves keep the digits that they were given with.
    Blanks are left empty unless ``answers`` are to be shown; ``inline`` keeps derivatives low.
    """

    syntax: Syntax
    graph: Graph
    values: Valuation
    notation: Notation = FLAT
    decimals: int = 9
    answers: bool = False
    inline: bool = False
    _names: dict[Variable, Fragment] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _written_before: dict[tuple[int, Form], tuple[Term, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _variants: dict[str, Printer] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def term(self, term: Term, form: Form = Form.SYMBOLS) -> str:
        """``term`` as one expression without outer brackets."""
        known = self._written_before.get((id(term), form))
        if known is None:
            # The term is kept too, so that its id stays its own.
            known = term, self.fragment(term, form).code
            self._written_before[id(term), form] = known
        return known[1]

    def chain(self, forms: Iterable[tuple[Term, Form]]) -> str:
        """The terms joined by equals signs, as ``symbols = numbers = value``."""
        first, *rest = [self.term(term, form) for term, form in forms]
        equals = self.syntax.sign(Sign.EQUALS)
        pieces = [first, *(piece for code in rest for piece in (equals, code))]
        return self.syntax.row(pieces) if rest else first

    def fragment(self, term: Term, form: Form, need: Level = Level.SUM) -> Fragment:
        """``term``, in brackets if it holds together less tightly than ``need``."""
        if form is Form.SYMBOLS:
            written = self._written(term, form, need)
        elif form is Form.NUMBERS:
            written = self._substituted(term, need)
        else:
            written = self._evaluated(term, need)
        return written if written.level >= need else lay.bracketed(self.syntax, written)

    def named(self, variable: Variable) -> Fragment:
        """The name of ``variable``; one with a superscript is no base for a power."""
        known = self._names.get(variable)
        if known is None:
            name = self.notation.naming(self.graph, variable)
            level = Level.POWER if name.superscript else Level.ATOM
            known = Fragment(self.syntax.name(name), level, symbol=True)
            self._names[variable] = known
        return known

    def number(self, digits: str) -> Fragment:
        """A number from its digits, as in ``0.10``, ``-2`` or ``1.5e-12``."""
        number = numeral(digits)
        plain = number.exponent is None
        level = Level.ATOM if plain else Level.PRODUCT
        written = Fragment(self.syntax.number(number, self.notation), level, symbol=plain)
        return lay.negated(self.syntax, written) if number.negative else written

    def digits(self, quantity: Quantity) -> str:
        """The digits of a quantity: those it was given with, or else its value, rounded."""
        given = self.values.given(quantity)
        return given.digits if given else rounded(self.values[quantity], self.decimals)

    def summation(self, series: IndexedSum) -> str:
        """The sum sign of ``series``."""
        return self.syntax.summation(self.syntax.name(Name(parts(series.index))))

    def factors(self, factors: tuple[Term, ...], form: Form, need: Level) -> list[Fragment]:
        """The factors of a product; the first keeps its minus sign bare where ``need`` allows."""
        first = self.fragment(factors[0], form, Level.SIGNED)
        bare = first.level >= Level.PRODUCT or (first.level is Level.SIGNED and need <= first.level)
        return [
            first if bare else lay.bracketed(self.syntax, first),
            *(self.fragment(factor, form, Level.PRODUCT) for factor in factors[1:]),
        ]

    def ruler(self) -> Printer:
        """The printer whose output is as many characters long as this one's is wide."""
        return self if self.syntax.linear else self._variant("ruler", syntax=RULER)

    def low(self) -> Printer:
        """The printer for running text."""
        return self if self.inline else self._variant("low", inline=True)

    def into(self, syntax: Syntax) -> Printer:
        """The printer that writes in ``syntax`` and keeps all else."""
        same = syntax is self.syntax
        return self if same else self._variant(type(syntax).__name__, syntax=syntax)

    def _variant(self, name: str, **changes: Any) -> Printer:
        """A printer that differs from this one; each is made once, and keeps its names."""
        if name not in self._variants:
            self._variants[name] = replace(self, **changes)
        return self._variants[name]

    @property
    def product_sign(self) -> Sign:
        """The sign between factors in this notation."""
        return PRODUCT_SIGNS[self.notation.product]

    def _substituted(self, term: Term, need: Level) -> Fragment:
        """Quantities give way to their values; an instruction to differentiate stays as it is."""
        match term:
            case Reference(quantity):
                return self.number(self.digits(quantity))
            case Partial(Reference()):
                return self.number(self.digits(term))
            case Partial():
                return self._written(term, Form.SYMBOLS, need)
            case Array(_, inner) | Shaped(inner):
                return self.fragment(inner, Form.NUMBERS, need)
            case IndexedSum():
                return self.fragment(expanded(term, self.graph), Form.NUMBERS, need)
        return self._written(term, Form.NUMBERS, need)

    def _evaluated(self, term: Term, need: Level) -> Fragment:
        match term:
            case Number() | Matrix() | Hole() | Gradient():
                return self._written(term, Form.VALUE, need)
            case Reference() | Partial(Reference()):
                return self._substituted(term, need)
        if is_matrix(term):
            return self._entries(term)
        return self.number(rounded(self.values.evaluate(term), self.decimals))

    def _entries(self, term: Term) -> Fragment:
        """The values of a matrix; one with a single entry is a number."""
        matrix = entries(term)
        whole = matrix if shape(matrix) != (1, 1) else matrix.rows[0][0]
        return self.fragment(whole, Form.VALUE)

    def _written(self, term: Term, form: Form, need: Level) -> Fragment:
        match term:
            case Reference(variable):
                return self.named(variable)
            case Number(digits):
                return self.number(digits)
            case Product(factors):
                written = self.factors(factors, form, need)
                return lay.multiplied(self.syntax, written, self.product_sign)
            case Partial():
                return self._partial(term, form)
            case Sum(terms):
                return self._sum(terms, form)
            case Negation(operand):
                return lay.negated(self.syntax, self.fragment(operand, form, Level.PRODUCT))
            case Power(base, exponent):
                lower = self.fragment(base, form, Level.ATOM)
                return lay.raised(self.syntax, lower, self.fragment(exponent, form))
            case Quotient():
                return self._quotient(term, form)
            case Function(name, operand):
                return lay.applied(self.syntax, name, self.fragment(operand, form))
            case Cases():
                return self._cases(term, form)
            case IndexedSum(_, _, body):
                inner = self.fragment(body, form, Level.PRODUCT)
                code = self.syntax.row([self.summation(term), inner.code])
                return Fragment(code, Level.SERIES, tall=True)
            case Matrix(rows):
                low = self.low()
                cells = [[low.term(entry, form) for entry in row] for row in rows]
                code = self.syntax.matrix(cells, self.notation)
                return Fragment(code, Level.ATOM, tall=True, matrix=True)
            case Array(name, _):
                return self.fragment(name, form)._replace(matrix=True)
            case Transpose(operand):
                return lay.transposed(self.syntax, self.fragment(operand, form, Level.ATOM))
            case Hadamard(parts):
                written = [self.fragment(part, form, Level.POWER) for part in parts]
                return lay.entrywise(self.syntax, written)
            case Shaped(operand):
                inner = self.fragment(operand, form)
                return lay.shaped(self.syntax, inner, *shape(operand))
            case Gradient(of, wrt):
                by = self.named(wrt).code if wrt else ""
                return Fragment(self.syntax.gradient(self.named(of).code, by), Level.POWER)
            case Hole():
                return self._hole(term, form, need)

    def _sum(self, terms: tuple[Term, ...], form: Form) -> Fragment:
        first = self.fragment(terms[0], form, Level.SIGNED)
        rest = []
        for sign, operand in map(signed, terms[1:]):
            rest.append((sign, self.fragment(operand, form, Level.SERIES)))
        return lay.added(self.syntax, first, rest)

    def _quotient(self, term: Quotient, form: Form) -> Fragment:
        need = Level.POWER if self.syntax.linear else Level.SUM
        numerator = self.fragment(term.numerator, form, need)
        return lay.divided(self.syntax, numerator, self.fragment(term.denominator, form, need))

    def _cases(self, term: Cases, form: Form) -> Fragment:
        branches = [(self.term(then, form), self._asked(on, form)) for then, on in term.branches]
        code = self.syntax.cases(branches, self.term(term.otherwise, form))
        return Fragment(code, Level.ATOM if self.syntax.linear else Level.SUM, tall=True)

    def _asked(self, condition: Condition, form: Form) -> str:
        left, right = (self.term(side, form) for side in (condition.left, condition.right))
        return self.syntax.row([left, self.syntax.sign(Sign(condition.relation)), right])

    def _partial(self, term: Partial, form: Form) -> Fragment:
        of, wrt = self.fragment(term.of, form), self.named(term.wrt)
        if not isinstance(term.of, Reference):
            return lay.instruction(self.syntax, of, wrt)
        return (lay.slope if self.inline else lay.derivative)(self.syntax, of, wrt)

    def _hole(self, hole: Hole, form: Form, need: Level) -> Fragment:
        """A blank with room for its answer by hand, or the answer itself, marked if it counts."""
        if self.answers:
            shown = self.fragment(hole.answer, form, need)
            if not hole.key:
                return shown
            return Fragment(self.syntax.answer(shown.code), shown.level, shown.tall)
        width = len(self.ruler().term(hole.answer, form))
        room = by_hand(width) if hole.key else for_working(width)
        return Fragment(self.syntax.hole(room), Level.ATOM)


def signed(term: Term) -> tuple[Sign, Term]:
    """A term of a sum as the sign before it and what follows the sign."""
    if isinstance(term, Negation):
        return Sign.MINUS, term.operand
    return Sign.PLUS, term
