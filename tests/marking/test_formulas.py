"""Formulas as answers: right, wrong and why, under other conventions, and follow-through."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from derive.marking.desk import Desk
from derive.marking.formulas import Formulas
from derive.marking.variant import code_for
from derive.marking.verdict import Kind
from derive.marking.wording import formula_of
from derive.model.problem import NotationChoice
from derive.model.quantity import key_of
from derive.notation.latex import LATEX
from derive.notation.notations import chosen
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from tests.clock import clock
from tests.marking import bench_formulas, plain

DESK = plain.desk()
FORMULAS = Formulas(DESK, proof=lambda *_: None)
W5, DELTA, HIDDEN = "dE_total/dw5:formula", "delta_o1:formula", "delta_h1:formula"
FLOOR = 8_000  # formulas a second
MOVED, ERROR = "w5+:formula", "E_o1:formula"


def judged(key: str, text: str, formulas: Formulas = FORMULAS):
    question = formulas.desk.question(key)
    assert question is not None
    return formulas.judge(text, question)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (W5, "delta_o1*out_h1"),
        (W5, "out_h1 delta_o1"),
        (W5, "dE/dw5 = delta_o1 * out_h1"),
        (W5, "= delta_o1·out_h1"),
        (W5, "$-(target_o1−out_o1) × out_o1(1-out_o1) out_h1$"),
        (W5, r"\delta_{o1} \cdot out_{h1}"),
        (W5, r"-\left(target_{o1}-out_{o1}\right)out_{o1}\left(1-out_{o1}\right)\,out_{h1}"),
        (W5, "dE_total/dout_o1 * dout_o1/dnet_o1 * dnet_o1/dw5"),
        (
            W5,
            r"\frac{\partial E_{total}}{\partial out_{o1}} "
            r"\frac{\partial out_{o1}}{\partial net_{o1}} \frac{\partial net_{o1}}{\partial w_5}",
        ),
        (W5, "δ_o1 out_h1"),
        (W5, "(o1-t1)*o1*(1-o1)*h1"),
        (W5, "(out_o1-target_o1)*exp(-net_o1)/(1+exp(-net_o1))^2*out_h1"),
        (W5, r"\delta^{3}_1 a^{2}_1"),
        (DELTA, "(out_o1-target_o1)*out_o1*(1-out_o1)"),
        (HIDDEN, "(delta_o1*w5+delta_o2*w7)*out_h1*(1-out_h1)"),
        (HIDDEN, "out_h1*(1-out_h1)*w5*delta_o1 + out_h1*(1-out_h1)*w7*delta_o2"),
        (MOVED, "w5 - eta*dE_total/dw5"),
        (MOVED, "w5-eta*delta_o1*out_h1"),
        (ERROR, "½(target_o1-out_o1)²"),
        (ERROR, "0.5*(out_o1-target_o1)**2"),
        ("out_o1:formula", "1/(1+e^(-net_o1))"),
        ("out_o1:formula", "sigma(net_o1)"),
        ("net_o1:formula", "w5*out_h1+w6*out_h2+b2"),
        ("dnet_o1/db2:formula", "1"),
    ],
)
def test_the_same_function_is_right(key, text):
    assert judged(key, text).kind is Kind.RIGHT


@pytest.mark.parametrize(
    ("key", "text", "name"),
    [
        (W5, "(target_o1-out_o1)*out_o1*(1-out_o1)*out_h1", "sign_lost"),
        (W5, "(out_o1-target_o1)*out_o1*(1+out_o1)*out_h1", "sign_changed"),
        (W5, "(out_o1-target_o1)*out_o1*out_h1", "factor_left_out"),
        (W5, "(out_o1-target_o1)*out_o1*(1-out_o1)", "input_left_out"),
        (W5, "delta_o1*out_h2", "neighbour_in_gradient"),
        (W5, "delta_o2*out_h1", "copied"),
        (W5, "abs(delta_o1)*out_h1", "error_slope_absolute"),
        (W5, "2*(out_o1-target_o1)*out_o1*(1-out_o1)*out_h1", "error_slope_doubled"),
        (HIDDEN, "delta_o1*w5*out_h1*(1-out_h1)", "path_left_out"),
        (HIDDEN, "(delta_o1*w5+delta_o2*w6)*out_h1*(1-out_h1)", "not_transposed"),
        (HIDDEN, "delta_o1*w5+delta_o2*w7", "slope_left_out"),
        (MOVED, "w5+eta*dE_total/dw5", "sign_changed"),
        (ERROR, "(target_o1-out_o1)^2", "half_left_out"),
        ("net_o1:formula", "w5*out_h1+w6*out_h2", "bias_left_out"),
        ("net_o1:formula", "w5*out_h1+w6*out_h2+b1", "other_bias"),
        (W5, "(out_o1-target_o2)*out_o1*(1-out_o1)*out_h1", "replaced"),
    ],
)
def test_a_mistake_is_named(key, text, name):
    found = judged(key, text)
    assert found.kind is Kind.MISTAKE
    assert name in [one.name for one in found.suspects]


def test_no_mistake_is_seen_in_what_stands_there_by_its_name():
    """The derivative is a symbol here: its sign was not lost on the way."""
    names = [one.name for one in judged(MOVED, "w5+eta*dE_total/dw5").suspects]
    assert names == ["sign_changed"]


@pytest.mark.parametrize("text", ["out_h1+2*i1", "w5", "net_o1/3", "delta_o1^2*w1-7"])
def test_another_function_is_wrong(text):
    assert judged(W5, text).kind is Kind.WRONG


@pytest.mark.parametrize(
    ("key", "text", "note"),
    [
        (W5, "-delta_o1*out_h1", "negative derivative"),
        (DELTA, "(target_o1-out_o1)*out_o1*(1-out_o1)", "negative derivative"),
        (W5, r"\delta^{2}_1 a^{1}_1", "another book"),
        (W5, "0.0822", "numbers"),
        (W5, "delta_o1*0.5932699921071872", "these numbers only"),
        (MOVED, "w5-0.5*dE_total/dw5", "these numbers only"),
        (W5, "1*dE_total/dw5", "what is asked for"),
        (DELTA, "dE_total/dnet_o1 + 0", "what is asked for"),
    ],
)
def test_what_is_right_elsewhere_needs_a_person(key, text, note):
    found = judged(key, text)
    assert found.kind is Kind.PERSON
    assert note in found.note


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("w5+", "w5 - 0.5*0.0822", Kind.RIGHT),
        ("w5+", "w5 - eta*0.0822", Kind.RIGHT),
        ("w5+", "0.4-eta*0.0822", Kind.RIGHT),
        ("w5+", "w5 - 0.5*dE_total/dw5", Kind.RIGHT),
        ("dE_total/dw5", "0.1385*out_h1", Kind.RIGHT),
        ("dE_total/dw5", "delta_o1*0.5933", Kind.RIGHT),
        ("dE_total/dw5", "0.7414*out_o1*(1-out_o1)*out_h1", Kind.RIGHT),
        ("net_h1", "w1*0.05+w2*0.1+0.35", Kind.RIGHT),
        ("w5+", "w5 + 0.5*0.0822", Kind.MISTAKE),
        ("w5+", "w5 - 0.5*0.09", Kind.WRONG),
        ("net_h1", "w1*0.05+w2*0.1", Kind.MISTAKE),
    ],
)
def test_a_value_may_be_worked_out_with_rounded_numbers(key, text, kind):
    assert plain.marked(DESK, {key: text})[key].kind is kind


def test_a_value_in_the_names_of_another_book_needs_a_person():
    desk = Desk(replace(DESK.problem, notation=NotationChoice(style="nielsen")))
    text = r"(a^{2}_2 - y_2) \cdot a^{2}_2 \cdot (1-a^{2}_2) \cdot a^{1}_1"
    found = plain.marked(desk, {"dE_total/dw7": text})["dE_total/dw7"]
    assert found.kind is Kind.PERSON
    assert "another book" in found.feedback


def test_what_is_worked_out_with_own_numbers_follows_from_them():
    found = plain.marked(DESK, {"dE_total/dw5": "0.0900", "w5+": "w5 - 0.5*0.09"})
    assert found["w5+"].kind is Kind.FOLLOWS


def test_symbols_and_numbers_of_another_sheet_need_a_person():
    code = code_for(DESK.problem, "course", "ada", 0)
    given = {"w5+": "w5 - 0.5*0.0822", "out_o1": "1/2 + 1/4"}
    found = plain.marked(DESK, given, code)
    assert found["w5+"].kind is Kind.PERSON
    assert found["out_o1"].kind is not Kind.PERSON


@pytest.mark.parametrize("text", ["0.0822 I think", "not 0.0822", "0.08 or 0.09"])
def test_words_beside_a_number_are_told(text):
    found = plain.marked(DESK, {"dE_total/dw5": text})["dE_total/dw5"]
    assert found.kind is Kind.UNREADABLE
    assert "write the number alone" in found.feedback


@pytest.mark.parametrize("text", ["dE_total/dw5", "what?", "k*out_h1", "out_h1*", "()", "=", "net"])
def test_what_says_nothing_is_unreadable(text):
    assert judged(W5, text).kind is Kind.UNREADABLE


def test_a_number_is_no_symbol():
    """The first symbols of a problem are not taken for 0, 1 and 2."""
    formulas = Formulas(DESK)
    for text in ("out_h1*out_h2*w5", "0*out_h2*w5", "1*out_h2*w5", "2*out_h2*w5", "3*dE_total/dw5"):
        judged(W5, text, formulas)
    assert judged(W5, "2*delta_o1*out_h1", formulas).kind is Kind.MISTAKE
    assert judged(W5, "1*delta_o1*out_h1", formulas).kind is Kind.RIGHT
    assert judged(W5, "0*delta_o1*out_h1", formulas).kind is Kind.WRONG


def test_a_formula_that_needs_an_input_of_one_needs_a_person():
    desk = plain.desk("xor")
    given = desk.problem.given
    ones = [leaf for leaf, number in given.items() if float(number.value) == 1]
    assert ones, "this example has inputs that are 1"
    formulas = Formulas(desk)
    graph = desk.problem.graph
    leaf = next(one for one in ones if one.role.value == "input")
    node = graph.consumers[leaf][0]
    question = desk.question(f"{graph.key(node.variable)}:formula")
    assert question is not None
    right = formula_of(desk, question)
    assert formulas.judge(right, question).kind is Kind.RIGHT
    dropped = right.replace(f" · {graph.key(leaf)}", "", 1)
    assert dropped != right
    said = formulas.judge(dropped, question)
    assert said.kind is Kind.PERSON
    assert "0, 1 or -1" in said.note


def test_what_follows_from_an_own_wrong_formula_follows():
    given = {
        DELTA: "(out_o1-target_o1)*out_o1",
        W5: "(out_o1-target_o1)*out_o1*out_h1",
        HIDDEN: "((out_o1-target_o1)*out_o1*w5+delta_o2*w7)*out_h1*(1-out_h1)",
        "dE_total/dw7:formula": "(out_o2-target_o2)*out_o2*out_h1",
    }
    found = plain.marked(DESK, given)
    kinds = {key: one.kind for key, one in found.items()}
    assert kinds[DELTA] is Kind.MISTAKE
    assert kinds[W5] is kinds[HIDDEN] is Kind.FOLLOWS
    assert kinds["dE_total/dw7:formula"] is Kind.MISTAKE  # nothing earlier explains it


def test_a_lone_symbol_is_not_gone_on_with():
    found = plain.marked(DESK, {DELTA: "w5", W5: "w5*out_h1"})
    assert found[W5].kind not in (Kind.FOLLOWS, Kind.RIGHT)


def test_a_constant_is_not_gone_on_with():
    found = plain.marked(DESK, {DELTA: "0*out_o1", W5: "0*out_h1", HIDDEN: "1"})
    assert not any(one.marks for one in found.values())


@pytest.mark.parametrize(
    ("factors", "kinds"),
    [
        (("dE_total/dout_o1", "dout_o1/dnet_o1", "dnet_o1/dw5"), [Kind.RIGHT] * 3),
        (("dnet_o1/dw5", "dE_total/dout_o1", "out_o1*(1-out_o1)"), [Kind.RIGHT] * 3),
        (("out_h1", "out_h1", "out_h1"), [Kind.PERSON, Kind.PERSON, Kind.RIGHT]),
        (("out_o1-target_o1", "out_o1", "out_h1"), [Kind.RIGHT, Kind.WRONG, Kind.RIGHT]),
    ],
)
def test_factors_may_stand_in_any_order(factors, kinds):
    keys = [f"dE_total/dw5:factor{k}" for k in (1, 2, 3)]
    found = plain.marked(DESK, dict(zip(keys, factors, strict=True)))
    assert [found[key].kind for key in keys] == kinds


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("nielsen", r"\delta^{3}_1 a^{2}_1"),
        ("indexed", r"\delta_1^{(2)} \cdot out_1^{(1)}"),
        ("brackets", r"\delta_1^{[2]} a_1^{[1]}"),
    ],
)
def test_the_notation_of_the_spec_is_understood(style, text):
    problem = replace(DESK.problem, notation=NotationChoice(style=style))
    assert judged(W5, text, Formulas(Desk(problem))).kind is Kind.RIGHT
    assert judged(W5, "delta_o1*out_h1", Formulas(Desk(problem))).kind is Kind.RIGHT


@pytest.mark.parametrize("spec", ["deep", "relu", "softmax", "olah", "bptt"])
@pytest.mark.parametrize("syntax", [TEXT, LATEX], ids=["text", "latex"])
def test_every_formula_of_the_derivation_is_right(spec, syntax):
    desk = plain.desk(spec)
    graph = desk.problem.graph
    formulas, printer = Formulas(desk), Printer(syntax, graph, desk.values)
    for quantity, forms in list(desk.ways.items())[:30]:
        question = desk.question(f"{key_of(graph, quantity)}:formula")
        assert question is not None
        for text in map(printer.term, forms):
            assert formulas.judge(text, question).kind is Kind.RIGHT, (question.key, text)


@pytest.mark.parametrize("style", ["flat", "nielsen", "indexed", "brackets", "matrix"])
def test_what_a_sheet_prints_is_read_as_it_was_meant(style):
    """Every name of the spec's notation, and every right-hand side that its sheet asks for."""
    problem = replace(DESK.problem, notation=NotationChoice(style=style))
    desk = Desk(problem)
    formulas, printer = Formulas(desk), _printer(desk)
    for key in (W5, DELTA, HIDDEN, MOVED, ERROR, "net_o1:formula", "dE_total/dw1:formula"):
        question = desk.question(key)
        assert question is not None
        for form in desk.ways[question.quantity]:
            text = printer.term(form)
            assert formulas.judge(text, question).kind is Kind.RIGHT, text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("W_xh[1,1]*i1(2) + W_hh[1,1]*out_h1(1) + b_h[1]", Kind.RIGHT),
        ("W_xh[1,1] i1(2) + W_hh[1,1] out_h1(1) + b_h[1]", Kind.RIGHT),
        ("W_xh[1,1]*i1(2) + W_hh[1,1]*out_h1(2) + b_h[1]", Kind.MISTAKE),
        ("W_xh[1,1]*i1(1) + W_hh[1,1]*out_h1(1) + b_h[1]", Kind.MISTAKE),
        ("|W_xh[1,1]*i1(2)|", Kind.PERSON),
    ],
)
def test_the_keys_of_a_recurrent_network_are_read(text, kind):
    assert judged("net_h1(2):formula", text, Formulas(plain.desk("bptt"))).kind is kind


def _printer(desk: Desk) -> Printer:
    return Printer(LATEX, desk.problem.graph, desk.values, chosen(desk.problem.notation))


def test_what_is_undecided_in_time_needs_a_person():
    asked = []
    formulas = Formulas(DESK, proof=lambda *given: asked.append(given))
    said = judged(W5, "delta_o1*out_h1*sqrt(-1-out_h1^2)/sqrt(-1-out_h1^2)", formulas)
    assert asked, "no point decides, so it is to be proved"
    assert said.kind is Kind.PERSON
    assert "time" in said.note


def test_in_the_company_of_others_each_formula_is_judged_as_alone():
    question = DESK.question(W5)
    assert question is not None
    source = random.Random(3)
    texts = [bench_formulas.nonsense(source) for _ in range(40)]
    texts += [
        bench_formulas.RIGHT,
        bench_formulas.FLIPPED,
        "1/0",
        "out_h1*",
        *bench_formulas.WRITTEN,
    ]
    together = Formulas(DESK).judge_all(texts, question)
    assert [Formulas(DESK).judge(text, question) for text in texts] == together
    assert len({one.kind for one in together}) >= 4


@pytest.mark.parametrize("name", [name for name in bench_formulas.cases() if "distinct" in name])
def test_thousands_of_formulas_are_judged_in_a_second(name):
    """Wrong ones no slower; the floor is a third of what a slow machine does."""
    question = DESK.question(W5)
    assert question is not None
    texts, formulas = bench_formulas.cases()[name], Formulas(DESK)
    formulas.judge_all(texts[:100], question)
    with clock() as timed:
        formulas.judge_all(texts[100:], question)
    assert len(texts[100:]) / timed.seconds > FLOOR
