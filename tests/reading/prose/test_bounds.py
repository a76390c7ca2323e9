"""Any text at all is read, in time that grows with its length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.reading.prose import Claim, Memory, Names, claims
from derive.reading.prose.reading import LANGUAGES
from tests.clock import clock
from tests.reading.prose.written import network, paragraph

HOSTILE = [
    "the total error is ",
    "0.05 and ",
    "0.05, ",
    "w_5, ",
    "w_5 and ",
    "the output of o_1 and ",
    "(",
    "((0.5) ",
    "after one update ",
    "after ",
    "_{",
    "a_{b",
    "∂E/∂",
    "d/d",
    "1 000 ",
    "1.",
    "1,",
    "e-",
    "10^",
    "'s ",
    "l'",
    "-",
    "= ",
    "x=",
    "i.e.",
    "the the ",
    "which we'll set to ",
    "0.5 (vs 0.01 target) and ",
    "the output of o_1 is 0.75136507. ",
    "\\",
    "$w_5$ ",
    "\u00a0",
]
WORDS = sorted({word for language in LANGUAGES for word in language.vocabulary})
PIECES = st.sampled_from(
    [*WORDS, "0.5", "0,5", "10.000", "7", "w_5", "o_1", "h1", "E_{total}", ",", ".", "(", ")", ":"]
)


@pytest.fixture(scope="module")
def mazur() -> Names:
    return network("mazur")


def seconds(names: Names, text: str) -> float:
    with clock() as spent:
        claims(paragraph(text), names, Memory())
    return spent.seconds


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_is_linear_in_the_length(mazur: Names, piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (5_000, 20_000))
    seconds(mazur, short)
    assert seconds(mazur, long) < 12 * max(seconds(mazur, short), 0.25)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=150, deadline=None)
def test_any_words_are_read_and_every_number_stands_where_it_is_said(words: list[str]) -> None:
    names, text = network_once(), " ".join(words)
    for claim in claims(paragraph(text), names, Memory()):
        assert 0 <= claim.start < claim.end <= len(text)
        if isinstance(claim, Claim):
            assert text[claim.start : claim.end].replace(",", ".").startswith(claim.digits[:1])


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read(text: str) -> None:
    claims(paragraph(text.replace("$", "")), network_once(), Memory())


_ONCE: list[Names] = []


def network_once() -> Names:
    if not _ONCE:
        _ONCE.append(network("mazur"))
    return _ONCE[0]
