"""Which sentences tell of another case than the one that the document works through."""

from __future__ import annotations

import re

import pytest

from derive.reading.prose.clauses import is_condition, is_place
from derive.reading.prose.exercises import asks, is_heading
from derive.reading.prose.mood import tells_another_case


def _place(text: str) -> tuple[int, int]:
    start = text.index("X")
    return start, start + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("With the other sign it would be X.", True),
        ("Suppose that it rains. Then X follows.", True),
        ("Then X follows. Suppose that it rains.", False),
        ("It would be nice. The value is X.", False),
        ("Der Fehler wäre dann X.", True),
        ("Der Fehler ist dann X.", False),
        ("Sin el sesgo sería X.", True),
        ("On aurait X dans ce cas.", True),
        ("For example X holds.", False),
        ("In a network with X layers.", True),
    ],
)
def test_another_case(text: str, expected: bool) -> None:
    assert tells_another_case(text, *_place(text)) is expected


def test_what_the_network_is_not() -> None:
    text = "For linear units X holds."
    assert tells_another_case(text, *_place(text), re.compile("linear"))
    assert not tells_another_case(text, *_place(text))


@pytest.mark.parametrize(
    ("text", "condition", "place"),
    [
        ("it is one if X", True, False),
        ("when the unit X", True, False),
        ("for X", True, False),
        ("for example X", False, False),
        ("the line where X", False, True),
        ("therefore X", False, False),
        ("wenn X", True, False),
        ("où X", False, True),
    ],
)
def test_conditions(text: str, condition: bool, place: bool) -> None:
    start = text.index("X")
    assert (is_condition(text, start), is_place(text, start)) == (condition, place)


@pytest.mark.parametrize(
    ("text", "heading", "left"),
    [
        ("Exercise 3", True, True),
        ("Exercise 3: solution", True, False),
        ("Übungen", True, True),
        ("Forward pass", True, False),
        ("This is an exercise that goes on for a while.", False, True),
    ],
)
def test_headings(text: str, heading: bool, left: bool) -> None:
    assert (is_heading(text), asks(text)) == (heading, left)
