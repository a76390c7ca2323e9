"""Case distinctions in every format and every form."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.algebra.term import ONE, ZERO, Cases, Condition, Function, Number, Relation, Term, term
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.notation.printer import Printer

NET = term(Variable(Role.NET, 1, 1))
RELU = Cases(((NET, Condition(NET, ">", ZERO)),), ZERO)
LEAKY = Cases(((ONE, Condition(NET, ">=", ZERO)),), Number("0.01"))


@pytest.mark.parametrize(
    ("syntax", "term", "form", "printed"),
    [
        ("text", RELU, Form.SYMBOLS, "{net_h1 if net_h1 > 0; 0 otherwise}"),
        ("text", RELU, Form.NUMBERS, "{0.3775 if 0.3775 > 0; 0 otherwise}"),
        ("text", RELU, Form.VALUE, "0.3775"),
        ("text", NET * LEAKY, Form.SYMBOLS, "net_h1 · {1 if net_h1 ≥ 0; 0.01 otherwise}"),
        (
            "latex",
            RELU,
            Form.SYMBOLS,
            r"\begin{cases} \mathrm{net}_{h1} & \text{if } \mathrm{net}_{h1} > 0 \\ "
            r"0 & \text{otherwise} \end{cases}",
        ),
        (
            "latex",
            NET * LEAKY,
            Form.NUMBERS,
            r"0.3775\left(\begin{cases} 1 & \text{if } 0.3775 \ge 0 \\ "
            r"0.01 & \text{otherwise} \end{cases}\right)",
        ),
        (
            "typst",
            RELU,
            Form.SYMBOLS,
            'cases("net"_(h 1) & quad "if ""net"_(h 1) > 0, 0 & quad "otherwise")',
        ),
        (
            "mathml",
            LEAKY,
            Form.NUMBERS,
            '<mrow><mo form="prefix">{</mo><mtable>'
            '<mtr><mtd style="text-align: left"><mn>1</mn></mtd><mtd style="text-align: left">'
            "<mrow><mtext>if\N{NO-BREAK SPACE}</mtext>"
            "<mrow><mn>0.3775</mn><mo>≥</mo><mn>0</mn></mrow></mrow></mtd></mtr>"
            '<mtr><mtd style="text-align: left"><mn>0.01</mn></mtd>'
            '<mtd style="text-align: left"><mtext>otherwise</mtext></mtd></mtr></mtable></mrow>',
        ),
    ],
)
def test_pieces(
    printer: Callable[[str], Printer], syntax: str, term: Term, form: Form, printed: str
) -> None:
    assert printer(syntax).term(term, form) == printed


@pytest.mark.parametrize(
    ("syntax", "printed"),
    [
        ("text", "2 · |net_h1 − 1|"),
        ("latex", r"2 \cdot |\mathrm{net}_{h1} - 1|"),
        (
            "mathml",
            '<mrow><mn>2</mn><mo>·</mo><mrow><mo stretchy="false">|</mo>'
            '<mrow><msub><mi mathvariant="normal">net</mi><mrow><mi>h</mi><mn>1</mn></mrow></msub>'
            '<mo>\N{MINUS SIGN}</mo><mn>1</mn></mrow><mo stretchy="false">|</mo></mrow></mrow>',
        ),
    ],
)
def test_the_absolute_value_stands_between_bars(
    printer: Callable[[str], Printer], syntax: str, printed: str
) -> None:
    assert printer(syntax).term(2 * Function("abs", NET - ONE)) == printed


@pytest.mark.parametrize(("relation", "sign"), [(">", ">"), (">=", "≥"), ("<", "<"), ("<=", "≤")])
def test_relations(printer: Callable[[str], Printer], relation: Relation, sign: str) -> None:
    asked = Cases(((ONE, Condition(NET, relation, ONE)),), ZERO)
    assert printer("text").term(asked) == f"{{1 if net_h1 {sign} 1; 0 otherwise}}"
    escaped = {">": "&gt;", "<": "&lt;"}.get(sign, sign)
    assert f"<mo>{escaped}</mo>" in printer("mathml").term(asked)
