"""Settings from the command line, and the words that the grammar must know."""

from __future__ import annotations

import pytest

from derive.reading.names.aliases import MEANINGS, NOTHING, OPEN, SETTLED, words
from derive.reading.names.convention import Convention, ConventionError, convention_settings
from derive.reading.names.questions import QUESTIONS, question
from tests.reading.names.statements import problem


@pytest.mark.parametrize(
    ("text", "name", "answer"),
    [
        ("delta=-1", "delta", "-1"),
        ("delta=1", "delta", "+1"),
        (" order = from_to ", "order", "from_to"),
        ("y=target", "y", "target"),
        ("q=net", "q", "net"),
        ("inputs=1", "inputs", "1"),
    ],
)
def test_a_setting(text: str, name: str, answer: str) -> None:
    assert convention_settings([text]).answer(name) == answer


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("delta", "write NAME=VALUE"),
        ("delta=0", "delta cannot be '0'; choose from +1, -1"),
        ("ordre=to_from", "nothing is called 'ordre'; did you mean order?"),
        ("y=nonsense", "y cannot be 'nonsense'; choose from target, output"),
    ],
)
def test_what_is_no_setting(text: str, message: str) -> None:
    with pytest.raises(ConventionError) as error:
        convention_settings([text])
    assert message in str(error.value)


def test_a_later_setting_replaces_an_earlier_one() -> None:
    assert convention_settings(["delta=-1", "delta=+1"]).settings == (("delta", "+1"),)


def test_what_is_usual_holds_without_being_decided() -> None:
    assert Convention().answer("delta") == "+1"
    assert not Convention().decided("delta")
    assert Convention().answer("y") is None


def test_every_answer_has_its_sentence() -> None:
    for name in (*QUESTIONS, *SETTLED, *OPEN):
        assert all(sentence for sentence in question(name).answers.values())
    assert Convention((("delta", "-1"),)).sentences() == ("δ is −∂E/∂net",)


def test_letters_mean_what_there_is() -> None:
    for meanings in (*SETTLED.values(), *OPEN.values()):
        assert set(meanings) <= {*MEANINGS, NOTHING}


def test_the_words_of_a_network() -> None:
    found = words(problem("mazur").graph)
    assert {"net", "out", "target", "total", "eta", "delta", "output", "new", "neu"} <= found
    assert all(len(word) > 1 for word in found)
    assert "Delta" not in found
