"""Blanks for words: rules by their names in four languages, and the way something goes."""

from __future__ import annotations

import pytest

from derive.derivation.step import Rule
from derive.documents.rule_notes import NOTES
from derive.marking.verdict import Kind
from derive.marking.words import judged, meanings
from tests.marking import plain

DESK = plain.desk()
CHAIN, DESCENT = "dE_total/dw5:rule", "eta:rule"
SIGN, STEP = "dE_total/dw5:sign", "dE_total/dw5:step"  # the derivative is positive


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        (CHAIN, "chain rule", Kind.RIGHT),
        (CHAIN, "  The Chain-Rule. ", Kind.RIGHT),
        (CHAIN, "Kettenregel", Kind.RIGHT),
        (CHAIN, "règle de la chaîne", Kind.RIGHT),
        (CHAIN, "regla de la cadena", Kind.RIGHT),
        (CHAIN, "multivariable chain rule", Kind.RIGHT),
        (CHAIN, "product rule", Kind.WRONG),
        (CHAIN, "gradient descent", Kind.WRONG),
        (CHAIN, "backpropagation", Kind.PERSON),
        (CHAIN, "sum over all paths", Kind.PERSON),
        (CHAIN, "not the chain rule", Kind.PERSON),
        (CHAIN, "chain rule or product rule", Kind.PERSON),
        (CHAIN, "grows", Kind.PERSON),
        (CHAIN, "blah", Kind.PERSON),
        (CHAIN, "", Kind.BLANK),
        (DESCENT, "Gradientenabstieg", Kind.RIGHT),
        (DESCENT, "Stochastic gradient descent", Kind.RIGHT),
        (DESCENT, "chain rule", Kind.WRONG),
        (DESCENT, "delta rule", Kind.PERSON),
        (SIGN, "grows", Kind.RIGHT),
        (SIGN, "It increases", Kind.RIGHT),
        (SIGN, "wächst", Kind.RIGHT),
        (SIGN, "+", Kind.RIGHT),
        (SIGN, "falls", Kind.WRONG),
        (SIGN, "sinkt", Kind.WRONG),
        (SIGN, "stays", Kind.PERSON),
        (SIGN, "does not grow", Kind.PERSON),
        (STEP, "smaller", Kind.RIGHT),
        (STEP, "größer", Kind.WRONG),
        (STEP, "plus petit", Kind.RIGHT),
        ("dE_total/dw5:colour", "red", Kind.PERSON),
    ],
)
def test_a_word(key, text, kind):
    assert plain.marked(DESK, {key: text})[key].kind is kind


@pytest.mark.parametrize("rule", [Rule.CHAIN, Rule.PATHS, Rule.UPDATE, Rule.PRODUCT, Rule.POWER])
def test_the_words_of_the_key_are_known(rule):
    assert meanings(NOTES[rule])


@pytest.mark.parametrize("key", [CHAIN, DESCENT, SIGN, STEP])
def test_the_expected_word_is_right_and_stands_in_the_feedback(key):
    expected = plain.marked(DESK, {key: "product rule"})[key].expected
    assert plain.marked(DESK, {key: expected})[key].kind is Kind.RIGHT


@pytest.mark.parametrize(
    ("worth", "kind"),
    [(0.5, Kind.RIGHT), (-0.5, Kind.WRONG), (0.0, Kind.PERSON), (float("nan"), Kind.PERSON)],
)
def test_the_way_is_that_of_the_value(worth, kind):
    question = DESK.question(SIGN)
    assert question is not None
    assert judged("grows", question, worth, recurrent=False).kind is kind


def test_where_paths_are_added_the_chain_rule_is_not_wrong():
    question = DESK.question(CHAIN)
    assert question is not None
    for text, kind in (("sum over all paths", Kind.RIGHT), ("chain rule", Kind.PERSON)):
        assert judged(text, question, 1.0, recurrent=True).kind is kind


@pytest.mark.parametrize(
    "text", ["chain rule" * 50, "c" * 399, "\u202echain rule", "ｃｈａｉｎ ｒｕｌｅ"]
)
def test_strange_words_harm_nobody(text):
    assert plain.marked(DESK, {CHAIN: text})[CHAIN].kind in (
        Kind.PERSON,
        Kind.RIGHT,
        Kind.UNREADABLE,
    )


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("dE_total/dw5:sign", "-", Kind.WRONG),
        ("dE_total/dw7:sign", "-", Kind.RIGHT),
        ("dE_total/dw7:sign", "−", Kind.RIGHT),
        ("dE_total/dw7:sign", "'-", Kind.RIGHT),
        ("dE_total/dw5:step", " – ", Kind.RIGHT),
        ("dE_total/dw7:sign", "—", Kind.BLANK),
        ("dE_total/dw7:sign", "", Kind.BLANK),
        ("dE_total/dw7:sign", "?", Kind.BLANK),
        ("dE_total/dw5:rule", "-", Kind.BLANK),
        ("dE_total/dw7", "-", Kind.BLANK),
        ("dE_total/dw5:formula", "-", Kind.BLANK),
    ],
)
def test_a_stroke_is_an_answer_where_a_sign_is_asked_for(key, text, kind):
    assert plain.marked(plain.desk(), {key: text})[key].kind is kind
