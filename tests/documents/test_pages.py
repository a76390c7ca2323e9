"""Every built-in example in every notation as a PDF: accessible, and nothing in its margins."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest
import typst

import derive
from derive.api import explain
from derive.model.examples import names
from derive.writers.formats import TYPST
from derive.writers.pdf import engine_named
from tests.documents.test_examples import CASES, written

MARGIN, WIDTH, HEIGHT = 27 / 25.4 * 72, 595.28, 841.89  # points
HANGING = 4  # points that a comma or a full stop may stand out, as good typesetting has it
ABOVE = 15  # points that the box of a word may be higher than its letters
DRAWN = {"random": "uniform", "low": -1, "high": 1, "seed": 7, "decimals": 2}
MANY_PATHS = derive.Spec(
    title="Twenty paths",
    network=derive.Network(
        inputs=2,
        layers=[
            derive.Layer(name="h", units=2, activation="logistic", weights=DRAWN, bias=0.1),
            derive.Layer(name="o", units=20, activation="logistic", weights=DRAWN, bias=0.1),
        ],
    ),
    loss=derive.Loss(name="half_squared_error"),
    samples=[derive.Sample(inputs=[0.1, 0.2], targets=[1] + [0] * 19)],
)


def pages(pdf: bytes) -> str:
    """Every word with its box, page by page."""
    if shutil.which("pdftotext") is None:
        assert not os.environ.get("CI"), "pdftotext is missing: install poppler-utils"
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-bbox", "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def stray(pdf: bytes) -> list[str]:
    """The words that stand in the margins."""
    boxes = re.findall(
        r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>', pages(pdf)
    )
    assert len(boxes) > 100
    return [word for *sides, word in boxes if not fits(word, *map(float, sides))]


def fits(word: str, left: float, top: float, right: float, bottom: float) -> bool:
    most = WIDTH - MARGIN + (HANGING if word[-1] in ",.:;-" else 1)
    low, high = HEIGHT - MARGIN + ABOVE, MARGIN - ABOVE
    if word.isdecimal() and bottom > low:  # the number of the page
        return abs(left + right - WIDTH) < 1
    return left > MARGIN - 1 and right < most and top > high and bottom < low


@pytest.mark.parametrize(("name", "notation"), CASES)
def test_the_page_is_accessible_and_fits(name, notation):
    assert stray(engine_named("typst").typeset(written(name, notation, "typ"))) == []


def test_a_sum_over_twenty_paths_fits():
    worked = explain(MANY_PATHS)
    text = worked.render(worked.handout(), TYPST)
    assert stray(engine_named("typst").typeset(text)) == []


def test_a_word_in_the_margin_would_be_found():
    wide = written("olah", "flat", "typ") + "\n#place(dx: 98%)[outside]"
    assert stray(engine_named("typst").typeset(wide)) == ["outside"]


@pytest.mark.parametrize("name", names())
def test_nothing_is_doubtful(name):
    _, warnings = typst.compile_with_warnings(
        written(name, "flat", "typ").encode(), ignore_system_fonts=True
    )
    assert [warning.message for warning in warnings] == []
