"""The real documents: every formula that is known to stand in them, at its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from derive.reading.documents.source import read_source
from tests.clock import clock
from tests.reading.documents.listing import every_formula, paragraphs

SHARED = Path(__file__).parents[4] / "shared"
LECTURE = "000_954b8b3572abc9bb.txt"
KNOWN = SHARED / "seed-equations.json"


@pytest.fixture(scope="module")
def known():
    if not KNOWN.exists():
        pytest.skip(f"the seed documents are not here ({KNOWN.name})")
    return json.loads(KNOWN.read_text(encoding="utf-8"))


def test_every_formula_of_the_lecture_is_found(known):
    source = read_source(SHARED / "seeds" / LECTURE)
    found = [(one.line, str(one.setting), one.source) for one in every_formula(source)]
    expected = [
        (one["line"], one["kind"], one["source"])
        for one in known
        if one["file"] == LECTURE and one["kind"] != "prose"
    ]
    assert len(expected) == 68
    assert sorted(set(expected) - set(found)) == []
    extra = {source for _, _, source in set(found) - set(expected)}
    assert extra <= {r"\downarrow"}


def test_the_article_has_one_line_of_mathematics(known):
    (formula,) = every_formula(read_source(SHARED / "seeds" / "001_f1d26b7cc021d2b3.txt"))
    assert (formula.line, formula.column) == (58, 1)
    assert formula.source == "-∇C (w, b, …) = [0.17, 0.20, 0.03, 0.52, 1.72, ...]"


@pytest.mark.parametrize(
    "claim",
    [
        "given inputs 0.05 and 0.10, we want the neural network to output 0.01 and 0.99",
        "some learning rate, eta, which we'll set to 0.5",
        "the total error is now down to 0.291027924",
        "the error plummets to 0.0000351085",
        "neurons generate 0.015912196 (vs 0.01 target) and 0.984065734 (vs 0.99 target)",
    ],
)
def test_claims_stay_in_one_paragraph(known, claim):
    text = (SHARED / "seeds" / LECTURE).read_text(encoding="utf-8")
    assert sum(claim in part for part in paragraphs(text, "text")) == 1


def test_the_lecture_is_read_soon(known):
    path = SHARED / "seeds" / LECTURE
    with clock() as spent:
        read_source(path)
    assert spent.seconds < 0.06
