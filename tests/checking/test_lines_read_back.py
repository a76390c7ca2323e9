"""Every line of a derivation, in any notation and format, is read as the terms it was printed from.

``DERIVE_EXAMPLES=20 pytest tests/checking/test_lines_read_back.py`` tries so many networks each.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest

from derive.algebra.indexed import bind
from derive.algebra.matrices import entries, is_matrix
from derive.algebra.term import (
    Array,
    Cases,
    Condition,
    Function,
    Gradient,
    IndexedSum,
    Matrix,
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
from derive.checking.context.conventions import conventions_of
from derive.checking.context.transcript import Transcript
from derive.checking.document import check_source
from derive.checking.judging.bench import Bench
from derive.checking.judging.ledger import Ledger
from derive.checking.judging.points import Points
from derive.checking.verdict import FAULTS, Kind
from derive.derivation.step import Form
from derive.notation.printer import Printer
from derive.notation.rounding import rounded
from derive.numerics.values import Values
from derive.reading.names.aliases import words
from derive.reading.names.convention import Convention
from derive.reading.names.reader import Reader
from tests.checking.written import FRAMES, STYLES, Sheet, sheet

EXAMPLES = int(os.environ.get("DERIVE_EXAMPLES", "1"))
MOST_LINES = 12 if EXAMPLES == 1 else 10_000
CASES = [
    (style, kind, 100 * place + seed)
    for place, style in enumerate(STYLES)
    for kind in FRAMES
    for seed in range(EXAMPLES)
]


@pytest.mark.parametrize(("style", "kind", "seed"), CASES)
def test_what_is_printed_is_read_as_it_was_meant_and_right(style, kind, seed):
    printed = sheet(style, kind, seed, MOST_LINES)
    transcript = Transcript(printed.source, words(printed.problem.graph))
    found = convention(printed, transcript)
    reader = Reader(printed.problem.graph, found)
    said = list(transcript.formulas)
    assert len(said) == len(printed.lines)
    for line, formula in zip(printed.lines, said, strict=True):
        (chain,) = formula.chains
        (instance,) = reader.instances(chain)
        for side, (term, form) in zip(instance.sides, line, strict=True):
            assert_same(printed, meant(printed.printer, term, form), side)
    checked = check_source(printed.problem, printed.source, found)
    assert [one for one in checked.links if one.verdict.kind in {*FAULTS, Kind.UNREAD}] == []


def convention(printed: Sheet, transcript: Transcript) -> Convention:
    bench = Bench(Points(Values(printed.problem)), Ledger(), 9)
    return conventions_of(transcript, bench, Convention()).reader.convention


def meant(printer: Printer, term: Term, form: Form) -> Term:
    """What is printed of ``term``: itself, its quantities as numbers, or its value."""
    if form is Form.SYMBOLS:
        return term
    if is_matrix(term):
        return Matrix(tuple(tuple(meant(printer, one, form) for one in row) for row in rows(term)))
    if form is Form.NUMBERS or isinstance(term, Reference):
        return numbers(printer, term)
    return Number(rounded(printer.values.evaluate(term), printer.decimals))


def rows(term: Term) -> tuple[tuple[Term, ...], ...]:
    return entries(term).rows


def numbers(printer: Printer, term: Term) -> Term:
    """``term`` with the digits of its quantities in their place."""
    inner = partial(numbers, printer)
    match term:
        case Reference(quantity):
            return Number(printer.digits(quantity))
        case Partial(Reference()):
            return Number(printer.digits(term))
        case Partial():
            return term
        case IndexedSum(index, layer, body):
            units = range(1, printer.graph.layers[layer].size + 1)
            return inner(Sum(tuple(bind(body, index, unit) for unit in units)))
    return changed(term, inner)


def assert_same(printed: Sheet, term: Term, side: Term) -> None:
    """The same term; of matrices, the same entries in value."""
    assert not isinstance(side, Exception), side
    if not is_matrix(term) or isinstance(term, Gradient):
        assert normal(printed, side) == normal(printed, term)
        return
    values = printed.printer.values
    for row, other in zip(entries(term).rows, entries(side).rows, strict=True):
        for one, two in zip(row, other, strict=True):
            assert values.evaluate(one) == pytest.approx(values.evaluate(two), rel=Decimal("1e-30"))


def normal(printed: Sheet, term: Term) -> Term:
    """What print does not tell: products in products, a minus before one, sums of one term."""
    inner = partial(normal, printed)
    match term:
        case Number(digits) if digits.startswith("-"):
            return Negation(Number(digits[1:]))
        case IndexedSum(index, layer, body) if printed.problem.graph.layers[layer].size == 1:
            return inner(bind(body, index, 1))
        case Array(Gradient() as whole, _):
            return whole
        case Product(factors):
            return product([*map(inner, factors)])
        case Sum((one,)):
            return inner(one)
    return changed(term, inner)


def product(factors: list[Term]) -> Term:
    parts = [part.factors if isinstance(part, Product) else (part,) for part in factors]
    first, *rest = (factor for part in parts for factor in part)
    if isinstance(first, Negation):
        return Negation(product([first.operand, *rest]))
    return Product((first, *rest))


def changed(term: Term, change: Callable[[Term], Term]) -> Term:
    """``term`` with each of its parts changed."""
    match term:
        case Sum(terms):
            return Sum(tuple(map(change, terms)))
        case Product(factors):
            return Product(tuple(map(change, factors)))
        case Quotient(above, below):
            return Quotient(change(above), change(below))
        case Power(base, exponent):
            return Power(change(base), change(exponent))
        case Negation(operand):
            return Negation(change(operand))
        case Function(name, operand):
            return Function(name, change(operand))
        case Partial(of, wrt):
            return Partial(change(of), wrt)
        case IndexedSum(index, layer, body):
            return IndexedSum(index, layer, change(body))
        case Cases(branches, otherwise):
            asked = ((change(then), condition(on, change)) for then, on in branches)
            return Cases(tuple(asked), change(otherwise))
    return term


def condition(on: Condition, change: Callable[[Term], Term]) -> Condition:
    return Condition(change(on.left), on.relation, change(on.right))
