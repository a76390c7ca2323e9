"""Whatever the term, LaTeX balances and MathML is MathML Core."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

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
from derive.algebra.variable import TOTAL_ERROR, Role, Variable, matrix_of
from derive.derivation.step import Form
from derive.notation.printer import Printer
from tests.notation.broken import broken

CHILDREN = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "msubsup": 3}
TOKENS = {"mi", "mn", "mo", "mtext"}
ROWS = {"mrow", "msqrt", "mtable", "mtr", "mtd"}
VARIABLES = [
    Variable(Role.WEIGHT, 2, 1, 1, 1),
    Variable(Role.WEIGHT, 2, 1, 1, 1, updates=1),
    Variable(Role.OUT, 2, 1),
    Variable(Role.NET, 1, 1),
    matrix_of(Role.DELTA, 2),
    TOTAL_ERROR,
]
LEAVES = st.one_of(
    st.sampled_from(VARIABLES).map(Reference),
    st.sampled_from(["1", "0.10", "-2.5", "1.5e-12"]).map(Number),
    st.builds(Gradient, st.sampled_from(VARIABLES)),
    st.builds(Gradient, st.sampled_from(VARIABLES), st.sampled_from(VARIABLES)),
)


def _named(rows: tuple[tuple[Term, ...], ...]) -> Term:
    return Array(Reference(matrix_of(Role.DELTA, 2)), Matrix(rows))


def _either(then: Term, left: Term, otherwise: Term) -> Term:
    return Cases(((then, Condition(left, ">", otherwise)),), otherwise)


def grown(terms: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    several = st.lists(terms, min_size=2, max_size=4).map(tuple)
    rows = st.lists(st.tuples(terms, terms), min_size=1, max_size=2).map(tuple)
    return st.one_of(
        several.map(Sum),
        several.map(Product),
        rows.map(Matrix),
        rows.map(_named),
        rows.map(_named).map(Shaped),
        several.map(Hadamard),
        st.builds(Transpose, terms),
        st.builds(Negation, terms),
        st.builds(Quotient, terms, terms),
        st.builds(Power, terms, terms),
        st.builds(Function, st.sampled_from(["exp", "ln", "sqrt", "sigma", "relu"]), terms),
        st.builds(_either, terms, terms, terms),
        st.builds(Partial, terms, st.sampled_from(VARIABLES)),
        st.builds(IndexedSum, st.just("o"), st.just(2), terms),
        st.builds(Hole, st.just("a"), terms),
    )


TERMS = st.recursive(LEAVES, grown, max_leaves=20)
WIDTHS = st.integers(8, 60)


def checked_mathml(code: str) -> None:
    root = etree.fromstring(f"<math>{code}</math>")
    assert len(root) == 1
    for element in root.iterdescendants():
        tag = str(element.tag)
        assert tag in CHILDREN | dict.fromkeys(TOKENS | ROWS | {"mspace"})
        assert len(element) == CHILDREN.get(tag, len(element))
        assert bool((element.text or "").strip()) == (tag in TOKENS)


def checked_latex(code: str, whole: bool = True) -> None:
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", code):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert len(re.findall(r"\\left\b", code)) == len(re.findall(r"\\right\b", code))
    assert code.count(r"\begin") == code.count(r"\end")
    assert "--" not in code
    if whole:
        assert len(re.findall(r"[(\[]", code)) == len(re.findall(r"[)\]]", code))


@settings(deadline=None)
@given(TERMS, st.booleans())
def test_whole_terms(printer: Callable[[str], Printer], term: Term, answers: bool) -> None:
    checked_latex(replace(printer("latex"), answers=answers).term(term))
    checked_mathml(replace(printer("mathml"), answers=answers).term(term))
    assert "\n" not in replace(printer("text"), answers=answers).term(term)


@settings(deadline=None)
@given(TERMS, WIDTHS, st.booleans())
def test_broken_terms(
    printer: Callable[[str], Printer], term: Term, width: int, answers: bool
) -> None:
    latex, mathml = (replace(printer(name), answers=answers) for name in ("latex", "mathml"))
    rows = broken(latex, None, term, Form.SYMBOLS, width)
    for row in rows:
        checked_latex(row, whole=False)
    checked_latex("".join(rows))
    for row in broken(mathml, None, term, Form.SYMBOLS, width):
        checked_mathml(row)


def test_a_name_that_html_would_read_as_markup(printer: Callable[[str], Printer]) -> None:
    hostile = Reference(Variable(Role.VALUE, name="a<b>&c"))
    checked_mathml(printer("mathml").term(hostile))


def test_a_name_that_latex_would_read_as_commands(printer: Callable[[str], Printer]) -> None:
    hostile = Reference(Variable(Role.VALUE, name="a_b%c{d}"))
    assert printer("latex").term(hostile) == r"a\_b\%c\{d\}"
