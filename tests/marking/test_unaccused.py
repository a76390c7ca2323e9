"""Answers for which nobody may be accused of a mistake, or sent to a person."""

from __future__ import annotations

from functools import cache

import pytest

from derive.marking.desk import Desk
from derive.marking.verdict import Kind
from tests.marking import plain

desk: Desk = cache(plain.desk)


@pytest.mark.parametrize(
    ("spec", "key", "text"),
    [
        ("deep", "net_o1", "0.7777"),
        ("mazur", "E_o1", "0.0777"),
        ("deep", "dE_total/dout_o1", "0.7777"),
        ("deep", "delta_o1", "0.7777"),
        ("bptt", "net_o1(1)", "0.7777"),
        ("xor", "E_o1[1]", "0.7777"),
        ("relu", "net_o2", "0.7777"),
        ("mazur", "w5+", "0.7777"),
    ],
)
def test_an_answer_is_not_explained_by_itself(spec, key, text):
    assert plain.marked(desk(spec), {key: text})[key].kind is Kind.WRONG


@pytest.mark.parametrize(
    ("spec", "given"),
    [
        ("deep", {"net_o1": "0.7777", "out_o1": "0.7777"}),
        ("deep", {"net_o1": "0.1602", "out_o1": "0.1602", "dE_total/dout_o1": "-0.2398"}),
        ("mazur", {"E_o1": "0.0777", "E_o2": "0.02356", "E_total": "0.1013"}),
    ],
)
def test_an_answer_is_not_explained_by_what_comes_of_it(spec, given):
    first, *rest = plain.marked(desk(spec), given).values()
    assert first.kind is Kind.WRONG
    assert {one.kind for one in rest} <= {Kind.FOLLOWS, Kind.RIGHT}


def test_another_number_given_in_its_place_is_still_named():
    given = {"net_h1": "0.5933", "out_h1": "0.3775"}
    found = plain.marked(desk("mazur"), given)["out_h1"]
    assert "net_h1 is given in its place" in found.feedback


@pytest.mark.parametrize(
    ("spec", "given"),
    [
        ("deep", {"dE_total/dout_o1": "-0.2398", "delta_o1": "-0.2398"}),
        ("relu", {"net_h1": "0.87", "out_h1": "0.87"}),
        ("bptt", {"net_h1(1)": "0.01234", "out_h1(1)": "0.01234"}),
        ("relu", {"net_h1": "0.87", "out_h1": "0.87", "net_h2": "-0.3", "out_h2": "0"}),
    ],
)
def test_what_a_unit_passes_on_is_no_copy(spec, given):
    kinds = {key: one.kind for key, one in plain.marked(desk(spec), given).items()}
    assert Kind.PERSON not in kinds.values(), kinds
    assert [*kinds.values()][1] is Kind.FOLLOWS


def test_a_copied_number_is_still_a_matter_for_a_person():
    given = {"out_o1": "0.7514", "delta_o1": "0.7514", "dE_total/dw5": "0.4458"}
    assert plain.marked(desk("mazur"), given)["dE_total/dw5"].kind is Kind.PERSON


@pytest.mark.parametrize(
    ("spec", "key", "text"),
    [
        ("mazur", "dE_total/dout_h1", "0.04"),
        ("mazur", "dE_total/dw2", "0.001"),
        ("mazur", "dE_total/dw3", "0.0004"),
        ("deep", "dE_total/dw13", "0.06"),
        ("xor", "delta_h2[4]", "0.06"),
        ("relu", "dE_total/dw7", "-0.003"),
    ],
)
def test_of_a_single_digit_nothing_is_told(spec, key, text):
    found = plain.marked(desk(spec), {key: text})[key]
    assert found.kind is Kind.ROUNDED
    assert not found.suspects
    assert "digits" in found.feedback


@pytest.mark.parametrize("text", ["0", "1", "-1", "-0.04", "0.02", "0.4"])
def test_a_single_digit_that_is_another_is_not_right(text):
    found = plain.marked(desk("mazur"), {"dE_total/dout_h1": text})
    assert found["dE_total/dout_h1"].kind in (Kind.WRONG, Kind.MISTAKE)


@pytest.mark.parametrize(
    ("own", "text", "told"),
    [
        ("0.6444", "0.20", "has fewer digits than were asked for"),
        ("0.6455", "0.201", "is cut off where it should be rounded"),
        ("0.8500", "0.4", "has too few digits to tell"),
    ],
)
def test_few_digits_of_what_follows_from_own_answers_are_not_called_right(own, text, told):
    found = plain.marked(desk("mazur"), {"out_o1": own, "E_o1": text})["E_o1"]
    assert found.kind is Kind.ROUNDED
    assert found.feedback.startswith(f"It follows from your own answers, but {told}.")


@pytest.mark.parametrize(
    ("spec", "key", "text"),
    [
        ("mazur", "E_o1", "0.5*(0.75-0.01)^2=0.2738"),
        ("mazur", "E_o1", "½(0.75-0.01)^2"),
        ("mazur", "dout_o1/dnet_o1", "0.75*(1-0.75)=0.1875"),
        ("mazur", "dout_o1/dnet_o1", "0.75(1-0.75)"),
        ("mazur", "dE_total/dw5", "0.74*0.19*0.59"),
        ("mazur", "dE_total/dw5", "0.74*0.19*0.59=0.083"),
        ("mazur", "dE_total/dw5", "dE/dw5 = 0.74*0.19*0.59 ≈ 0.083"),
        ("mazur", "dE_total/dw7", "-0.038*0.59"),
        ("mazur", "w5+", "0.4-0.5*0.083=0.3585"),
        ("mazur", "E_total", "0.27+0.024=0.294"),
        ("mazur", "delta_h1", "0.036*0.24=0.00864"),
        ("mazur", "out_h2", "1/(1+0.68)"),
        ("mazur", "out_o1", "1/1.33"),
        ("softmax", "delta_h1", "(0.28*0.5+0.69*0.7+0.41*0.1)*(1-0.2^2)"),
        ("softmax", "E_total", "-ln(0.31)"),
        ("softmax", "out_o1", "0.96/3.42"),
        ("bptt", "delta_h1(3)", "(-0.32*1.2-0.012*0.8)*(1-0.98^2)=-0.0156"),
    ],
)
def test_a_working_with_operands_rounded_early_is_no_mistake(spec, key, text):
    found = plain.marked(desk(spec), {key: text})[key]
    assert found.kind is Kind.ROUNDED
    assert "rounded too early" in found.feedback


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("dE_total/dw5", "0.14*0.597"),  # out_h2 for out_h1
        ("dE_total/dw7", "0.04*0.59"),  # the sign of delta_o2 lost
        ("w5+", "0.4+0.5*0.083=0.4415"),
        ("dE_total/dw5", "0.74*0.19*0.59=0.038"),
        ("dE_total/dw5", "0*0.59"),
    ],
)
def test_a_working_with_another_operand_is_not_excused(key, text):
    found = plain.marked(desk("mazur"), {key: text})[key]
    assert found.kind in (Kind.WRONG, Kind.MISTAKE)


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("dE_total/dw5", "0.7414*0.1868*0.5933=0.0282"),
        ("dE_total/dw5", "0.7414*0.1886*0.5933"),
        ("delta_h1", "(0.1385*0.4-0.0381*0.5)*0.2431"),
    ],
)
def test_where_the_working_has_the_way_nothing_before_it_is_blamed(key, text):
    assert not plain.marked(desk("mazur"), {key: text})[key].suspects


@pytest.mark.parametrize(
    ("spec", "key", "text"),
    [
        ("mazur", "out_o1", "0.750"),
        ("mazur", "out_o1", "3/4"),
        ("mazur", "dout_o1/dnet_o1", "3/16"),
        ("mazur", "E_o1", "0.2738"),
        ("mazur", "delta_o2", "-0.0384"),
        ("softmax", "delta_h2", "0.12"),
        ("softmax", "dE_total/dw1", "0.65"),
        ("bptt", "delta_h1(1)", "0.14"),
        ("bptt", "delta_h1(4)", "-0.02"),
    ],
)
def test_a_bare_number_rounded_early_is_no_mistake_far_upstream(spec, key, text):
    assert plain.marked(desk(spec), {key: text})[key].kind is Kind.ROUNDED


_DELTAS = {"delta_h1(2)": "0.02", "delta_h1(3)": "-0.02", "delta_h1(4)": "-0.02"}


@pytest.mark.parametrize(
    ("first", "key", "text"),
    [
        ("0.14", "dE_total/dW_xh[1,1]", "0.14+0.02*2-0.02*3-0.02*4=0.04"),
        ("0.13", "dE_total/dW_xh[1,1]", "0.13*1+0.02*2-0.02*3-0.02*4=0.03"),
        ("0.14", "dE_total/dW_xh[1,1]", "0.04"),
        ("0.14", "dE_total/dW_hh[1,1]", "-0.03"),
        ("0.14", "dE_total/dW_hh[1,1]", "0.02*0.54-0.02*0.91-0.02*0.98=-0.027"),
    ],
)
def test_what_follows_from_own_answers_of_two_decimals(first, key, text):
    given = {"delta_h1(1)": first, **_DELTAS, key: text}
    found = plain.marked(desk("bptt"), given)[key]
    assert found.kind in (Kind.FOLLOWS, Kind.ROUNDED)
    assert "ollows from your own" in found.feedback


@pytest.mark.parametrize("text", ["0.3*0.59=0.177", "0.30*0.5933", "0.3*0.6"])
def test_a_working_with_an_own_wrong_answer_follows_from_it(text):
    given = {"delta_o1": "0.3012", "dE_total/dw5": text}
    assert plain.marked(desk("mazur"), given)["dE_total/dw5"].kind is Kind.FOLLOWS


@pytest.mark.parametrize(
    ("spec", "key", "text", "kind"),
    [
        ("mazur", "dE_total/dw1", "0.00", Kind.ROUNDED),
        ("mazur", "dE_total/dw1", "0.000", Kind.ROUNDED),
        ("mazur", "dE_total/dw2", "-0.00", Kind.ROUNDED),
        ("bptt", "E_o1(2)", "0.00", Kind.ROUNDED),
        ("mazur", "dE_total/dw1", "0", Kind.WRONG),
        ("mazur", "dE_total/dw1", "0.0", Kind.WRONG),
        ("mazur", "dE_total/dw1", "0.00000", Kind.WRONG),
        ("mazur", "dE_total/dw5", "0.00", Kind.WRONG),
    ],
)
def test_a_zero_with_decimals_is_what_a_small_number_is_rounded_to(spec, key, text, kind):
    found = plain.marked(desk(spec), {key: text})[key]
    assert found.kind is kind
    assert kind is Kind.WRONG or "too few digits to tell" in found.feedback


@pytest.mark.parametrize(
    ("spec", "key", "text"),
    [("mazur", "out_o1", "1"), ("mazur", "E_o1", "0.5"), ("mazur", "dE_total/dout_h1", "0.4")],
)
def test_one_digit_accuses_nobody(spec, key, text):
    assert not plain.marked(desk(spec), {key: text})[key].suspects


@pytest.mark.parametrize(
    "text",
    [
        "1.5/(1-1)=0.0377",
        "1e400*0.5=0.0377",
        "0.5^9.5^9.5^9.5^9.5=0.0377",
        "ln(0-1.5)=0.0377",
        "1.5/0=0.0377",
    ],
)
def test_a_working_without_a_value_stops_nobody(text):
    given = {"dE_total/dw5": text, "out_h1": "0.5933"}
    found = plain.marked(desk("mazur"), given)
    assert found["out_h1"].kind is Kind.RIGHT
    assert found["dE_total/dw5"].kind not in (Kind.RIGHT, Kind.ROUNDED, Kind.FOLLOWS)
