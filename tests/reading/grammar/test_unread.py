"""What is not understood: where, and why. Nothing that can be read in two ways is read in one."""

from __future__ import annotations

import pytest

from derive.reading.grammar import chains
from derive.reading.tree import Unread
from tests.reading.grammar.shown import WORDS, read

UNREAD = [
    (r"\foo + 1", 0, r"\foo is not known here"),
    (r"1 + \lim x", 4, r"\lim is not known here"),
    ("(a + b", 0, "this bracket is not closed"),
    (r"\frac{1}{2", 8, "this bracket is not closed"),
    ("a + b)", 5, "this bracket was not opened"),
    (r"\left( a \right]", 0, "this bracket is not closed"),
    ("a +", 3, "something is missing here"),
    ("a * / b", 4, "/ cannot stand here"),
    (r"\frac{}{2}", 5, "something is missing between these braces"),
    (r"a + \cdots + b", 4, "an ellipsis leaves something out"),
    ("0.593...", 5, "an ellipsis leaves something out"),
    (r"\rule{2cm}{0.4pt}", 0, "this is a blank"),
    (r"\underline{\hspace{2em}}", 0, "this is a blank"),
    ("______", 0, "this is a blank"),
    (r"\partial E", 0, "this ∂ is part of no derivative"),
    (r"\frac{\partial^2 E}{\partial w^2}", 0, "second derivatives are not read"),
    (r"\frac{d}{dx} x^2 + 3x", 17, "brackets must show how much of this is differentiated"),
    (r"\frac{\partial}{\partial w} w * x", 30, None),
    (r"\sin^{-1}(x)", 5, "this may be an inverse function or a power"),
    (r"\ln x y", 6, "brackets must show the argument of ln"),
    ("0.5 0.3", 4, "two numbers stand side by side"),
    ("0.1 ± 0.2", 4, "± is not known here"),
    (r"\begin{vmatrix} a \end{vmatrix}", 0, "the environment vmatrix is not known here"),
    ("9^{9^{9}}", 0, "this power is too large to be worked with"),
    ("10^{999999999}", 0, "this power is too large to be worked with"),
    ("1e999999", 0, "this number has more digits than can be worked with"),
    ("9" * 1000, 0, "this number has more digits than can be worked with"),
    ("|a|'", 3, "this prime belongs to no name"),
    ("(a = b)", 3, "a relation stands inside brackets"),
    (r"a \otimes b", 2, r"\otimes is not known here"),
    ("2_3", 1, "a number has no index"),
]


@pytest.mark.parametrize(("source", "at", "reason"), UNREAD)
def test_the_caret_and_the_reason(source, at, reason):
    (found,) = chains(source, WORDS)
    reason = reason or "brackets must show how much of this is differentiated"
    assert found.sides == (Unread(0, len(source), at, reason),)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("= 0.5", "<0: nothing stands on this side> = 0.5"),
        ("a =", "a = <3: nothing stands on this side>"),
        (
            r"i = 1, \ldots, n",
            "<5: a range goes on from here>; <7: an ellipsis leaves something out>; n",
        ),
    ],
)
def test_a_side_may_be_missing(source, shown):
    assert read(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        r"f(x) = \left\{ \begin{array}{l} x, x > 0 \\ 0, x \le 0 \end{array} \right.",
        r"f(x) = \left\{ \begin{aligned} &x, & x > 0 \\ &0, & x \le 0 \end{aligned} \right.",
        r"f(x) = \begin{cases} x, x > 0 \\ 0, x \le 0 \end{cases}",
        r"f(x) = \begin{array}{l} a = 1 \\ b = 2 \end{array}",
    ],
)
def test_a_choice_that_is_not_understood_is_no_equation(source):
    (first, *_) = chains(source, WORDS)
    assert isinstance(first.sides[1], Unread)


def test_a_choice_with_commas_alone_is_not_understood_either():
    (found,) = chains(r"\begin{cases} x, x > 0 \\ 0, x \le 0 \end{cases}", WORDS)
    assert isinstance(found.sides[0], Unread)
