"""Documents that are hard to read, or long, end soon; the limits are for a slow machine."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random
from string import ascii_letters

import pytest

from derive.checking.document import check_source
from derive.checking.findings import Checked
from derive.checking.verdict import FAULTS
from derive.model.problem import Problem
from derive.model.spec import load
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from tests.checking.test_length import FRESH, document, general, worked
from tests.clock import clock

FORMULAS = 420
GREEK = (r"\alpha", r"\beta", r"\delta", r"\epsilon", r"\theta", r"\lambda", r"\mu", r"\phi")
LETTERS = (*ascii_letters, *GREEK)
SENTENCES = (
    "Each weight is changed by what it is to blame for, and the error falls a little.",
    "The total error is now down to 0.291027924 after this first round of backpropagation.",
    "After repeating this process 10,000 times, the error plummets to 0.0000351085.",
    "In 1986 a paper (Rumelhart, Hinton and Williams) made the method popular, see page 533.",
    "If the learning rate were 0.1 instead, the error would be 0.295; nobody knows why.",
    "The hidden neuron h1 has an output of 0.593269992, and net_h1 is 0.3775 there.",
)
MEGABYTE = 1_000_000


def word(draw: Random) -> str:
    return "".join(draw.choice("bcdfghklmnpqrstvwxz") for _ in range(4))


def of_words(draw: Random) -> str:
    one, other, third = (word(draw) for _ in range(3))
    return rf"\text{{{one}}} = \text{{{other}}} \cdot \text{{{third}}}_{{{draw.randrange(99)}}}"


def numbered(draw: Random) -> str:
    names = [f"{draw.choice(LETTERS)}_{{{draw.randrange(1000)}}}^{{({k})}}" for k in range(3)]
    return f"{names[0]} = {names[1]} {names[2]} + 0.{draw.randrange(1, 9999)}"


def lettered(draw: Random) -> str:
    names = [f"{draw.choice(LETTERS)}_{{{draw.choice('abcdefghijkl')}m}}" for _ in range(3)]
    return f"{names[0]} = {names[1]} {names[2]} + 0.{draw.randrange(1, 9999)}"


def powers(draw: Random) -> str:
    names = [f"{draw.choice(LETTERS)}_{{{draw.choice('abcdijk')}}}^{{{k}}}" for k in (2, 1, 3)]
    return f"{names[0]} = {names[1]} ({names[2]} - 0.{draw.randrange(1, 9999)})"


def sums(draw: Random) -> str:
    names = [f"{draw.choice(LETTERS)}_{{{a}{b}}}" for a, b in ("ij", "jk", "kl")]
    return rf"{names[0]} = \sum_{{j}} {names[1]} \sum_{{k}} {names[2]} + \frac{{1}}{{2}}"


def unknown(form: Callable[[Random], str]) -> str:
    """Formulas each of which has names that no other has."""
    draw = Random(1)
    return "".join(f"So it is here.\n\n$$\n{form(draw)}\n$$\n\n" for _ in range(FORMULAS))


def paragraphs() -> str:
    draw, text = Random(2), ""
    while len(text) < MEGABYTE:
        text += " ".join(draw.choices(SENTENCES, k=draw.randrange(2, 7))) + "\n\n"
    return text


def one_paragraph() -> str:
    return " ".join(SENTENCES[k % 4] for k in range(MEGABYTE // 80))


@cache
def mazur() -> Problem:
    return load("mazur")


def checked(problem: Problem, text: str) -> tuple[float, Checked]:
    with clock() as spent:
        found = check_source(problem, source_of(text, "book", Format.MARKDOWN))
    return spent.seconds, found


HARD = {
    "words": (lambda: unknown(of_words), 2),
    "numbers": (lambda: unknown(numbered), 3),
    "letters": (lambda: unknown(lettered), 5),
    "powers": (lambda: unknown(powers), 8),
    "sums": (lambda: unknown(sums), 7),
    "prose": (paragraphs, 6),
    "one paragraph": (one_paragraph, 7),
}


@pytest.mark.parametrize("name", HARD)
def test_it_ends_soon(name: str) -> None:
    make, limit = HARD[name]
    text = make()
    checked(mazur(), "$$w_5 = 0.4$$ The total error is 0.298371109.")
    spent, found = checked(mazur(), text)
    assert spent < limit
    assert not [one for one in found.links if one.verdict.kind in FAULTS] or "$$" not in text


@pytest.mark.parametrize(
    ("problem", "formulas", "limit"), [(mazur(), general, 6), (FRESH, worked, 16)]
)
def test_a_hundred_pages_end_soon(problem, formulas, limit) -> None:
    text = document(formulas(), 100)
    checked(problem, document(formulas(), 1))
    spent, _ = checked(problem, text)
    assert spent < limit


@pytest.mark.parametrize(("problem", "formulas"), [(mazur(), general), (FRESH, worked)])
def test_twice_the_pages_take_twice_the_time(problem, formulas) -> None:
    checked(problem, document(formulas(), 1))
    few, _ = checked(problem, document(formulas(), 40))
    many, _ = checked(problem, document(formulas(), 80))
    assert many < 2.4 * few
