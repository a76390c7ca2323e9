"""Rows, columns, chains: which statements a formula makes."""

from __future__ import annotations

import pytest

from derive.reading.grammar import chains
from tests.reading.grammar.shown import WORDS, read

STATEMENTS = [
    ("a = b = c", "a = b = c"),
    ("a \\approx b \\to c", "a ≈ b → c"),
    ("w_5 \\leftarrow w_5 - 1", "w_5 ← (w_5 + -1)"),
    ("\\theta := 1", "theta := 1"),
    ("0 < a \\le 1 \\neq b", "0 < a ≤ 1 ≠ b"),
    ("a \\overset{!}{=} b", "a = b"),
    ("\\downarrow", ""),
    ("a \\succeq b \\prec c", "a ≥ b < c"),
    ("W^{[1]}{}^{\\top} = a", "W^[1]^T = a"),
    ("E", "E"),
    ("a = 1, b = 2; c = 3", "a = 1; b = 2; c = 3"),
    ("a = 1, \\quad b = 2 \\qquad c = 3", "a = 1; b = 2; c = 3"),
    ("a = 1 \\text{ and } b = 2", "a = 1; b = 2"),
    ("a = 1 \\text{und} b = 2", "a = 1; b = 2"),
    ("a = 1 and b = 2", "a = 1; b = 2"),
    ("a = 1 \\Rightarrow b = 2 \\implies c = 3 \\iff f = 4", "a = 1; b = 2; c = 3; f = 4"),
    ("a = 1 \\\\ b = 2", "a = 1; b = 2"),
    ("a = 1 \\\\* b = 2 \\\\*[2pt] c = 3 \\\\ [-1ex] f = 4", "a = 1; b = 2; c = 3; f = 4"),
    ("a = 1 \\\\[2pt] = 2", "a = 1 = 2"),
    ("a = 1 \\quad = 2", "a = 1 = 2"),
    ("a = 1\nb = 2\n  = 3", "a = 1; b = 2 = 3"),
    (r"\begin{aligned} a &= b \\ &= c \\ d &= f \end{aligned}", "a = b = c; d = f"),
    (r"\begin{aligned} a &= b \\ &\quad {} + c \\ &= d \end{aligned}", "a = (b + c) = d"),
    (r"\begin{aligned} &a + b \\ &= c \end{aligned}", "(a + b) = c"),
    (r"\begin{aligned} a &= b \\ -c &= d \end{aligned}", "a = b; -c = d"),
    (r"\begin{aligned} a &= b \\ &- c \end{aligned}", "a = (b + -c)"),
    (r"\begin{aligned} a &= \bigl(b \\ &\quad {} + c\bigr) \cdot d \end{aligned}", None),
    (r"\begin{align} a &= b & c &= d \\ &= f & &= g \end{align}", "a = b = f; c = d = g"),
    (r"\begin{align*} a &= b && \text{by (3)} \\ &= c \end{align*}", "a = b = c"),
    (r"\begin{eqnarray} a &=& b \\ &=& c \end{eqnarray}", "a = b = c"),
    (r"\begin{array}{rcl} a &=& b \\ &=& c \end{array}", "a = b = c"),
    (r"\left\{ \begin{aligned} a &= 1 \\ b &= 2 \end{aligned} \right.", "a = 1; b = 2"),
    (r"\begin{cases} a = 1 \\ b = 2 \end{cases}", "a = 1; b = 2"),
    (r"\left\{ \begin{array}{l} a = 1 \\ b = 2 \end{array} \right.", "a = 1; b = 2"),
    ("w_1, w_2 = 0.15, -0.20", "w_1 = 0.15; w_2 = -0.20"),
    ("a, b = 1", "a; b = 1"),
    ("a = 1, b", "a = 1; b"),
    ("a = 1, b = 2, c = 3", "a = 1; b = 2; c = 3"),
    ("a = 0.1, 0.2", "a = <7: a list of values goes on from here>; 0.2"),
    (r"\begin{multline} a = b + c \\ + d \end{multline}", "a = (b + c + d)"),
    ("a = b + \\\\ c", "a = (b + c)"),
    ("a = \\\\ c", "a = c"),
    ("a = b \\\\ -d = f", "a = b; -d = f"),
    ("a = b \\tag{3} % = c", "a = b"),
    ("\\text{loss} = 0.5", "loss = 0.5"),
    ("E_{o1}: 0.27", "E_o1; 0.27"),
]


@pytest.mark.parametrize(("source", "shown"), STATEMENTS)
def test_the_statements_of_a_formula(source, shown):
    assert read(source) == ("a = ((b + c) * d)" if shown is None else shown)


def test_every_side_knows_its_place():
    source = r"\begin{aligned} E_{o1} &= \tfrac{1}{2}(t - o)^2 \\ &= 0.10 \end{aligned}"
    (found,) = chains(source, WORDS)
    places = [source[side.start : side.end] for side in found.sides]
    assert places == ["E_{o1}", r"\tfrac{1}{2}(t - o)^2", "0.10"]
    assert source[found.sides[1].factors[1].base.start] == "("


def test_a_side_is_all_that_was_written_for_it():
    source = r"\mathbf{w} = \bigl(a\bigr) = \boxed{b + c} = \hat{y} = \frac{1}{2} = x^{2}"
    (found,) = chains(source, WORDS)
    assert " = ".join(source[side.start : side.end] for side in found.sides) == source


def test_a_number_is_where_its_digits_are():
    source = r"\frac{0.5}{2} + (0.25)^{3}"
    (found,) = chains(source, WORDS)
    over, raised = found.sides[0].terms
    numbers = (over.above, over.below, raised.base, raised.exponent)
    assert [source[n.start : n.end] for n in numbers] == ["0.5", "2", "0.25", "3"]
    assert [source[n.start : n.end] for n in (over, raised)] == [r"\frac{0.5}{2}", "0.25)^{3}"]


def test_an_equation_that_is_unread_costs_its_neighbours_nothing():
    shown = read(r"a = \foo + 1 = b \\ (c = d \\ f = g)")
    assert shown == (
        r"a = <4: \foo is not known here> = b; "
        "<20: this bracket is not closed> = d; f = <35: this bracket was not opened>"
    )
