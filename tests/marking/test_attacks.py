"""Hostile formulas: answered in bounded time, and of no effect on anything else."""

from __future__ import annotations

import pytest

from derive.algebra.term import ONE
from derive.marking import proof
from derive.marking.formulas import Formulas
from derive.marking.verdict import Kind
from tests.clock import clock
from tests.marking import plain, work

DESK = plain.desk()
W5 = "dE_total/dw5:formula"
HOSTILE = [
    "9^9^9^9",
    "9**9**9**9*out_h1",
    "out_h1^9^9^9",
    "out_h1^(10^300)",
    "(out_h1)^99999999",
    "exp(exp(exp(exp(exp(out_h1)))))",
    "exp(" * 60 + "out_h1" + ")" * 60,
    "out_h1!" + "!" * 300,
    "factorial(99999999)",
    "(" * 199 + "out_h1" + ")" * 199,
    "(" * 5000 + "out_h1" + ")" * 5000,
    "-" * 390 + "out_h1",
    "out_h1" + "^2" * 190,
    "1e999999*out_h1",
    "1" * 390,
    "nan",
    "inf*out_h1",
    "NaN + out_h1",
    "∞*out_h1",
    "1/0*out_h1",
    "out_h1/(out_h1-out_h1)",
    "0/0",
    "1/(1-1)*out_h1",
    "__import__('os').system('true')",
    "out_h1.__class__.__mro__",
    "lambda: out_h1",
    "globals()",
    "eval(out_h1)",
    "{{7*7}}",
    "${7*7}",
    "\\input{/etc/passwd}",
    "\\def\\x{\\x\\x}\\x",
    "\\frac" * 60,
    "\\left(" * 60,
    "\\frac{" * 60 + "1" + "}" * 60,
    "=out_h1",
    "=cmd|' /C calc'!A0",
    "оut_h1*delta_o1",  # a Cyrillic letter
    "out_h1\u200b*\u202edelta_o1",
    "out\u0301_h1",
    "ｏｕｔ_h1",
    "out_h1*" * 50 + "out_h1",
    "\x00out_h1",
    "\ud800",
    "out_h1 = " * 40,
    "Σ_k out_k^9999",
    "sum_{k=1}^{999999999} out_k",
    "\\sum_{k=1}^{99999999} w_k",
    "out_h1 " * 57,
    "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 7,
    "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx yy zz",
    "[" * 100 + "]" * 100,
    "|" * 200,
    "_" * 300,
    "^" * 300,
    "d/dx " * 70,
    "dE/dw5" * 60,
    "\\begin{matrix}" * 20,
    "w5+" * 100,
]


@pytest.mark.parametrize("text", HOSTILE, ids=[str(k) for k in range(len(HOSTILE))])
def test_a_hostile_formula_earns_nothing_in_bounded_time(text):
    with clock() as spent:
        found = plain.marked(DESK, {W5: text, "out_o1": "0.7514"})
    assert spent.seconds < 10
    assert found[W5].marks == 0 or found[W5].kind is Kind.MISTAKE
    assert found[W5].kind is not Kind.RIGHT
    assert found["out_o1"].kind is Kind.RIGHT


def test_afterwards_everybody_else_is_marked_as_before():
    formulas = Formulas(DESK, proof=lambda *_: None)
    question = DESK.question(W5)
    assert question is not None
    for text in HOSTILE:
        formulas.judge(text, question)
    assert formulas.judge("delta_o1*out_h1", question).kind is Kind.RIGHT
    assert formulas.judge("delta_o1*out_h2", question).kind is Kind.MISTAKE


@pytest.mark.parametrize("one", [work.dies, work.grows, work.fails])
def test_a_proof_that_breaks_its_limits_is_no_answer(one):
    assert proof.within_limits(one, ONE, (ONE,)) is None


def test_a_proof_says_yes_and_no():
    assert proof.within_limits(work.agrees, ONE, (ONE,)) is True
    assert proof.within_limits(work.disagrees, ONE, (ONE,)) is False


# What another marker is known to accept: a number a little off, and one ten times as large.
@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("dE_total/dw5", "8.2167041"),
        ("out_o1", "8.2167041e-2"),
        (W5, "0.0000004*out_h1*delta_o1"),
        (W5, "delta_o1*out_h1 + 0.0000003"),
        (W5, "net_{h1}"),
        (W5, "n*e*t_h1"),
    ],
)
def test_a_known_false_accept_of_another_marker_is_refused(key, given):
    assert plain.marked(DESK, {key: given})[key].kind not in (Kind.RIGHT, Kind.ROUNDED)
