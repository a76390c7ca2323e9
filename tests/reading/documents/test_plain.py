"""Plain text: marked mathematics as in Markdown, and formulas on lines of their own."""

import pytest

from derive.reading.documents.formula_line import is_formula
from tests.reading.documents.listing import listed, paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "net_h1 = w1 · i1 + w2 · i2 + b1 = 0.15 · 0.05 + 0.20 · 0.10 + 0.35 = 0.3775",
        "∂E_total/∂w5 = ∂E_total/∂out_o1 · ∂out_o1/∂net_o1 · ∂net_o1/∂w5",
        "w5⁺ = w5 − η · ∂E_total/∂w5 = 0.40 − 0.5 · 0.082167041 = 0.358916480",
        "∂out_o1/∂net_o1 = ∂/∂net_o1 [1/(1 + e^(−net_o1))]",
        "f(net) = {net if net > 0; 0 otherwise}",
        "i1 = 0.05, i2 = 0.10",
        "out = 1/(1 + exp(-net))",
        "net_{h1} = 0.3775.",
        "w_5 := w_5 - 0.5*0.08",
        "W = [0.15, 0.20; 0.25, 0.30]",
        "net = Wx + b",
        "E = 0.5 * (t - o)**2",
        r"\frac{1}{2} = 0.5",
        "tanh x = 0.3",
        "∂z_1³/∂b³ = ∂/∂b³ [w_11³ · a_1² + b³]",
        "∇C = [∂C/∂b² | ∂C/∂b³] = [0.2 | 0.1]",
        "δ_o1 = out_o1 (1 − out_o1) (out_o1 − target_o1)",
        "E_total = Σ_o 1/2 · (t_o − out_o)²",
        "-∇C (w, b, …) = [0.17, 0.20, 0.03, 0.52, 1.72, ...]",
    ],
)
def test_formulas_by_their_line(line):
    assert is_formula(line)
    assert listed(f"text:\n\n  {line}\n", "text") == [f"3:3 {line}"]


@pytest.mark.parametrize(
    "line",
    [
        "Let x = 3",
        "so t=4",
        "for t=1, 2 and 3 this is x = 3",
        "error (total) = 3",
        "if x > 0 then y = 3",
        "the total error = 0.3",
        "x = 3 times",
        'x = "abc"',
        "a == b",
        "print(x = 3)?",
        "https://a.b/?x=3",
        "Loss = Cost",
        "The answer is 42",
        "x =",
        "(x = 3",
        "x = 3)",
        "i1 = 0.05 and i2 = 0.10",
        "model.fit(x = 3)",
        "x = 1 (see above)",
        "w5 + w6",
        "=====",
        "es gilt w = 0.3",
        "von 0.3 auf w = 0.4",
    ],
)
def test_lines_with_words_are_no_formulas(line):
    assert not is_formula(line)
    assert listed(line, "text") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a = b\n    = 3\n\n  c = d", ["1:3 a = b\n= 3", "4:3 c = d"]),
        ("  a = b\n  c = d", ["1:3 a = b", "2:3 c = d"]),
        ("  a = b + c   sum rule\n    = 3   (7)", ["1:3 a = b + c\n= 3 (7)"]),
        ("  a = b\n      + 1/2", ["1:3 a = b\n+ 1/2"]),
        ("  a = 2 · (b +\n      c)", ["1:3 a = 2 · (b +\nc)"]),
        ("│ a = b\n│   = 3", ["1:3 a = b\n= 3"]),
        ("- a_1 = 3\n- text", ["1:3 a_1 = 3"]),
        ("1. a_1 = 3", ["1:4 a_1 = 3"]),
        ("Hidden layer: a_1 = 3", ["1:15 a_1 = 3"]),
        ("Inputs     i1 = 0.05, i2 = 0.10", ["1:12 i1 = 0.05, i2 = 0.10"]),
        ("Forward pass\na_1 = 3", ["2:1 a_1 = 3"]),
        ("$$a = b$$\n$$c$$", ["1:3 a = b", "2:3 c"]),
        ("so $x$ is\n$y$", ["1:5 $x", "2:2 $y"]),
        ("A sentence that goes on for a while until\nx = 3\nand after it.", []),
        ("A sentence that goes on for a while until\nx = 3", []),
        ("x = 3\ntimes as much", []),
        ("a price of $5 and $6", []),
        ("a = (b\nand the rest", []),
        ("$$ a\n\nb $$", []),
    ],
)
def test_formulas(text, expected):
    assert listed(text, "text") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
        ("- one\n- two\n  more", ["one", "two\nmore"]),
        ("  a = b + c   sum rule\n    = 3   (7)", ["sum rule"]),
        ("Hidden layer: a_1 = 3", ["Hidden layer:"]),
        ("=====\nso\n-----", ["so"]),
        ("│ so it\n│ is", ["so it\nis"]),
        ("δ_{o1} and w_5 stay", ["δ_{o1} and w_5 stay"]),
    ],
)
def test_paragraphs(text, expected):
    assert paragraphs(text, "text") == expected
