"""Typst reads what is written as it was meant: as the MathML of the same term is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from derive.algebra.term import (
    HALF,
    ONE,
    Function,
    Number,
    Power,
    Reference,
    Term,
    exp,
    partial,
    term,
)
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.derivation.step import Form
from derive.model.spec import load
from derive.notation.notations import NOTATIONS
from derive.notation.printer import Printer
from derive.notation.typst import TYPST, joined, quoted
from derive.numerics.values import Values
from tests.notation.broken import broken
from tests.notation.said import by_mathml, by_typst
from tests.notation.test_well_formed import TERMS, WIDTHS

W5, OUT = Variable(Role.WEIGHT, 2, 1, 1, 1), Variable(Role.OUT, 2, 1)
ERROR, NET = Reference(TOTAL_ERROR), term(Variable(Role.NET, 1, 1))

PRINTED: list[tuple[Term, str]] = [
    (term(W5) * OUT, 'w_5 ⋅ "out"_(o 1)'),
    (ERROR * (ONE - term(OUT)), 'E_("total")(1 - "out"_(o 1))'),
    (term(W5) * (ONE - term(OUT)), 'w_5 (1 - "out"_(o 1))'),
    (partial(TOTAL_ERROR, W5), 'frac(∂E_("total"), ∂w_5)'),
    (ONE / (1 + exp(-NET)), 'frac(1, 1 + e^(-"net"_(h 1)))'),
    ((HALF + term(OUT)) ** 2, '(frac(1, 2) + "out"_(o 1))^2'),
    (Power(term(W5), Number("0.5")), "w_5^(0.5)"),
    (Number("-1.5e-12"), "-1.5 ⋅ 10^(-12)"),
]


@pytest.mark.parametrize(("term", "code"), PRINTED)
def test_terms_are_written(printer: Callable[[str], Printer], term: Term, code: str) -> None:
    assert printer("typst").term(term) == code


@pytest.mark.parametrize(
    ("pieces", "code"),
    [
        (["w_5", "(1)"], "w_5 (1)"),
        (["h", "1"], "h 1"),
        (['"net"', "(1)"], '"net"(1)'),
        (["(1)", "(2)"], "(1)(2)"),
        (["∂", "w"], "∂w"),
        (["a", "", "b"], "a b"),
    ],
)
def test_a_space_is_written_only_where_pieces_would_run_together(pieces, code) -> None:
    assert joined(pieces) == code


def same(printer: Callable[[str], Printer], write: Callable[[Printer], list[str]]) -> None:
    """What ``write`` writes means the same in Typst as in MathML."""
    assert by_typst(write(printer("typst"))) == [*map(by_mathml, write(printer("mathml")))]


@settings(deadline=None)
@given(TERMS)
def test_whole_terms_are_read_as_they_were_meant(
    printer: Callable[[str], Printer], term: Term
) -> None:
    same(printer, lambda one: [one.term(term), replace(one, answers=True).term(term)])
    same(printer, lambda one: [one.low().term(term)])


@settings(deadline=None)
@given(TERMS, WIDTHS)
def test_broken_terms_are_read_as_they_were_meant(
    printer: Callable[[str], Printer], term: Term, width: int
) -> None:
    same(printer, lambda one: list(broken(one, None, term, Form.SYMBOLS, width)))


def size(inner: Term) -> Term:
    return Function("abs", inner)


@pytest.mark.parametrize(
    "term",
    [
        size(size(NET - 1)),
        size(NET / 2) * size(NET),
        size(size(NET) - size(NET)),
        Function("sigma'", NET) * Function("relu'", NET + 1) ** 2,
        Function("sigma", NET) - Function("tanh", NET / 2),
    ],
)
def test_functions_are_read_as_they_were_meant(
    printer: Callable[[str], Printer], term: Term
) -> None:
    same(printer, lambda one: [one.term(term)])


@pytest.mark.parametrize("example", ["mazur", "bptt", "softmax", "olah", "xor"])
@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("mark", [".", ","])
def test_every_name_and_number_in_every_notation(printer, example, notation, mark) -> None:
    problem = load(example)
    own = replace(printer("typst"), graph=problem.graph, values=Values(problem))
    own = replace(own, notation=replace(notation, decimal_mark=mark))
    names = [Reference(one.after(n)) for one in problem.graph.labels for n in (0, 1, 12)]

    def write(syntax: Printer) -> list[str]:
        there = own.into(syntax.syntax)
        given = [there.term(one, Form.VALUE) for one in problem.given.values()]
        return [there.term(one * (ONE - one)) for one in names] + given

    same(printer, write)


@pytest.mark.parametrize("name", ['a"b', "a\\b", "a_b", "$x$", "#f(x)", "a,b;c", "é", "网", "//"])
def test_a_name_that_typst_would_read_as_markup(
    printer: Callable[[str], Printer], name: str
) -> None:
    hostile = Reference(Variable(Role.VALUE, name=name))
    same(printer, lambda one: [one.term(hostile), one.term(hostile / (1 + hostile))])


def test_a_string_ends_where_it_should() -> None:
    assert quoted('say "\\n"') == r'"say \"\\n\""'


def test_the_halves_of_a_bracket_have_a_fixed_size(printer: Callable[[str], Printer]) -> None:
    long = term(W5) + OUT + 2 - term(W5) * OUT + term(OUT) ** 2
    flat = broken(printer("typst"), None, 2 * long, Form.SYMBOLS, 26)
    assert flat == (
        r'2 lr(size: #1.2em, \()w_5 + "out"_(o 1) + 2',
        r'class("binary", -) w_5 ⋅ "out"_(o 1) + "out"_(o 1)^2 lr(size: #1.2em, \))',
    )
    tall = broken(printer("typst"), None, 2 * (long + HALF), Form.SYMBOLS, 26)
    assert "size: #2.4em" in tall[0]


def test_a_blank_is_a_rule_as_long_as_it_is_wide() -> None:
    assert TYPST.hole(12) == 'class("normal", underline(#h(6em)))'
