"""Formulas as text: how they are read, and how everything else is refused."""

from __future__ import annotations

import pytest

from derive.algebra.arithmetic import FLOATS, evaluate
from derive.algebra.formula import parse
from derive.algebra.term import (
    Cases,
    Function,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Reference,
    Sum,
    Term,
)
from derive.algebra.variable import Role, Variable
from derive.errors import FormulaError
from tests.clock import clock

NAMES = {name: Variable(Role.VALUE, name=name) for name in ("a", "b", "net", "w_ho")}


def spelt(node: Term) -> str:
    """``node`` with all its brackets."""
    match node:
        case Number(digits):
            return digits
        case Reference(variable):
            return variable.name
        case Sum(parts):
            return f"({' + '.join(map(spelt, parts))})"
        case Product(parts):
            return f"({' * '.join(map(spelt, parts))})"
        case Quotient(above, below):
            return f"({spelt(above)} / {spelt(below)})"
        case Power(base, exponent):
            return f"({spelt(base)} ^ {spelt(exponent)})"
        case Negation(inner):
            return f"-{spelt(inner)}"
        case Function(name, inner):
            return f"{name}[{spelt(inner)}]"
        case Cases(((then, asked),), otherwise):
            condition = f"{spelt(asked.left)} {asked.relation} {spelt(asked.right)}"
            return f"{{{spelt(then)} if {condition}; {spelt(otherwise)}}}"
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a + b - a", "(a + b + -a)"),
        ("a - (b - a)", "(a + -(b + -a))"),
        ("a + b * net", "(a + (b * net))"),
        ("a * b / a * b", "(((a * b) / a) * b)"),
        ("a / b / net", "((a / b) / net)"),
        ("-a^2 * b", "-((a ^ 2) * b)"),
        ("a / -b * net", "((a / -b) * net)"),
        ("2^-a * b", "((2 ^ -a) * b)"),
        ("a^b^net", "(a ^ (b ^ net))"),
        ("a**2", "(a ^ 2)"),
        ("a·b×net−1", "((a * b * net) + -1)"),
        ("+a", "a"),
        ("0.10 * a + 1e-3", "((0.10 * a) + 1e-3)"),
        ("w_ho", "w_ho"),
        ("1 / (1 + e^-net)", "(1 / (1 + exp[-net]))"),
        ("log(a) + ln(b)", "(ln[a] + ln[b])"),
        ("max(0, net)", "{net if net > 0; 0}"),
        ("min(a, b)", "{b if b < a; a}"),
        ("tanh(sin(cos(sqrt(abs(exp(a))))))", "tanh[sin[cos[sqrt[abs[exp[a]]]]]]"),
    ],
)
def test_a_formula_is_read_as_a_person_reads_it(text: str, read: str) -> None:
    assert spelt(parse(text, NAMES)) == read


def test_a_name_hides_a_constant() -> None:
    names = {"e": Variable(Role.VALUE, name="e")}
    assert spelt(parse("e * 2", names)) == "(e * 2)"
    assert evaluate(parse("e + pi", {}), FLOATS, lambda _: 0.0) == pytest.approx(5.859874482048838)


@pytest.mark.parametrize(
    ("text", "place", "answer"),
    [
        ("", 0, "the formula ends where a number, a name or a bracket should stand"),
        ("a +", 3, "the formula ends where"),
        ("a * * b", 4, "the formula has '*' where a number, a name or a bracket should stand"),
        ("2a", 1, "a sign is missing here; write products with *"),
        ("a b", 2, "a sign is missing here"),
        ("a(b)", 1, "a sign is missing here"),
        ("(a)(b)", 3, "a sign is missing here"),
        ("(a", 0, "this bracket is never closed"),
        ("exp(a", 3, "this bracket is never closed"),
        ("a)", 1, "this bracket closes nothing"),
        ("a, b", 1, "',' has no place here"),
        ("a + c", 4, "unknown name c; known names: a, b, net, w_ho, e, pi"),
        ("arctan(a)", 0, "unknown function arctan; known functions: exp, ln, log, tanh"),
        ("1 + exp", 4, "exp needs brackets after it: exp(x)"),
        ("max(a)", 0, "max takes two values, and 1 is given"),
        ("exp(a, b)", 0, "exp takes one value, and 2 are given"),
        ("a $ b", 2, "'$' has no place in a formula"),
        ("__import__('os')", 0, "'_' has no place in a formula"),
        ("a.b", 1, "'.' has no place in a formula"),
        ("1 / 0", 2, "this has no value: it overflows, divides by 0 or is undefined"),
        ("a / (1 - 1)", 2, "this has no value"),
        ("ln(0)", 0, "this has no value"),
        ("sqrt(-1)", 0, "this has no value"),
        ("exp(1000)", 0, "this has no value"),
        ("9^9^9", 1, "this has no value"),
        ("1e999", 0, "outside the range of double precision"),
        ("1e-999", 0, "outside the range of double precision"),
        ("((a^9)^9)^9", 9, "powers above 100 are too high"),
    ],
)
def test_a_fault_is_shown_where_it_is(text: str, place: int, answer: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text, NAMES)
    message, shown, caret = str(caught.value).split("\n")
    assert message.startswith(answer) or answer in message
    assert shown == f"    {text}"
    assert caret.index("^") - 4 == place


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("(" * 5000, "longer than 1000 characters"),
        ("9" * 100_000, "longer than 1000 characters"),
        ("(" * 400 + "a" + ")" * 400, "more than 40 brackets"),
        ("-" * 900 + "a", "more than 40 brackets"),
        ("^".join("a" * 400), "more than 40 brackets"),
        ("/".join("a" * 400), "more than 40 brackets"),
        ("a" + "/a*a" * 200, "more than 40 brackets"),
        ("exp(" * 200, "more than 40 brackets"),
    ],
    ids=lambda text: text[:12],
)
def test_hostile_text_costs_no_time(text: str, answer: str) -> None:
    with clock() as spent, pytest.raises(FormulaError, match=answer) as caught:
        parse(text, NAMES)
    assert spent.seconds < 0.5
    assert len(str(caught.value)) < 300


def test_long_sums_and_products_are_fine() -> None:
    assert spelt(parse(" + ".join(["a*a*a"] * 60), NAMES)).count("a * a * a") == 60
