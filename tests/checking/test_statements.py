"""Single statements of documents, and the verdict on each of their equalities."""

from __future__ import annotations

from functools import cache

import pytest

from derive.checking.document import check_source
from derive.checking.findings import Checked
from derive.checking.verdict import Kind, Verdict
from derive.model.problem import Problem
from derive.model.spec import load
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from derive.reading.names.convention import Convention

CHANGES = [
    ("The total error drops from 0.2984 to 0.2910.", "E_total value, E_total+ value"),
    ("After one update the error falls from 0.2984 to 0.2810.", "E_total value, E_total+ wrong"),
    ("Der Gesamtfehler sinkt von 0,2984 auf 0,2910.", "E_total value, E_total+ value"),
    (
        "Der Gesamtfehler fällt nach einer Iteration von 0,2984 auf 0,2810.",
        "E_total value, E_total+ wrong",
    ),
    ("El error total baja de 0,2984 a 0,2910.", "E_total value, E_total+ value"),
    (
        "Tras una iteración, el error total baja de 0,2984 a 0,2810.",
        "E_total value, E_total+ wrong",
    ),
    ("After one update w5 changes from 0.4 to 0.3689.", "w5 value, w5+ wrong"),
    (
        "After one update we get:\n\n- w5: 0.40 → 0.3589\n- w6: 0.45 -> 0.4187",
        "w5 value, w5+ value, w6 value, w6+ wrong",
    ),
    ("- w5: 0.40 → 0.3589\n- w6: 0.45 → 0.4187", "w5 value, w5+ value, w6 value"),
    ("The total error drops from 0.2984 by 0.0074.", ""),
    ("The total error drops from 0.2910 to 0.2838.", ""),
    ("The error drops from 0.25 to 0.01 on another task.", ""),
    ("With momentum the total error drops from 0.2984 to 0.28 after one step.", ""),
    ("During training the total error may fall from 0.3 to 0.01.", ""),
    ("The temperature falls from 20.5 to 18.5 after one step.", ""),
]

GRADIENTS = [
    ("- `w1.grad = 0.0004386`\n- `w5.grad = 0.0872`", "dE_total/dw1 value, dE_total/dw5 wrong"),
    ("PyTorch prints w5.grad = 0.0822.", "dE_total/dw5 value"),
    ("zero_grad() sets w5.grad = 0.0 again.", ""),
    ("At first w5.grad is None, and w5.grad.zero_() = 0.5 is no code.", ""),
]

UNDELIMITED = [
    (
        "For the unit net_h1 = 0.15*0.05 + 0.2*0.1 + 0.35 = 0.3875.",
        "net_h1 value, 0.15*0.05 + 0.2*0.1 + 0.35 wrong",
    ),
    (
        "So w5⁺ = 0.4 − 0.5 · 0.0822 = 0.3589, and we go on.",
        "w5⁺ value, 0.4 − 0.5 · 0.0822 value",
    ),
    (
        "Damit ist net_h1 = 0,15·0,05 + 0,2·0,1 + 0,35 = 0,3775 und out_h1 = 0,5933.",
        "out_h1 value, net_h1 value, 0,15·0,05 + 0,2·0,1 + 0,35 value",
    ),
    (
        "Así, net_h1 = 0,15·0,05 + 0,2·0,1 + 0,35 = 0,3775 y out_h1 = 1/(1+e^-0,3775) = 0,5833.",
        "net_h1 value, 0,15·0,05 + 0,2·0,1 + 0,35 value, out_h1 value, 1/(1+e^-0,3775) wrong",
    ),
    (
        "- net_h2 = 0.25*0.05 + 0.3*0.1 + 0.35 = 0.3925 (second unit)",
        "net_h2 value, 0.25*0.05 + 0.3*0.1 + 0.35 value",
    ),
    (
        "The gradient is ∂E/∂w5 = 0.7414 * 0.1868 * 0.5933 = 0.0922.",
        "∂E/∂w5 value, 0.7414 * 0.1868 * 0.5933 wrong",
    ),
    ("The derivative of net_h1 = w1*i1 + b1 with respect to w1 is i1.", ""),
    ("It is net_h1 = 0.15*0.05 plus the rest.", ""),
    ("It is net_h1 = 0.15*0.05 + ... = 0.3775.", ""),
    ("It is net_h1 = 0.15*0.05 + w2 times i2.", ""),
    ("It is net_h1 = 0.15*0.05 + the bias.", ""),
    ("If net_h1 = 2*0.3 = 0.6, then the unit fires.", ""),
    ("The code has w5 = w5 - lr*grad and E_total == 0.5*2.", ""),
    ("E = mc^2 is famous, and E = 1/2 m v^2 is too.", ""),
    ("The change in w5 = -0.5*0.0822 = -0.0411.", ""),
    ("The change w5 = -0.5*0.0822 = -0.0411 is tiny.", ""),
    ("The output error o1 = out_o1 - target_o1 = 0.7414.", ""),
    ("x1 = 3*2 = 6 apples and y = 2*x1 = 12 pears.", ""),
    ("A student wrote net_h1 = 0.15*0.1 + 0.2*0.05 + 0.35 = 0.375.", ""),
    ("Both w5 and w6 = 2*0.4 are here.", ""),
    ("A product such as 0.15*0.05 = 0.008 is rounded.", ""),
]

SHARES = [
    ("$p_1 + p_2 = 1$", "p_1 + p_2 wrong"),
    (r"$$\sum_{k=1}^{2} p_k = 1$$", r"\sum_{k=1}^{2} p_k wrong"),
    ("$p_1 + p_2 + p_3 = 1$", "p_1 + p_2 + p_3 value"),
    (r"$p_1 + p_2 \approx 1$", "p_1 + p_2 rounded"),
    ("For two classes, $p_1 + p_2 = 1$.", "p_1 + p_2 unread"),
    ("In the binary case $p_1 + p_2 = 1$.", "p_1 + p_2 unread"),
]

STATES = (
    r"We use $h_t = \tanh(U x_t + W h_{t-1} + b_h)$, $o_t = V h_t + b_o$ and "
    r"$E_t = \frac12 (o_t - y_t)^2$ for $t = 1, \dots, 4$." + "\n\n"
)
OVER_TIME = [
    (r"\frac{\partial E}{\partial h_t} (1 - h_t^2) h_{t-1}", "W", "identity", ""),
    (
        r"\frac{\partial E}{\partial h_t} (1 - h_t^2) h_t",
        "W",
        "wrong",
        "h is taken one time step too late",
    ),
    (
        r"\frac{\partial E}{\partial h_t} (1 - h_{t-1}^2) h_{t-1}",
        "W",
        "wrong",
        "h is taken one time step too early",
    ),
    (r"(o_t - y_t) h_{t-1}", "V", "wrong", "h is taken one time step too early"),
    (r"(o_t - y_t) h_t", "V", "identity", ""),
    (r"\frac{\partial E}{\partial h_t} (1 - h_t^2) x_{t-1}", "U", "unread", ""),
]

DIFFERENCES = [
    (
        r"$$\frac{\partial E}{\partial w_5} \approx \frac{E(w_5 + h) - E(w_5)}{h}"
        r" = \frac{0.306832 - 0.298371}{0.1} = 0.0846$$",
        "unread unread value",
    ),
    (
        r"$$\frac{\partial E}{\partial w_5} \approx \frac{E(w_5 + h) - E(w_5)}{h}"
        r" = \frac{0.306832 - 0.298371}{0.1} = 0.0946$$",
        "unread unread wrong",
    ),
    (
        r"$$\frac{\partial E}{\partial w_5} \approx \frac{0.306832 - 0.298371}{0.1} = 0.0846$$",
        "unread value",
    ),
    (
        r"$$\frac{\partial E}{\partial w_5} = \frac{0.306832 - 0.298371}{0.1} = 0.0846$$",
        "wrong follows",
    ),
    ("The numerical gradient is dE/dw5 = (0.306832 - 0.298371)/0.1 = 0.0846.", ""),
    ("The numerical gradient for w_5 is 0.0846.", ""),
    ("By finite differences the gradient for w_5 is 0.0846.", ""),
    ("Mit dem Differenzenquotienten ist $\\frac{\\partial E}{\\partial w_5} = 0.09$.", "unread"),
]

STEPS = r"\frac{\partial h_j}{\partial h_{j-1}}"
FROM_ZERO = [
    (r"E = \sum_{t=0}^{3} E_t", "identity"),
    (r"E = E_0 + E_1 + E_2 + E_3", "unread"),
    (r"\frac{\partial E}{\partial V} = \sum_{t=0}^{3} (o_t - y_t) h_t", "identity"),
    (
        r"\frac{\partial E}{\partial W} = \sum_{t=0}^{3} \frac{\partial E}{\partial h_{t+1}}"
        r" (1 - h_{t+1}^2) h_t",
        "identity",
    ),
]
PRODUCTS = [
    (rf"\frac{{\partial h_3}}{{\partial h_1}} = \prod_{{j=2}}^{{3}} {STEPS}", "identity"),
    (r"\frac{\partial h_3}{\partial h_1} = \prod_{t=2}^{3} W (1 - h_t^2)", "identity"),
    (r"\frac{\partial h_3}{\partial h_1} = \prod_{t=2}^{4} W (1 - h_t^2)", "wrong"),
    (r"\frac{\partial h_3}{\partial h_1} = \prod_{t=2}^{3} (1 - h_t^2) W", "unread"),
    (r"\frac{\partial h_4}{\partial h_k} = \prod_{t=k+1}^{4} W (1 - h_t^2)", "identity"),
    (
        r"\frac{\partial E_4}{\partial W} = \sum_{k=1}^{4} \frac{\partial E_4}{\partial h_4}"
        rf" \left( \prod_{{j=k+1}}^{{4}} {STEPS} \right) (1 - h_k^2) h_{{k-1}}",
        "identity",
    ),
    (
        r"\frac{\partial E_4}{\partial W} = \sum_{k=1}^{4} \frac{\partial E_4}{\partial h_4}"
        rf" \left( \prod_{{j=k+1}}^{{4}} {STEPS} \right) (1 - h_k^2) h_k",
        "wrong",
    ),
]

FORWARD = {
    "to_from": r"$$z_j = \sum_i w_{ji} a_i + b_j$$" + "\n\n",
    "from_to": r"$$z_j = \sum_i w_{ij} a_i + b_j$$" + "\n\n",
}
BACKWARD = {
    "to_from": r"$$\delta_i = a_i (1 - a_i) \sum_j w_{ji} \delta_j$$" + "\n\n",
    "from_to": r"$$\delta_j = a_j (1 - a_j) \sum_k w_{jk} \delta_k$$" + "\n\n",
}
INDICES = [
    ("to_from", r"\frac{\partial E}{\partial w_{ji}} = \delta_j a_i", "identity", ""),
    ("to_from", r"\frac{\partial E}{\partial w_{ji}} = \delta_i a_j", "wrong", "i and j"),
    (
        "to_from",
        r"\delta_i = a_i (1 - a_i) \sum_j w_{ij} \delta_j",
        "wrong",
        "the two indices of w are exchanged",
    ),
    ("from_to", r"w_{ij} \leftarrow w_{ij} - \eta \delta_j a_i", "identity", ""),
    ("from_to", r"w_{ij} \leftarrow w_{ij} - \eta \delta_i a_j", "wrong", "i and j"),
]


@cache
def spec(name: str) -> Problem:
    return load(name)


def checked(name: str, text: str, order: str = "") -> Checked:
    convention = Convention().having(("order", order)) if order else None
    return check_source(spec(name), source_of(text, "statement.md", Format.MARKDOWN), convention)


def told(name: str, text: str) -> str:
    """``left verdict`` for each equality that is judged, in reading order."""
    return ", ".join(f"{link.left} {link.verdict.kind}" for link in checked(name, text).links)


@pytest.mark.parametrize(("text", "expected"), [*CHANGES, *GRADIENTS, *UNDELIMITED])
def test_words_about_the_worked_network(text: str, expected: str) -> None:
    assert told("mazur", text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_outputs_that_are_added_up(text: str, expected: str) -> None:
    assert told("softmax", text) == expected


def test_words_are_judged_under_the_size_of_the_error_that_the_formulas_show() -> None:
    formulas = (
        "$$E_{total} = (target_{o1} - out_{o1})^2 + (target_{o2} - out_{o2})^2 = 0.5967$$\n\n"
        "$$\\frac{\\partial E_{total}}{\\partial w_5} = 0.1643$$\n\n"
    )
    words = "The total error is 0.5967. The gradient for w_5 is 0.1643, and w6.grad = 0.1754."
    assert told("mazur", formulas + words).endswith(
        "E_total convention, dE_total/dw5 convention, dE_total/dw6 wrong"
    )


def test_words_are_judged_under_either_sign_of_delta() -> None:
    words = "The delta of o1 is -0.1385. The delta of o2 is 0.0481."
    assert told("mazur", words) == "delta_o1 convention, delta_o2 wrong"


@pytest.mark.parametrize(("summand", "weight", "verdict", "said"), OVER_TIME)
def test_a_sum_over_time(summand: str, weight: str, verdict: str, said: str) -> None:
    formula = rf"$$\frac{{\partial E}}{{\partial {weight}}} = \sum_{{t=1}}^{{4}} {summand}$$"
    last = _last(checked("bptt", STATES + formula))
    assert (last.kind, _said(last)) == (verdict, said)


EARLY = r"$$\frac{\partial E}{\partial V} = \sum_{t=1}^{4} (o_t - y_t) h_{t-1}$$" + "\n\n"


def test_indices_are_not_blamed_where_nothing_else_shows_how_steps_are_counted() -> None:
    text = r"$E_t = \frac12 (o_t - y_t)^2$, and $V$ leads to the outputs: "
    shown = text + r"$\frac{\partial E_t}{\partial o_t} = o_t - y_t$." + "\n\n"
    assert _last(checked("bptt", shown + "$o_t = V h_t + b_o$\n\n" + EARLY)).kind is Kind.WRONG
    assert _last(checked("bptt", shown + EARLY)).kind is Kind.UNREAD


def test_indices_are_not_blamed_where_the_document_has_them_so_again() -> None:
    true = EARLY.replace("h_{t-1}", "h_t")
    shown = STATES + true + true.replace("E}", "2 E}").replace("= ", "= 2 ")
    again = EARLY.replace("(o_t - y_t) h_{t-1}", "h_{t-1} (o_t - y_t)")
    assert _last(checked("bptt", shown + EARLY)).kind is Kind.WRONG
    assert _last(checked("bptt", shown + again + EARLY)).kind is Kind.UNREAD


@pytest.mark.parametrize(("order", "formula", "verdict", "said"), INDICES)
def test_exchanged_indices(order: str, formula: str, verdict: str, said: str) -> None:
    text = FORWARD[order] + BACKWARD[order] + f"$${formula}$$"
    last = _last(checked("mazur", text, order))
    assert last.kind == verdict
    assert said in _said(last)


@pytest.mark.parametrize(("order", "formula"), [row[:2] for row in INDICES])
def test_exchanged_indices_are_not_blamed_where_the_order_is_not_known(
    order: str, formula: str
) -> None:
    text = FORWARD[order] + BACKWARD[order] + f"$${formula}$$"
    assert not checked("mazur", text).wrong


@pytest.mark.parametrize(("text", "expected"), DIFFERENCES)
def test_a_quotient_of_differences_is_near_the_derivative_and_not_it(
    text: str, expected: str
) -> None:
    assert " ".join(link.verdict.kind for link in checked("mazur", text).links) == expected


@pytest.mark.parametrize(("formula", "verdict"), [*FROM_ZERO, *PRODUCTS])
def test_time_in_products_and_from_zero(formula: str, verdict: str) -> None:
    assert _last(checked("bptt", f"{STATES}$${formula}$$")).kind == verdict


def _last(found: Checked) -> Verdict:
    return list(found.links)[-1].verdict


def _said(verdict: Verdict) -> str:
    return "; ".join(str(part) for repair in verdict.repairs for part in repair.sentence)
