"""Sentences about the worked network: what each claims, and the traps that claim nothing."""

from __future__ import annotations

import pytest

from derive.reading.prose import Names
from tests.reading.prose import sentences_english as english
from tests.reading.prose import sentences_french as french
from tests.reading.prose import sentences_german as german
from tests.reading.prose import sentences_spanish as spanish
from tests.reading.prose.written import network, read

LANGUAGES = (english, german, spanish, french)
CLAIMS = [one for language in LANGUAGES for one in language.CLAIMS]
TRAPS = [one for language in LANGUAGES for one in language.TRAPS]
DOCUMENTS = [one for language in LANGUAGES for one in language.DOCUMENTS]


@pytest.fixture(scope="module")
def mazur() -> Names:
    return network("mazur")


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_a_sentence_claims(mazur: Names, text: str, expected: str) -> None:
    assert read(mazur, text) == expected


@pytest.mark.parametrize("text", TRAPS)
def test_a_trap_claims_nothing(mazur: Names, text: str) -> None:
    assert read(mazur, text) == ""


@pytest.mark.parametrize(("texts", "expected"), DOCUMENTS)
def test_a_document_claims(mazur: Names, texts: tuple[str, ...], expected: str) -> None:
    assert read(mazur, *texts) == expected
