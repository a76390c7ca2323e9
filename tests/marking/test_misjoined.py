"""Formulas whose parts are joined in another way: what a lost bracket, or a sign, makes of them."""

from __future__ import annotations

import pytest

from derive.marking.formulas import Formulas
from derive.marking.scheme import scheme_of
from derive.marking.scheme_check import check_scheme
from derive.marking.verdict import Kind
from tests.marking import plain

DESK = plain.desk()
JUDGE = Formulas(DESK)
DELTA, HIDDEN, ERROR = "delta_o1:formula", "delta_h1:formula", "E_o1:formula"
OUT, NET, MOVED = "out_h1:formula", "net_h1:formula", "w5+:formula"
W1, W5 = "dE_total/dw1:formula", "dE_total/dw5:formula"


def judged(key: str, text: str):
    question = DESK.question(key)
    assert question is not None
    return JUDGE.judge(text, question)


@pytest.mark.parametrize(
    ("key", "text", "name", "said"),
    [
        (DELTA, "(out_o1-target_o1)*out_o1*1-out_o1", "bracket_lost", "1 − out_o1"),
        (DELTA, "out_o1-target_o1*out_o1*(1-out_o1)", "bracket_lost", "out_o1 − target_o1"),
        (DELTA, "-(target_o1-out_o1)*out_o1*1-out_o1", "bracket_lost", "1 − out_o1"),
        (DELTA, "1-out_o1*out_o1*(out_o1-target_o1)", "bracket_lost", "1 − out_o1"),
        (W5, "out_h1*(out_o1-target_o1)*out_o1*1-out_o1", "bracket_lost", "1 − out_o1"),
        (HIDDEN, "delta_o1*w5+delta_o2*w7*out_h1*(1-out_h1)", "bracket_lost", "δ_o1 · w5 + δ"),
        (HIDDEN, "(delta_o1*w5+delta_o2*w7)*out_h1*1-out_h1", "bracket_lost", "1 − out_h1"),
        (W1, "delta_o1*w5+delta_o2*w7*out_h1*(1-out_h1)*i1", "bracket_lost", "δ_o1 · w5 + δ_o2"),
        (ERROR, "1/2*target_o1-out_o1**2", "bracket_lost", "target_o1 − out_o1"),
        (ERROR, "1/2*(target_o1-out_o1**2)", "square_moved", "only out_o1 is squared"),
        (ERROR, "1/2*(target_o1**2-out_o1**2)", "squared_apart", "each term of target_o1"),
        (ERROR, "1/2*(target_o1-out_o1)", "square_forgotten", "not squared"),
        (ERROR, "(target_o1-out_o1)**2", "half_left_out", "factor ½"),
        (OUT, "1/1+exp(-net_h1)", "bracket_lost", "1 + e^(−net_h1)"),
        (DELTA, "(out_o1-target_o1)+out_o1*(1-out_o1)", "added", "are added"),
        (DELTA, "(out_o1-target_o1)*out_o1+(1-out_o1)", "added", "1 − out_o1 are added"),
        (DELTA, "(out_o1-target_o1)*out_o1-(1-out_o1)", "subtracted", "a minus sign joins"),
        (W5, "delta_o1-out_h1", "subtracted", "a minus sign joins δ_o1 and out_h1"),
        (HIDDEN, "delta_o1*w5*delta_o2*w7*out_h1*(1-out_h1)", "multiplied", "are multiplied"),
        (NET, "w1*i1+w2*(i2+b1)", "bracket_added", "around i2 + b1"),
        (NET, "w1*(i1+w2)*i2+b1", "bracket_added", "around i1 + w2"),
        (MOVED, "(w5-eta)*dE_total/dw5", "bracket_added", "around w5 − η"),
    ],
)
def test_how_the_parts_are_joined_is_named(key, text, name, said):
    found = judged(key, text)
    assert found.kind is Kind.MISTAKE
    (sentence,) = (one.sentence for one in found.suspects if one.name == name)
    assert said in sentence


RIGHT = {
    DELTA: "(out_o1-target_o1)*out_o1*(1-out_o1)",
    W5: "(1-out_o1)*out_h1*(out_o1-target_o1)*out_o1",
    HIDDEN: "out_h1*(delta_o2*w7+delta_o1*w5)*(1-out_h1)",
    OUT: "1/(1+exp(-net_h1))",
}


@pytest.mark.parametrize("key", RIGHT)
def test_each_bracket_that_is_lost_is_named(key):
    """Brackets are taken away as a pen would forget them: in the text, pair by pair."""
    text, opened = RIGHT[key], []
    assert judged(key, text).kind is Kind.RIGHT
    for place, sign in enumerate(text):
        if sign == "(":
            opened.append(place)
        elif sign == ")":
            start = opened.pop()
            lost = text[:start] + text[start + 1 : place] + text[place + 1 :]
            if text[start - 1 : start] != "p":  # of exp( )
                names = {one.name for one in judged(key, lost).suspects}
                assert "bracket_lost" in names, lost


def test_two_that_fit_equally_are_both_named():
    names = [one.name for one in judged(OUT, "1/1+exp(-net_h1)").suspects]
    assert "bracket_lost" in names
    assert len(names) == 2


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (DELTA, "(out_o1-target_o1)*(1-out_o1)*out_o1"),
        (DELTA, "out_o1*(out_o1-target_o1)-out_o1*out_o1*(out_o1-target_o1)"),
        (HIDDEN, "(delta_o1*w5+delta_o2*w7)*(out_h1-out_h1**2)"),
        (ERROR, "1/2*(target_o1**2-2*target_o1*out_o1+out_o1**2)"),
    ],
)
def test_what_is_right_in_another_shape_is_right(key, text):
    assert judged(key, text).kind is Kind.RIGHT


@pytest.mark.parametrize(
    ("key", "text", "names"),
    [
        (NET, "w1*i1+w2*i2", ["bias_left_out"]),
        (NET, "w1*i1+w2*i2-b1", ["bias_subtracted"]),
        (ERROR, "(target_o1-out_o1)**2", ["half_left_out"]),
        (ERROR, "1/2*(target_o1-out_o1)", ["square_forgotten"]),
        (NET, "w1+i1+w2*i2+b1", ["added_for_multiplied"]),
        (W5, "delta_o1*out_h2", ["neighbour_in_gradient", "copied"]),
    ],
)
def test_one_thing_is_said_once(key, text, names):
    assert [one.name for one in judged(key, text).suspects] == names


@pytest.mark.parametrize(
    ("key", "given", "names"),
    [
        ("net_h1", "0.0275", ["bias_left_out"]),
        ("E_o1", "0.5496", ["half_left_out"]),
    ],
)
def test_one_thing_is_said_once_of_a_number(key, given, names):
    assert [one.name for one in plain.marked(DESK, {key: given})[key].suspects] == names


@pytest.mark.parametrize("name", ["bracket_lost", "replaced", "term_too_many", "subtracted"])
def test_a_scheme_may_speak_of_what_is_found_in_formulas(name):
    desk = plain.desk(scheme=scheme_of({"mistakes": {name: 0.5}}))
    check_scheme(desk)


@pytest.mark.parametrize(
    "text",
    ["max(net_h1,0)", "max(0,net_h1)", "max(0, net_h1)", "relu(net_h1)", r"\max(0,net_{h1})"],
)
def test_a_rectifier_is_read_however_it_is_written(text):
    at = plain.desk("relu")
    assert plain.marked(at, {OUT: text})[OUT].kind is Kind.RIGHT
    assert plain.marked(at, {OUT: text.replace("h1", "h2")})[OUT].kind is not Kind.RIGHT


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("net_h1", "what?", "this is a blank (at “?”); write one number"),
        ("net_h1", "hello world", "only words stand here: write one number"),
        ("net_h1", "w9*2", "this network has no w_9 (at “w9”); write one number"),
        ("net_h1", "net_h1*", "(at the end)"),
        (DELTA, "out_o1*(1-out_o1", "this bracket is not closed (at “(1-out_o1”)"),
        (DELTA, "out_o3", "write one formula with the names of the sheet"),
        (DELTA, "delta_o1", "it repeats the question: write what it is made of"),
        ("net_h1", f"2 +* {'9' * 60}", "…”"),
    ],
)
def test_what_could_not_be_read_is_shown(key, text, said):
    found = judged(key, text)
    assert found.kind is Kind.UNREADABLE
    assert said in found.note
    assert len(found.note) < 150
