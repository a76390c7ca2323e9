from __future__ import annotations

import pytest

from derive.marking.answers.answer import Form, read


@pytest.mark.parametrize(
    ("text", "value", "places"),
    [
        ("0.0822", 0.0822, 4),
        (" 0.0822 ", 0.0822, 4),
        (".5", 0.5, 1),
        ("8.22e-2", 0.0822, 4),
        ("8.22E-02", 0.0822, 4),
        ("8.22·10⁻²", 0.0822, 4),
        ("8.22*10^-2", 0.0822, 4),
        ("8.22 × 10^{-2}", 0.0822, 4),
        (r"8.22 \cdot 10^{-2}", 0.0822, 4),
        ("8.22 x 10**-2", 0.0822, 4),
        ("−0.5", -0.5, 1),
        ("+0.5", 0.5, 1),
        ("'-0.5", -0.5, 1),
        ("= 0.5", 0.5, 1),
        ("$0.5$", 0.5, 1),
        ("12\u202f345", 12345.0, 0),
        ("12 345.5", 12345.5, 1),
        ("3/4", 0.75, 40),
        ("-1 / 8", -0.125, 40),
        ("0.0822.", 0.0822, 4),
        ("dE/dw5 = 0.0822", 0.0822, 4),
        ("0.1385 * 0.5933 ≈ 8.22e-2", 0.0822, 4),
        ("8.22 e-2", 0.0822, 4),
        ("8.22 E-2", 0.0822, 4),
        ("8.22e -2", 0.0822, 4),
        ("8.22 10^-2", 0.0822, 4),
        (r"8.22\,10^{-2}", 0.0822, 4),
        ("8.22 10⁻²", 0.0822, 4),
        ("- 0.5", -0.5, 1),
        ("０．０８２２", 0.0822, 4),
        ("(0.0822)", 0.0822, 4),
        ("((0.0822))", 0.0822, 4),
        ("(-0.5)", -0.5, 1),
        ("[0.0822]", 0.0822, 4),
        ("{0.0822}", 0.0822, 4),
        ("`0.0822`", 0.0822, 4),
        ("~0.0822", 0.0822, 4),
        (r"\(0.0822\)", 0.0822, 4),
        (r"\(dE/dw5 = 0.0822\)", 0.0822, 4),
        (r"\approx 0.0822", 0.0822, 4),
        (r"dE/dw5 \approx 0.0822", 0.0822, 4),
        (r"\boxed{0.0822}", 0.0822, 4),
        (r"$\boxed{\mathbf{0.0822}}$", 0.0822, 4),
        (r"\text{0.0822}", 0.0822, 4),
        (r"\num{8.22e-2}", 0.0822, 4),
        ("**0.0822**", 0.0822, 4),
        ("**dE/dw5** = **0.0822**", 0.0822, 4),
        ("(a) = (0.0822)", 0.0822, 4),
        ("0.0822,", 0.0822, 4),
        ("0.0822;", 0.0822, 4),
        ("0.0822 .", 0.0822, 4),
        ("0.0822!", 0.0822, 4),
        ("0.0822 ✓", 0.0822, 4),
        ("0.0822 ✔️", 0.0822, 4),
        ('="0.0822"', 0.0822, 4),
        ("0.0822 (rounded)", 0.0822, 4),
        ("0.0822 rounded", 0.0822, 4),
        ("0.0822 (4 sf)", 0.0822, 4),
        ("0.0822 (rounded to 4 d.p.)", 0.0822, 4),
        ("0.0822 to 4 decimal places.", 0.0822, 4),
        ("approx. 0.0822", 0.0822, 4),
        ("about 0.0822", 0.0822, 4),
        ("ca. 0.0822", 0.0822, 4),
        ("env. 0.0822", 0.0822, 4),
        ("Answer: 0.0822", 0.0822, 4),
        ("The final answer is approximately 0.0822.", 0.0822, 4),
        ("dE/dw5 = about 0.0822 (rounded)", 0.0822, 4),
        ("0.0822 = dE/dw5", 0.0822, 4),
        (r"0.0822 = \frac{\partial E}{\partial w_5}", 0.0822, 4),
        ("0.3589 = w5+", 0.3589, 4),
        ("dE_total/dw5: 0.0822", 0.0822, 4),
        ("w5+: w5 - 0.5*0.0822 = 0.3589", 0.3589, 4),
        ("W_xh[1, 1] = 0.4", 0.4, 1),
        ("max(0, net) = 0.4", 0.4, 1),
    ],
)
def test_numbers_are_read(text, value, places):
    found = read(text)
    assert (found.form, found.places) == (Form.NUMBER, places)
    assert found.value == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize("text", ["", "  ", "____", "?", "-", "–", "\u00a0"])
def test_what_is_left_open_is_blank(text):
    assert read(text).form is Form.BLANK


TWO = [
    "0.0822, w5+ = 0.3589",
    "dE/dw5 = 0.0822; w5+ = 0.3589",
    "0.0822, out_h1(2) = 0.3589",
    r"0.0822, \frac{\partial E}{\partial w_5} ≈ 0.3589",
]


@pytest.mark.parametrize(
    "text",
    ["8,22", "1e999", "9" * 39 + "e300", "1/0", "1" * 500, "9/0.0", "1" * 401, "(8,22)", *TWO],
)
def test_what_cannot_be_used_is_refused_with_a_reason(text):
    found = read(text)
    assert found.form is Form.REFUSED
    assert found.reason


OPEN = [
    *("3 10", "0.08224 dp or so", "(0.1)(0.2)", "0.1, 0.2", "(0.1, 0.2)", "not 0.0822", "0.0822%"),
    *("0.08 or 0.09", "8.22e - 2", "0.08 ± 0.01", "about_1", "is1", "(0.5", "0.4 = w5 + 1", "0.5*"),
    *(
        "about",
        "()",
        "1: 2",
        "w5: 0.4 0.5",
        "net_h1: 0.3, out_h1: 0.5",
        '""',
        "\\boxed{}",
        "0.08 rounded 0.09",
        "w5+ = 0.3589 = w5 - 0.1*x",
    ),
]


@pytest.mark.parametrize(
    "text",
    [
        "nan",
        "inf",
        "1_000",
        "0x10",
        "٣",
        "1e",
        "--1",
        "1 2",
        "w1",
        "1e99999",
        "True",
        "1,2,3",
        *OPEN,
    ],
)
def test_what_python_would_take_for_a_number_is_none_here(text):
    assert read(text).form is not Form.NUMBER


COMMAS = {
    "8,22": 8.22,
    "-0,5": -0.5,
    "8,22e-2": 0.0822,
    "(0,0822)": 0.0822,
    "0,0822,": 0.0822,
    "dE/dw5 = 0,0822": 0.0822,
}


@pytest.mark.parametrize(("text", "value"), [*COMMAS.items()])
def test_a_decimal_comma_is_read_on_request(text, value):
    assert read(text, True).value == pytest.approx(value)
