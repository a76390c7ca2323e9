"""Names: their letters, their accents, what stands below and above them, and what is a power."""

from __future__ import annotations

import pytest

from derive.reading.grammar import chains
from derive.reading.symbol import Symbol
from derive.reading.tree import Name, Times
from tests.reading.grammar.shown import WORDS, read

ONE_NAME = [
    ("net_{h1}", Symbol("net", ("h1",))),
    ("net_{h_1}", Symbol("net", ("h1",))),
    (r"\mathrm{net}_{h1}", Symbol("net", ("h1",))),
    (r"\mathrm{net_{h1}}", Symbol("net", ("h1",))),
    (r"\text{out}_{\text{o1}}", Symbol("out", ("o1",))),
    (r"\operatorname{net}_{o1}", Symbol("net", ("o1",))),
    ("net_h1", Symbol("net", ("h1",))),
    (r"\quad net_h1", Symbol("net", ("h1",))),  # sloppy, and never net_h times 1
    ("w5", Symbol("w", ("5",))),
    ("w_5", Symbol("w", ("5",))),
    ("w₅", Symbol("w", ("5",))),
    (r"w_{11}", Symbol("w", ("11",))),
    (r"w_{h1,o1}", Symbol("w", ("h1", "o1"))),
    ("w_h1,o1", Symbol("w", ("h1", "o1"))),
    ("w_h1,o", Symbol("w", ("h1", "o"))),
    (r"w_{h1 \to o1}", Symbol("w", ("h1→o1",))),
    ("E_total", Symbol("E", ("total",))),
    (r"E_{\text{total}}", Symbol("E", ("total",))),
    (r"\mathcal{L}", Symbol("L")),
    (r"\ell", Symbol("ell")),
    (r"\eta", Symbol("eta")),
    ("η", Symbol("eta")),
    ("eta", Symbol("eta")),
    (r"\varepsilon", Symbol("epsilon")),
    ("δ_o1", Symbol("delta", ("o1",))),
    (r"\hat{y}_j", Symbol("y", ("j",), accent="hat")),
    (r"\hat{y_j}", Symbol("y", ("j",), accent="hat")),
    (r"\hat y", Symbol("y", accent="hat")),
    ("ŷ", Symbol("y", accent="hat")),
    ("y\N{COMBINING CIRCUMFLEX ACCENT}_j", Symbol("y", ("j",), accent="hat")),
    (r"\bar{x}", Symbol("x", accent="bar")),
    (r"\tilde{x}", Symbol("x", accent="tilde")),
    (r"\vec{x}", Symbol("x", accent="vec")),
    (r"\mathbf{w}_1", Symbol("w", ("1",), bold=True)),
    (r"\boldsymbol{\delta}^{(2)}", Symbol("delta", (), ("(2)",), bold=True)),
    (r"\boldsymbol\delta", Symbol("delta", bold=True)),
    ("𝐖", Symbol("W", bold=True)),
    ("𝛅", Symbol("delta", bold=True)),
    ("w_5^+", Symbol("w", ("5",), ("+",))),
    ("w_5^{+2}", Symbol("w", ("5",), ("+2",))),
    ("w₅⁺", Symbol("w", ("5",), ("+",))),
    ("{w_5}^+", Symbol("w", ("5",), ("+",))),
    ("w_5^{new}", Symbol("w", ("5",), ("new",))),
    ("w_5^new", Symbol("w", ("5",), ("new",))),
    (r"w_5^{\text{new}}", Symbol("w", ("5",), ("new",))),
    (r"w_5^{(\text{new})}", Symbol("w", ("5",), ("(new)",))),
    ("w_5'", Symbol("w", ("5",), ("'",))),
    (r"w_5^\prime", Symbol("w", ("5",), ("'",))),
    ("w_5^{*}", Symbol("w", ("5",), ("*",))),
    (r"w_5^\star", Symbol("w", ("5",), ("*",))),
    ("w(t+1)", Symbol("w", (), ("(t+1)",))),
    ("w_5(t)", Symbol("w", ("5",), ("(t)",))),
    ("w_5(new)", Symbol("w", ("5",), ("(new)",))),
    (r"w_5(\text{old})", Symbol("w", ("5",), ("(old)",))),
    ("w^{(l)}", Symbol("w", (), ("(l)",))),
    ("w^{(l)}_{jk}", Symbol("w", ("jk",), ("(l)",))),
    ("w_{jk}^{(l-1)}", Symbol("w", ("jk",), ("(l-1)",))),
    ("w_{jk}^{(2)+}", Symbol("w", ("jk",), ("(2)", "+"))),
    ("a^{[2](1)}", Symbol("a", (), ("[2]", "(1)"))),
    ("a^{l}", Symbol("a", (), ("l",))),
    ("w^l_{jk}", Symbol("w", ("jk",), ("l",))),
    ("a^{l-1}", Symbol("a", (), ("l-1",))),
    ("a_1^{3,+}", Symbol("a", ("1",), ("3", "+"))),
    ("a_1³,⁽¹⁾", Symbol("a", ("1",), ("3", "(1)"))),
    ("w_{11}^{4,2}", Symbol("w", ("11",), ("4", "2"))),
    (r"h^{\langle t\rangle}", Symbol("h", (), ("⟨t⟩",))),
    ("h^{<t>}", Symbol("h", (), ("⟨t⟩",))),
    ("a1^(2)", Symbol("a", ("1",), ("(2)",))),
    ("w_11⁽²⁾[1]⁺", Symbol("w", ("11",), ("(2)", "[1]", "+"))),
    ("h_1[2]⟨3⟩", Symbol("h", ("1",), ("[2]", "⟨3⟩"))),
    ("dW^{[1]}", Symbol("dW", (), ("[1]",))),
    (r"\Delta w_5", Symbol("Deltaw", ("5",))),
    (r"\text{total error}", Symbol("total error")),
]


@pytest.mark.parametrize(("source", "symbol"), ONE_NAME)
def test_one_name(source, symbol):
    (found,) = chains(f"{source} = 1", WORDS)
    assert isinstance(found.sides[0], Name)
    assert found.sides[0].symbol == symbol


SEVERAL = [
    ("netout", "(net * out)"),
    ("wx + b", "((w * x) + b)"),
    ("w_1x_1 + w_2x_2", "((w_1 * x_1) + (w_2 * x_2))"),
    ("x_ix_j", "(x_i * x_j)"),
    (r"\delta_{o1} out_{h1}", "(delta_o1 * out_h1)"),
    (r"\mathbf{W}\mathbf{x}", "(bold W * bold x)"),
    ("x_1,x_2", "x_1; x_2"),
    ("w5+w6", "(w_5 + w_6)"),
    ("w5+ = w5 - 1", "w_5^+ = (w_5 + -1)"),
    ("W^Tx", "(W^T * x)"),
    (r"W^{[2]T} a^{(1)\top}", "(W^[2]^T * a^(1)^T)"),
    (r"{W^{(2)}}^T x", "(W^(2)^T * x)"),
    (r"(W^{l+1})^{\intercal}", "W^l+1^T"),
    ("𝐱ᵀ", "bold x^T"),
    (r"x^\mathsf{T}", "x^T"),
    ("x^2", "(x ^ 2)"),
    ("x²", "(x ^ 2)"),
    ("a^2_j", "(a_j ^ 2)"),
    ("w_5^{2-1}", "(w_5 ^ (2 + -1))"),
    ("w_5^{(1-1)}", "(w_5 ^ (1 + -1))"),
    ("(a+b)^{n}", "((a + b) ^ n)"),
    ("x^{-1}", "(x ^ -1)"),
    ("2^3^2", "(2 ^ (3 ^ 2))"),
    ("e^{-net_{h1}}", "exp(-net_h1)"),
    (r"\mathrm{e}^{-x} + \text{e}^{-x}", "(exp(-x) + exp(-x))"),
    ("e^(-net_h1)", "exp(-net_h1)"),
    ("e^-x", "exp(-x)"),
    ("e^net_o1/2", "(exp(net_o1) / 2)"),
    ("\\quad e^x_i", "exp(x_i)"),
    ("\\quad w^p_i", "(w_i ^ p)"),
    ("w^p_i", "(w ^ p_i)"),
    ("e + e_j^2", "(e + (e_j ^ 2))"),
]


@pytest.mark.parametrize(("source", "shown"), SEVERAL)
def test_names_side_by_side_and_powers(source, shown):
    assert read(source) == shown


def test_e_is_a_quantity_where_the_network_has_one():
    (found,) = chains("e^2", WORDS | {"e"})
    assert str(found.sides[0].base.symbol) == "e"


def test_a_function_s_letter_may_be_a_quantity():
    (found,) = chains("f(1 - f)", WORDS | {"f"})
    assert isinstance(found.sides[0], Times)


def test_unknown_words_are_letters_and_known_ones_are_not():
    assert read("cost") == "(c * o * s * t)"
    assert str(chains("cost", {"cost"})[0].sides[0].symbol) == "cost"
