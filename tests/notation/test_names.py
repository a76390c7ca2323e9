from collections.abc import Callable

import pytest

from derive.algebra.term import Reference
from derive.algebra.variable import RATE, RESULT, TOTAL_ERROR, Role, Variable, argument
from derive.model.problem import Problem
from derive.model.quantity import deltas
from derive.notation.notation import Part, Style, parts
from derive.notation.notations import FLAT
from derive.notation.printer import Printer

WEIGHT = Variable(Role.WEIGHT, 2, 1, 1, 1)
NAMES = [
    (Variable(Role.NET, 1, 1), r"\mathrm{net}_{h1}", "net_h1"),
    (Variable(Role.OUT, 2, 2), r"\mathrm{out}_{o2}", "out_o2"),
    (Variable(Role.INPUT, 0, 1), "i_1", "i1"),
    (Variable(Role.TARGET, 2, 1), r"\mathrm{target}_{o1}", "target_o1"),
    (WEIGHT, "w_5", "w5"),
    (WEIGHT.after(1), "w_5^+", "w5⁺"),
    (Variable(Role.BIAS, 1), "b_1", "b1"),
    (TOTAL_ERROR, r"E_{\mathrm{total}}", "E_total"),
    (TOTAL_ERROR.after(10), r"E_{\mathrm{total}}^{(10)}", "E_total⁽¹⁰⁾"),
    (Variable(Role.ERROR, 2, 1), "E_{o1}", "E_o1"),
    (Variable(Role.DELTA, 2, 1), r"\delta_{o1}", "δ_o1"),
    (RATE, r"\eta", "η"),
    (Variable(Role.DELTA, 2, "o"), r"\delta_o", "δ_o"),
    (Variable(Role.OUT, 2, "o"), r"\mathrm{out}_o", "out_o"),
    (Variable(Role.ERROR, 2, "o"), "E_o", "E_o"),
    (Variable(Role.WEIGHT, 2, "o", 1, 1), "w_{h1,o}", "w_h1,o"),
    (Variable(Role.WEIGHT, 2, 1, "h", 1), "w_{h,o1}", "w_h,o1"),
    (Variable(Role.NET, 2, 1, time=3), r"\mathrm{net}_{o1,3}", "net_o1,3"),
    (Variable(Role.OUT, 2, 1, sample=2), r"\mathrm{out}_{o1}^{[2]}", "out_o1[2]"),
    (Variable(Role.VALUE, name="alpha"), r"\alpha", "α"),
    (argument(2), "x_2", "x2"),
    (RESULT, "y", "y"),
]


@pytest.mark.parametrize(("variable", "latex", "text"), NAMES)
def test_names(
    printer: Callable[[str], Printer], variable: Variable, latex: str, text: str
) -> None:
    assert printer("latex").term(Reference(variable)) == latex
    assert printer("text").term(Reference(variable)) == text


@pytest.mark.parametrize(
    ("variable", "mathml"),
    [
        (
            Variable(Role.NET, 1, 1),
            '<msub><mi mathvariant="normal">net</mi><mrow><mi>h</mi><mn>1</mn></mrow></msub>',
        ),
        (RATE, "<mi>η</mi>"),
        (
            WEIGHT.after(1),
            '<msubsup><mi>w</mi><mn>5</mn><mo stretchy="false" lspace="0" rspace="0">+</mo>'
            "</msubsup>",
        ),
        (TOTAL_ERROR, '<msub><mi>E</mi><mi mathvariant="normal">total</mi></msub>'),
    ],
)
def test_names_in_mathml(
    printer: Callable[[str], Printer], variable: Variable, mathml: str
) -> None:
    assert printer("mathml").term(Reference(variable)) == mathml


def test_a_name_is_split_into_letters_words_digits_and_marks() -> None:
    assert parts("h1,total") == (
        Part("h", Style.LETTER),
        Part("1", Style.DIGITS),
        Part(",", Style.MARK),
        Part("total", Style.WORD),
    )
    assert parts("delta") == (Part("delta", Style.GREEK),)


@pytest.mark.parametrize("syntax", ["latex", "mathml", "text"])
def test_different_variables_have_different_names(
    printer: Callable[[str], Printer], problem: Problem, syntax: str
) -> None:
    graph = problem.graph
    now = {*graph.leaves, *graph.by_variable, *graph.labels, *deltas(graph)}
    bound = {Variable(role, 2, "o") for role in (Role.NET, Role.OUT, Role.DELTA, Role.ERROR)}
    moments = {variable.after(k) for variable in now | bound for k in range(12)}
    timed = {Variable(role, 2, 1, time=k) for role in (Role.NET, Role.OUT) for k in range(1, 4)}
    known = moments | timed | {Variable(Role.WEIGHT, 2, "o", k, 1) for k in (1, 2)}
    assert len({FLAT.naming(graph, variable) for variable in known}) == len(known)
    assert len({printer(syntax).term(Reference(variable)) for variable in known}) == len(known)
