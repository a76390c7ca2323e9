from collections.abc import Callable
from dataclasses import replace

import pytest

from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    ZERO,
    Array,
    Cases,
    Condition,
    Function,
    Gradient,
    Hadamard,
    Hole,
    IndexedSum,
    Matrix,
    Number,
    Partial,
    Quotient,
    Reference,
    Shaped,
    Term,
    Transpose,
    exp,
    partial,
    term,
    walk,
)
from derive.algebra.variable import TOTAL_ERROR, Role, Variable, matrix_of
from derive.derivation.step import Form
from derive.notation.printer import Printer

W5, W7 = (Reference(Variable(Role.WEIGHT, 2, unit, 1, 1)) for unit in (1, 2))
NET, OUT = Reference(Variable(Role.NET, 2, 1)), Reference(Variable(Role.OUT, 2, 1))
TARGET = Reference(Variable(Role.TARGET, 2, 1))
ERROR = Reference(TOTAL_ERROR)
DELTA_O, WEIGHT_O = Variable(Role.DELTA, 2, "o"), Variable(Role.WEIGHT, 2, "o", 1, 1)
SERIES = IndexedSum("o", 2, term(DELTA_O) * term(WEIGHT_O))
SLOPE_1 = partial(ERROR, Variable(Role.OUT, 2, 1))  # positive
SLOPE_2 = partial(ERROR, Variable(Role.OUT, 2, 2))  # negative
VECTOR = Array(Reference(matrix_of(Role.OUT, 2)), Matrix(((OUT,), (TARGET,))))
SQUARE = Array(Reference(Variable(Role.VALUE, name="A")), Matrix(((W5, ONE), (W7, TWO))))
LOGISTIC = ONE / (ONE + exp(-NET))

SYMBOLS: list[tuple[Term, str, str]] = [
    (Number("0.10"), "0.10", "0.10"),
    (Number("-2"), "-2", "−2"),
    (Number("1.5e-12"), r"1.5 \cdot 10^{-12}", "1.5 · 10⁻¹²"),
    (W5 + OUT - ONE, r"w_5 + \mathrm{out}_{o1} - 1", "w5 + out_o1 − 1"),
    (W5 - (OUT - ONE), r"w_5 - (\mathrm{out}_{o1} - 1)", "w5 − (out_o1 − 1)"),
    (W5 - -OUT, r"w_5 - (-\mathrm{out}_{o1})", "w5 − (−out_o1)"),
    (W5 + Number("-2"), "w_5 + (-2)", "w5 + (−2)"),
    (-W5 + OUT, r"-w_5 + \mathrm{out}_{o1}", "−w5 + out_o1"),
    (ONE + -W5 * OUT, r"1 + (-w_5) \cdot \mathrm{out}_{o1}", "1 + (−w5) · out_o1"),
    (
        Cases(((OUT, Condition(OUT, ">=", W5)),), ZERO),
        r"\begin{cases} \mathrm{out}_{o1} & \text{if } \mathrm{out}_{o1} \ge w_5 \\ "
        r"0 & \text{otherwise} \end{cases}",
        "{out_o1 if out_o1 ≥ w5; 0 otherwise}",
    ),
    (-W5 * OUT, r"-w_5 \cdot \mathrm{out}_{o1}", "−w5 · out_o1"),
    (W5 * -OUT, r"w_5 \cdot (-\mathrm{out}_{o1})", "w5 · (−out_o1)"),
    (OUT * (ONE - OUT), r"\mathrm{out}_{o1}(1 - \mathrm{out}_{o1})", "out_o1(1 − out_o1)"),
    (
        (ONE - OUT) * (ONE - W5),
        r"(1 - \mathrm{out}_{o1}) \cdot (1 - w_5)",
        "(1 − out_o1) · (1 − w5)",
    ),
    (
        -(TARGET - OUT) * (OUT * (ONE - OUT)) * W5,
        r"-(\mathrm{target}_{o1} - \mathrm{out}_{o1}) \cdot "
        r"\mathrm{out}_{o1}(1 - \mathrm{out}_{o1}) \cdot w_5",
        "−(target_o1 − out_o1) · out_o1(1 − out_o1) · w5",
    ),
    (
        TWO * HALF * (TARGET - OUT) ** (TWO - ONE) * -ONE + ZERO,
        r"2 \cdot \frac{1}{2}(\mathrm{target}_{o1} - \mathrm{out}_{o1})^{2 - 1} \cdot (-1) + 0",
        "2 · 1/2 · (target_o1 − out_o1)^(2 − 1) · (−1) + 0",
    ),
    (
        HALF * (TARGET - OUT) ** 2,
        r"\frac{1}{2}(\mathrm{target}_{o1} - \mathrm{out}_{o1})^2",
        "1/2 · (target_o1 − out_o1)²",
    ),
    (LOGISTIC, r"\frac{1}{1 + e^{-\mathrm{net}_{o1}}}", "1/(1 + e^(−net_o1))"),
    (
        ONE * (ONE - LOGISTIC),
        r"1\left(1 - \frac{1}{1 + e^{-\mathrm{net}_{o1}}}\right)",
        "1(1 − 1/(1 + e^(−net_o1)))",
    ),
    (
        Quotient(W5 * OUT, W7 * OUT),
        r"\frac{w_5 \cdot \mathrm{out}_{o1}}{w_7 \cdot "
        r"\mathrm{out}_{o1}}",
        "(w5 · out_o1)/(w7 · out_o1)",
    ),
    (ONE / (W5 / W7), r"\frac{1}{\frac{w_5}{w_7}}", "1/(w5/w7)"),
    (W5**2, "w_5^2", "w5²"),
    (W5 ** (ONE - ONE), "w_5^{1 - 1}", "w5^(1 − 1)"),
    ((-W5) ** 2, "(-w_5)^2", "(−w5)²"),
    (-(W5**2), "-w_5^2", "−w5²"),
    ((W5**2) ** OUT, r"(w_5^2)^{\mathrm{out}_{o1}}", "(w5²)^out_o1"),
    (HALF**2, r"\left(\frac{1}{2}\right)^2", "(1/2)²"),
    (exp(NET) ** 2, r"(e^{\mathrm{net}_{o1}})^2", "(e^net_o1)²"),
    (term(Variable(Role.WEIGHT, 2, 1, 1, 1, updates=1)) ** 2, "(w_5^+)^2", "(w5⁺)²"),
    (Function("ln", OUT), r"\ln(\mathrm{out}_{o1})", "ln(out_o1)"),
    (Function("tanh", NET) ** 2, r"\tanh(\mathrm{net}_{o1})^2", "tanh(net_o1)²"),
    (Function("sigma", NET), r"\sigma(\mathrm{net}_{o1})", "σ(net_o1)"),
    (Function("relu", NET), r"\operatorname{relu}(\mathrm{net}_{o1})", "relu(net_o1)"),
    (Function("ln", HALF), r"\ln\left(\frac{1}{2}\right)", "ln(1/2)"),
    (Function("sqrt", W5 + ONE), r"\sqrt{w_5 + 1}", "√(w5 + 1)"),
    (
        partial(ERROR, W5.variable),
        r"\frac{\partial E_{\mathrm{total}}}{\partial w_5}",
        "∂E_total/∂w5",
    ),
    (
        Partial(W5 * OUT, W5.variable),
        r"\frac{\partial}{\partial w_5}[w_5 \cdot \mathrm{out}_{o1}]",
        "∂/∂w5 [w5 · out_o1]",
    ),
    (
        Partial(HALF, W5.variable),
        r"\frac{\partial}{\partial w_5}\left[\frac{1}{2}\right]",
        "∂/∂w5 [1/2]",
    ),
    (SERIES, r"\sum_o \delta_o \cdot w_{h1,o}", "Σ_o δ_o · w_h1,o"),
    (SERIES + ONE, r"\sum_o \delta_o \cdot w_{h1,o} + 1", "Σ_o δ_o · w_h1,o + 1"),
    (
        SERIES * OUT,
        r"\left(\sum_o \delta_o \cdot w_{h1,o}\right) \cdot \mathrm{out}_{o1}",
        "(Σ_o δ_o · w_h1,o) · out_o1",
    ),
    (
        Matrix(((W5, ONE), (-W7, ZERO))),
        r"\begin{pmatrix} w_5 & 1 \\ -w_7 & 0 \end{pmatrix}",
        "[w5, 1; −w7, 0]",
    ),
    (VECTOR, r"\mathbf{out}_o", "𝐨𝐮𝐭_o"),
    (VECTOR + VECTOR, r"\mathbf{out}_o + \mathbf{out}_o", "𝐨𝐮𝐭_o + 𝐨𝐮𝐭_o"),
    (TWO * SQUARE * VECTOR, r"2 \cdot A\mathbf{out}_o", "2 · A𝐨𝐮𝐭_o"),
    (Transpose(VECTOR), r"\mathbf{out}_o^{\top}", "𝐨𝐮𝐭_oᵀ"),
    (
        Transpose(VECTOR - VECTOR) * SQUARE,
        r"(\mathbf{out}_o - \mathbf{out}_o)^{\top}A",
        "(𝐨𝐮𝐭_o − 𝐨𝐮𝐭_o)ᵀA",
    ),
    (
        Hadamard((SQUARE * VECTOR, VECTOR)),
        r"(A\mathbf{out}_o) \odot \mathbf{out}_o",
        "(A𝐨𝐮𝐭_o) ⊙ 𝐨𝐮𝐭_o",
    ),
    (
        TWO * Hadamard((VECTOR, VECTOR)),
        r"2 \cdot (\mathbf{out}_o \odot \mathbf{out}_o)",
        "2 · (𝐨𝐮𝐭_o ⊙ 𝐨𝐮𝐭_o)",
    ),
    (Shaped(VECTOR), r"\underset{\,2 \times 1\,}{\mathbf{out}_o}", "𝐨𝐮𝐭_o₍₂ₓ₁₎"),
    (Function("sigma'", VECTOR), r"\sigma'(\mathbf{out}_o)", "σ′(𝐨𝐮𝐭_o)"),
    (Function("tanh'", VECTOR), r"\tanh'(\mathbf{out}_o)", "tanh′(𝐨𝐮𝐭_o)"),
    (Function("f'", VECTOR), r"f'(\mathbf{out}_o)", "f′(𝐨𝐮𝐭_o)"),
    (
        Gradient(TOTAL_ERROR, VECTOR.name.variable),
        r"\nabla_{\mathbf{out}_o} E_{\mathrm{total}}",
        "∇_𝐨𝐮𝐭_o E_total",
    ),
    (Gradient(TOTAL_ERROR), r"\nabla E_{\mathrm{total}}", "∇E_total"),
    (-Gradient(TOTAL_ERROR), r"-\nabla E_{\mathrm{total}}", "−∇E_total"),
    (TWO * Hole("a", W5 + OUT), r"2 \cdot \underline{\hspace{7em}}", "2 · ____________________"),
]
MATHML: list[tuple[Term, str]] = [
    (
        Cases(((ONE, Condition(ONE, "<", TWO)),), ZERO),
        '<mrow><mo form="prefix">{</mo><mtable>'
        '<mtr><mtd style="text-align: left"><mn>1</mn></mtd><mtd style="text-align: left">'
        "<mrow><mtext>if\N{NO-BREAK SPACE}</mtext>"
        "<mrow><mn>1</mn><mo>&lt;</mo><mn>2</mn></mrow></mrow></mtd></mtr>"
        '<mtr><mtd style="text-align: left"><mn>0</mn></mtd>'
        '<mtd style="text-align: left"><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>',
    ),
    (Number("0.10"), "<mn>0.10</mn>"),
    (ONE + TWO, "<mrow><mn>1</mn><mo>+</mo><mn>2</mn></mrow>"),
    (-ONE, '<mrow><mo form="prefix">−</mo><mn>1</mn></mrow>'),
    (ONE * TWO, "<mrow><mn>1</mn><mo>·</mo><mn>2</mn></mrow>"),
    (
        ONE * (ONE + TWO),
        '<mrow><mn>1</mn><mo>\u2062</mo><mrow><mo stretchy="false">(</mo><mrow><mn>1</mn>'
        '<mo>+</mo><mn>2</mn></mrow><mo stretchy="false">)</mo></mrow></mrow>',
    ),
    (HALF, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (
        HALF**2,
        "<msup><mrow><mo>(</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>)</mo></mrow>"
        "<mn>2</mn></msup>",
    ),
    (exp(ONE), "<msup><mi>e</mi><mn>1</mn></msup>"),
    (Function("sqrt", TWO), "<msqrt><mn>2</mn></msqrt>"),
    (
        Function("ln", TWO),
        '<mrow><mrow><mi mathvariant="normal">ln</mi><mo>\u2061</mo></mrow><mrow>'
        '<mo stretchy="false">(</mo><mn>2</mn><mo stretchy="false">)</mo></mrow></mrow>',
    ),
    (
        partial(W5, W7.variable),
        "<mfrac><mrow><mi>∂</mi><msub><mi>w</mi><mn>5</mn></msub></mrow>"
        "<mrow><mi>∂</mi><msub><mi>w</mi><mn>7</mn></msub></mrow></mfrac>",
    ),
    (
        Partial(TWO, W5.variable),
        "<mrow><mfrac><mi>∂</mi><mrow><mi>∂</mi><msub><mi>w</mi><mn>5</mn></msub></mrow></mfrac>"
        '<mrow><mo stretchy="false">[</mo><mn>2</mn><mo stretchy="false">]</mo></mrow></mrow>',
    ),
    (
        IndexedSum("o", 2, ONE),
        "<mrow><munder><mo>∑</mo><mi>o</mi></munder><mn>1</mn></mrow>",
    ),
    (
        Matrix(((ONE,), (TWO,))),
        "<mrow><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd></mtr><mtr><mtd><mn>2</mn></mtd></mtr>"
        "</mtable><mo>)</mo></mrow>",
    ),
    (
        Gradient(W5.variable),
        "<mrow><mo>∇</mo><msub><mi>w</mi><mn>5</mn></msub></mrow>",
    ),
    (VECTOR, '<msub><mi mathvariant="normal">𝐨𝐮𝐭</mi><mi>o</mi></msub>'),
    (Transpose(SQUARE), "<msup><mi>A</mi><mo>⊤</mo></msup>"),
    (Hadamard((SQUARE, SQUARE)), "<mrow><mi>A</mi><mo>⊙</mo><mi>A</mi></mrow>"),
    (
        Shaped(SQUARE),
        '<munder><mi>A</mi><mrow><mspace width="0.2em"></mspace><mn>2</mn><mo>×</mo><mn>2</mn>'
        '<mspace width="0.2em"></mspace></mrow></munder>',
    ),
    (
        Function("f'", ONE),
        "<mrow><mrow><msup><mi>f</mi><mo>′</mo></msup><mo>\u2061</mo></mrow><mrow>"
        '<mo stretchy="false">(</mo><mn>1</mn><mo stretchy="false">)</mo></mrow></mrow>',
    ),
    (
        Gradient(W5.variable, W7.variable),
        "<mrow><msub><mo>∇</mo><msub><mi>w</mi><mn>7</mn></msub></msub>"
        "<msub><mi>w</mi><mn>5</mn></msub></mrow>",
    ),
    (
        Hole("a", ONE),
        '<mrow class="hole" style="border-bottom: 1px solid">'
        '<mi>&#x2060;</mi><mspace width="5em"></mspace></mrow>',
    ),
    (
        Number("1e-12"),
        "<mrow><mn>1</mn><mo>·</mo><msup><mn>10</mn><mrow><mo>−</mo><mn>12</mn></mrow></msup>"
        "</mrow>",
    ),
]
FORMS: list[tuple[Term, str, str]] = [
    (W5, "0.40", "0.40"),
    (Number("0.10"), "0.10", "0.10"),
    (OUT, "0.751365070", "0.751365070"),
    (NET * W5 + Number("1"), "1.105905967 · 0.40 + 1", "1.442362387"),
    (OUT * (ONE - OUT), "0.751365070(1 − 0.751365070)", "0.186815602"),
    (-(TARGET - OUT), "−(0.01 − 0.751365070)", "0.741365070"),
    (exp(-NET), "e^(−1.105905967)", "0.330910952"),
    (SLOPE_2, "−0.217071535", "−0.217071535"),
    (SLOPE_1 + SLOPE_2, "0.741365070 + (−0.217071535)", "0.524293535"),
    (SLOPE_1 - SLOPE_2, "0.741365070 − (−0.217071535)", "0.958436604"),
    (SLOPE_2 * W5, "−0.217071535 · 0.40", "−0.086828614"),
    (ONE + SLOPE_2 * W5, "1 + (−0.217071535) · 0.40", "0.913171386"),
    (W5 * SLOPE_2, "0.40 · (−0.217071535)", "−0.086828614"),
    (SLOPE_2**2, "(−0.217071535)²", "0.047120051"),
    (-SLOPE_2, "−(−0.217071535)", "0.217071535"),
    (Partial(W5 * OUT, W5.variable), "∂/∂w5 [w5 · out_o1]", "0.795697906"),
    (SERIES, "0.138498562 · 0.40 + (−0.038098237) · 0.50", "0.036350306"),
    (
        SERIES * W5,
        "(0.138498562 · 0.40 + (−0.038098237) · 0.50) · 0.40",
        "0.014540123",
    ),
    (Matrix(((W5,), (W5 + W7,))), "[0.40; 0.40 + 0.50]", "[0.40; 0.9]"),
    (Gradient(TOTAL_ERROR), "∇E_total", "∇E_total"),
    (VECTOR, "[0.751365070; 0.01]", "[0.751365070; 0.01]"),
    (Shaped(VECTOR), "[0.751365070; 0.01]", "[0.751365070; 0.01]"),
    (Transpose(VECTOR), "[0.751365070; 0.01]ᵀ", "[0.751365070, 0.01]"),
    (SQUARE * VECTOR, "[0.40, 1; 0.50, 2][0.751365070; 0.01]", "[0.310546028; 0.395682535]"),
    (
        Transpose(VECTOR) * VECTOR,
        "[0.751365070; 0.01]ᵀ[0.751365070; 0.01]",
        "0.564649468",
    ),
    (
        Hadamard((VECTOR, VECTOR)),
        "[0.751365070; 0.01] ⊙ [0.751365070; 0.01]",
        "[0.564549468; 0.0001]",
    ),
]


@pytest.mark.parametrize(("term", "latex", "text"), SYMBOLS)
def test_symbols(printer: Callable[[str], Printer], term: Term, latex: str, text: str) -> None:
    assert printer("latex").term(term) == latex
    assert printer("text").term(term) == text


@pytest.mark.parametrize(("term", "mathml"), MATHML)
def test_mathml(printer: Callable[[str], Printer], term: Term, mathml: str) -> None:
    assert printer("mathml").term(term) == mathml


@pytest.mark.parametrize(("term", "numbers", "value"), FORMS)
def test_numbers_and_value(
    printer: Callable[[str], Printer], term: Term, numbers: str, value: str
) -> None:
    assert printer("text").term(term, Form.NUMBERS) == numbers
    assert printer("text").term(term, Form.VALUE) == value


def test_every_kind_of_term_is_in_the_tables() -> None:
    for table in ([row[0] for row in SYMBOLS], [row[0] for row in MATHML]):
        assert {type(part) for term in table for part in walk(term)} == set(Term.__args__)


def test_a_chain_joins_the_three_forms(printer: Callable[[str], Printer]) -> None:
    forms = [(NET, Form.SYMBOLS), (W5 * TWO, Form.NUMBERS), (W5 * TWO, Form.VALUE)]
    assert printer("text").chain(forms) == "net_o1 = 0.40 · 2 = 0.8"
    assert printer("latex").chain(forms[1:]) == r"0.40 \cdot 2 = 0.8"
    assert printer("text").chain(forms[:1]) == "net_o1"


@pytest.mark.parametrize(
    ("syntax", "shown"),
    [
        ("text", "2 · [(w5 + 1)]"),
        ("latex", r"2 \cdot \boxed{(w_5 + 1)}"),
    ],
)
def test_answers(printer: Callable[[str], Printer], syntax: str, shown: str) -> None:
    key = replace(printer(syntax), answers=True)
    assert key.term(TWO * Hole("a", W5 + ONE)) == shown


def test_a_worksheet_and_its_key_differ_in_the_blank_only(
    printer: Callable[[str], Printer],
) -> None:
    hole = TWO * Hole("a", OUT)
    assert printer("text").term(hole, Form.NUMBERS) == "2 · ____________________"
    key = replace(printer("text"), answers=True)
    assert key.term(hole, Form.NUMBERS) == "2 · [0.751365070]"


@pytest.mark.parametrize(
    ("sign", "mark", "latex", "text"),
    [
        ("times", ".", r"w_5 \times 0.5", "w5 × 0.5"),
        ("asterisk", ".", "w_5 * 0.5", "w5 * 0.5"),
        ("dot", ",", r"w_5 \cdot 0{,}5", "w5 · 0,5"),
    ],
)
def test_signs_are_the_notation_s(
    printer: Callable[[str], Printer], sign: str, mark: str, latex: str, text: str
) -> None:
    for syntax, expected in (("latex", latex), ("text", text)):
        plain = printer(syntax)
        notation = replace(plain.notation, product=sign, decimal_mark=mark)
        assert replace(plain, notation=notation).term(W5 * Number("0.5")) == expected


def test_fewer_decimals(printer: Callable[[str], Printer]) -> None:
    assert replace(printer("text"), decimals=4).term(OUT, Form.VALUE) == "0.7514"
    assert replace(printer("text"), decimals=12).term(OUT, Form.VALUE) == "0.751365069552"
