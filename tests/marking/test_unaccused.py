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
