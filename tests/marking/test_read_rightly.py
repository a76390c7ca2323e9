"""Answers in the spellings that people use: none of them costs marks, and none is given away."""

from __future__ import annotations

import pytest

from derive.marking.answers.lost import with_power
from derive.marking.expressions.joined_names import joined_names, parted
from derive.marking.verdict import Kind
from tests.marking import plain

DESKS = {spec: plain.desk(spec) for spec in ("mazur", "softmax", "bptt")}
GRADIENT = 0.0004386  # of the error by w1 in mazur


def kind(spec: str, key: str, text: str) -> Kind:
    return plain.marked(DESKS[spec], {key: text})[key].kind


@pytest.mark.parametrize(
    ("spec", "key", "text", "expected"),
    [
        ("softmax", "out_h2", "2*sigmoid(2*net_h2)-1", Kind.RIGHT),
        ("softmax", "out_h2", "2*logistic(1)-1", Kind.RIGHT),
        ("softmax", "out_h2", r"2\operatorname{sigmoid}(2 net_{h2})-1", Kind.RIGHT),
        ("softmax", "out_h2", "sigmoid(0.5)", Kind.WRONG),
        ("softmax", "out_h2", "logistic(net_h2)", Kind.WRONG),
        ("softmax", "out_h2:formula", "sigmoid(net_h2)", Kind.WRONG),
        ("softmax", "out_h2", "σ(0.5)", Kind.RIGHT),
        ("softmax", "out_h2", "tanh(net_h2)", Kind.RIGHT),
        ("mazur", "out_h1", "sigmoid(net_h1)", Kind.RIGHT),
        ("mazur", "out_h1", "sigmoid(0.3775)", Kind.RIGHT),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy*(1-out_h1(4)^2)", Kind.RIGHT),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy[1,1]*(1-out_h1(4)**2)", Kind.RIGHT),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy[1,1]^2/W_hy*(1-out_h1(4) ^ 2)", Kind.RIGHT),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy*(1-out_h1(4)^3)", Kind.WRONG),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy*(1-out_h1(3)^2)", Kind.MISTAKE),
        ("bptt", "delta_h1(4)", "delta_o1(4)*W_hy*(1-out_h1(4)^2.5)", Kind.PERSON),
        ("mazur", "dE_total/dw5", "d_o1*out_h1", Kind.PERSON),
        ("mazur", "dE_total/dw5:formula", "d_o1*out_h1", Kind.PERSON),
        ("mazur", "delta_h1", "(d_o1*w5 + d_o2*w7)*h1*(1-h1)", Kind.PERSON),
        ("mazur", "dE_total/dw5", "d_o1*out_h2", Kind.WRONG),
        ("mazur", "E_o1", "0.5*(d_o1-out_o1)^2", Kind.RIGHT),
        ("mazur", "E_total", "Eo1 + Eo2", Kind.RIGHT),
        ("mazur", "E_total", "Eo1 + Eo1", Kind.MISTAKE),
        ("mazur", "dE_total/dw5", "δo1*outh1", Kind.RIGHT),
        ("mazur", "dE_total/dw5", "deltao1 outh1", Kind.RIGHT),
        ("mazur", "dE_total/dw5:formula", "δo1*outh1", Kind.RIGHT),
        ("mazur", "net_o1:formula", "outh1*w5+outh2*w6+b2", Kind.RIGHT),
        ("mazur", "out_h1", "59.33 %", Kind.RIGHT),
        ("mazur", "out_h1", "29.84 %", Kind.WRONG),
        ("mazur", "dE_total/dw5", "out_h1\u200b*delta_o1\u2060", Kind.RIGHT),
        ("mazur", "dE_total/dw5", r"\delta_{o1} out_{h1}\,\quad", Kind.RIGHT),
        ("mazur", "dE_total/dw5:rule", "chain\u00ad rule\u200b", Kind.RIGHT),
        *(
            ("mazur", "out_h1", text, Kind.BLANK)
            for text in ("n/a", "N/A", "#N/A", "—", "?", "nan")
        ),
    ],
)
def test_what_is_said_of_a_spelling(spec, key, text, expected):
    assert kind(spec, key, text) is expected


@pytest.mark.parametrize(
    "text",
    ["4.386×10−4", "4.386 × 10–4", "4.386*10-4", "4.386x10-4", r"$4.386 \cdot 10-4$", "4.4·10-4"],
)
@pytest.mark.parametrize("start", ["", "= ", "dE_total/dw1 = "])
def test_a_lost_power_needs_a_person(start, text):
    verdict = plain.marked(DESKS["mazur"], {"dE_total/dw1": start + text})["dE_total/dw1"]
    assert verdict.kind is Kind.PERSON
    assert "10^-4" in verdict.feedback


@pytest.mark.parametrize("text", ["5.386×10−4", "4.386×10−3", "4.386-10-4"])
def test_a_lost_power_excuses_no_other_number(text):
    assert kind("mazur", "dE_total/dw1", text) is not Kind.PERSON


def test_what_is_right_as_it_stands_is_no_lost_power():
    value = float(DESKS["mazur"].values[DESKS["mazur"].question("dE_total/dw5").quantity])
    assert kind("mazur", "dE_total/dw5", f"{(4 + value) / 10:.6f}*10-4") is Kind.RIGHT


def test_others_follow_from_the_number_that_was_meant():
    found = plain.marked(DESKS["mazur"], {"dE_total/dw1": "4.386×10−4", "w1+": "0.1498"})
    assert [found[key].kind for key in ("dE_total/dw1", "w1+")] == [Kind.PERSON, Kind.RIGHT]


@pytest.mark.parametrize(
    ("text", "value"),
    [("4.386×10−4", GRADIENT), ("4.386*10+2", 438.6), ("4.386*10^-4", None), ("0.5-4", None)],
)
def test_the_power_in_its_place(text, value):
    found = with_power(text)
    assert (found and found[0].value) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Eo1+outh2", "E_o1+out_h2"),
        ("w5*w6+b1", "w5*w6+b1"),
        ("E_o1 myEo1 Eo1x", "E_o1 myEo1 Eo1x"),
        (r"\Eo1", r"\Eo1"),
    ],
)
def test_a_line_is_put_into_whole_names_alone(text, read):
    assert parted(text, joined_names(DESKS["mazur"].problem.graph)) == read


def test_a_name_of_the_network_keeps_its_own_meaning():
    graph = DESKS["mazur"].problem.graph
    assert not {"w5", "b1", "i1"} & joined_names(graph).keys()
