"""The quick reading says of no text anything but what the full reading says of it."""

from __future__ import annotations

import random
import re

import numpy as np
import pytest

from derive.errors import DeriveError
from derive.marking.expressions.postfix import worth
from derive.marking.expressions.quick import Quick
from derive.marking.expressions.reading import Reading, bare
from derive.marking.expressions.stock import Stock
from derive.model.quantity import key_of, quantities
from tests.marking import plain

TEXTS = 400
SIGNS = ["+", "-", "*", "/", " ", "(", ")", " + ", " - ", "^2", "**2", "^", "1", "0.5", "1-", "(1-"]
SIGNS += [
    ")",
    "=",
    "exp(",
    "e^(",
    "ln(",
    "sigma(",
    "d",
    "t",
    "x",
    "²",
    "½",
    ",",
    "·",
    "−",
    "'",
    "|",
]
SIGNS += ["[", "1e3", "2x", "\n", "   ", "δ", "∂", "log(", "+ ", "*(", "T", "if", "_1", "o", "n"]
LATEX = ["+", "-", "*", "/", " ", "(", ")", r"\cdot ", r"\times ", r"\left(", r"\right)", r"\frac{"]
LATEX += ["}", "{", "^2", "^{2}", r"\,", r"\exp(", "e^{", r"\sqrt{", "1", "3", "=", "d", "^T", "&"]
LATEX += ["[", "]", r"\left[", r"\right]", r"\big(", r"\bigr)", r"\;", r"\ ", "~", r"\quad ", "{}"]
LATEX += [r"\ast ", r"\frac12", "^{-1}", "^+", "'", ".", ",", r"\sigma(", r"\sigma\left(", "t"]
SHAPES = ["{a}{g}+{g}{b}", "{a}{g}-{g}{b}", "{a}{g}*{g}{b}", "{a} {b}", "{a}/{b}", "-{a}"]
SHAPES += [
    "{a}({b}-{a})",
    "2({a}-{b})",
    "({a}/{b})({a})",
    "[{a}+{b}]{a}",
    "{a}({b})",
    "{a}({a}{b})",
]
SHAPES += ["{a}(1-{b})", "({a}+{b})", "({a}-{b})^2", "({a})({b})", "exp({a})", "{a}*-{b}", "{a}^2"]


def names(spec: str) -> tuple[list[str], list[str]]:
    """Some keys of the problem, in plain text and in LaTeX."""
    desk = plain.desk(spec)
    graph, source = desk.problem.graph, random.Random(spec)
    keys = [key_of(graph, one) for one in quantities(graph)]
    keys = source.sample(keys, min(14, len(keys)))
    parts = [re.fullmatch(r"(d?)([A-Za-z]+)_?(\w*)(?:/d([A-Za-z]+)_?(\w*))?", key) for key in keys]
    return keys, [_latex(*found.groups()) for found in parts if found]


def _latex(d: str, of: str, below: str, by: str | None, at: str | None) -> str:
    if by is None:
        return rf"{d}{of}_{{{below}}}" if below else d + of
    return rf"\frac{{\partial {of}_{{{below}}}}}{{\partial {by}_{{{at}}}}}"


def formula(source: random.Random, names: list[str], depth: int, *, latex: bool) -> str:
    """A random formula, with random spaces."""
    if not depth or source.random() < 0.2:
        return source.choice(names if source.random() < 0.75 else ["1", "2", "0.5", "10"])
    one, other = (formula(source, names, depth - 1, latex=latex) for _ in range(2))
    gap = source.choice(["", "", " "])
    shape = source.choice(SHAPES)
    text = shape.format(a=one, b=other, g=gap)
    if not latex:
        return text
    text = text.replace("*", r" \cdot ").replace("exp(", r"\exp(")
    return rf"\frac{{{one}}}{{{other}}}" if shape == "{a}/{b}" and gap else text


def soup(source: random.Random, names: list[str], signs: list[str]) -> str:
    """Names and signs in no order at all."""
    count = source.randint(1, 8)
    return "".join(source.choice(names if source.random() < 0.45 else signs) for _ in range(count))


@pytest.mark.parametrize("spec", ["mazur", "olah", "deep", "bptt", "xor"])
def test_both_readings_agree(spec):
    stock = Stock(plain.desk(spec))
    reading = Reading(stock.desk.problem)
    quick, source, told = Quick(reading, stock), random.Random(f"read {spec}"), 0
    keys, symbols = names(spec)
    for number in range(TEXTS):
        latex = number % 3 == 0
        here = symbols if latex and symbols else keys
        if number % 2:
            text = soup(source, here, LATEX if latex else SIGNS)
        else:
            text = formula(source, here, source.randint(1, 4), latex=latex)
        found = quick.read(bare(text)[:300])
        if found is not None and not quick.has_key(text):
            told += 1
            assert same(stock, found, stock.postfix(reading.term(bare(text)[:300]))), text
    assert told > TEXTS / 40


def same(stock: Stock, one: tuple, other: tuple) -> bool:
    with np.errstate(all="ignore"):
        try:
            first = worth(one, stock.columns)
        except ArithmeticError:
            with pytest.raises(ArithmeticError):
                worth(other, stock.columns)
            return True
        size = float(np.nanmax(np.abs([*np.atleast_1d(first), 1.0])))
        second = worth(other, stock.columns)
        return np.allclose(first, second, rtol=1e-9, atol=1e-12 * size, equal_nan=True)


@pytest.mark.parametrize(
    "text",
    [
        "out_o1(out_h1)",  # a call, or a factor
        "E(1-out_h1)",  # an error of something, or a factor
        "2 out_h1/3 out_h2",  # how far does the slash reach?
        "w5+ + 1",  # the moved weight, or a sum
        "1.234,5*out_h1",
        "1e5*out_h1",
        "out_h1^2^2",
        "out_h1   out_h2",
        "out_h1\nout_h2",
        "dE_total/dw5/2",
        "(out_h1",
        "out_h1)",
        "",
        "net_h1 = net_h2 = out_h1",
        "out_h1[2]",
        r"out_{o1}(out_{h1})",
        r"delta_{o1}/2\left(out_{h1}+1\right)",
        "out_h1*[1]",
        "? = out_h1",
        r"out_{h1}\quad out_{h2}",
        r"out_{h1}{}out_{h2}",
        r"\sigma'(net_{h1})",
    ],
)
def test_what_may_mean_several_things_is_left_to_the_full_reading(text):
    stock = Stock(plain.desk())
    assert Quick(Reading(stock.desk.problem), stock).read(text) is None


@pytest.mark.parametrize("text", ["d dc/da", "d/dc/da", "d^2*a/d"])
def test_a_quantity_called_d_may_be_a_differential(text):
    stock = Stock(plain.desk("olah"))
    quick = Quick(Reading(stock.desk.problem), stock)
    assert quick.read("c*a") is not None
    assert quick.read(text) is None


def test_the_usual_answers_are_read_quickly():
    """Else nothing is gained."""
    stock = Stock(plain.desk())
    quick = Quick(Reading(stock.desk.problem), stock)
    for text in (
        "delta_o1*out_h1",
        "-(target_o1 - out_o1) · out_o1(1 - out_o1) · out_h1",
        r"-\left(target_{o1}-out_{o1}\right) \cdot out_{o1} \left(1-out_{o1}\right) out_{h1}",
        r"\frac{1}{1+e^{-net_{o1}}}",
        "dE_total/dout_o1 * dout_o1/dnet_o1*dnet_o1/dw5",
        r"\frac{\partial E_{total}}{\partial out_{o1}} \frac{\partial out_{o1}}{\partial net_{o1}}",
        "w5 - eta*dE_total/dw5",
        "1/2*(target_o1-out_o1)^2",
        "0.5(target_o1-out_o1)^2",
        "(1/2)(target_o1-out_o1)^2",
        "out_h1(out_o1-target_o1)out_o1(1-out_o1)",
        r"\delta_{o1} out_{h1}",
        r"\delta_{o1}\;out_{h1}",
        r"\delta_{o1} \ast out_{h1}.",
        r"\(\delta_{o_1} \text{out}_{\text{h1}}\)",
        r"\delta_{o1}\left(\frac{1}{1+e^{-net_{h1}}}\right)",
        r"\frac12(target_{o1}-out_{o1})^2",
        r"\left[\delta_{o1} w_5+\delta_{o2} w_7\right] out_{h1}\left(1-out_{h1}\right)",
        r"\bigl(out_{o1}-target_{o1}\bigr) out_{o1} \bigl(1-out_{o1}\bigr) out_{h1}",
        r"\frac{dE_{total}}{dout_{o1}} \frac{d out_{o1}}{d net_{o1}} \frac{d net_{o1}}{d w_{5}}",
        r"\frac{\partial E_{\text{total}}}{\partial \text{out}_{o1}} \cdot \text{out}_{h1}",
        r"w_5^{+} = w_5 - \eta\left(\delta_{o1} out_{h1}\right)",
        r"dE/dw_5 = \delta_{o1}\sigma(net_{h1})",
        r"w_5out_{h1}+w_6out_{h2}+b_2",
        r"\left(1+e^{-net_{o1}}\right)^{-1}",
    ):
        assert quick.read(text) is not None, text


def test_a_decimal_comma_is_left_to_the_full_reading():
    stock = Stock(plain.desk())
    quick = Quick(Reading(stock.desk.problem, decimal_comma=True), stock)
    assert quick.read("1.500*out_h1") is None
    assert quick.read("2*out_h1") is None
    assert quick.read("delta_o1*out_h1") is not None


def test_a_faulty_piece_is_asked_about_once():
    class Counting(Reading):
        asked = 0

        def term(self, text):
            self.asked += 1
            return super().term(text)

    stock = Stock(plain.desk())
    reading = Counting(stock.desk.problem)
    quick = Quick(reading, stock)
    for _ in range(3):
        assert quick.read("foo + bar + baz") is None
    assert reading.asked <= 3
    with pytest.raises(DeriveError):
        reading.term("foo + bar + baz")
