"""Every layout of every example compiles without a complaint and looks as it did."""

import pytest

from tests.pages.raster import differences, rasterised
from tests.pages.sheets import ALL, called, written
from tests.pages.tex import SLIDES_BY_STEPS, compiled, complaints

every = pytest.mark.parametrize(("example", "layout"), ALL, ids=map(called, ALL))


@every
def test_pdflatex_has_no_complaint_and_the_pages_look_as_they_did(example, layout, tmp_path):
    pdf = compiled(written(example, layout, "tex"), tmp_path)
    assert complaints(tmp_path) == []
    assert differences(rasterised(pdf), f"{example}-{layout}-tex") == []


@pytest.mark.parametrize("engine", ["xelatex", "lualatex"])
@pytest.mark.parametrize(
    ("example", "layout"),
    [("mazur", "handout"), ("softmax", "worksheet"), ("bptt", "answer_key"), ("olah", "slides")],
)
def test_other_engines_have_no_complaint(engine, example, layout, tmp_path):
    compiled(written(example, layout, "tex"), tmp_path, engine)
    assert complaints(tmp_path) == []


def test_a_deck_with_its_steps_compiles(tmp_path):
    compiled(written("mazur", "slides", "tex"), tmp_path, runs=1, start=SLIDES_BY_STEPS)
    assert complaints(tmp_path) == []


def test_a_line_that_is_too_wide_is_a_complaint(tmp_path):
    page = r"\documentclass{article}\begin{document}\hbox to 1pt{wide}\end{document}"
    compiled(page, tmp_path, runs=1)
    (line,) = complaints(tmp_path)
    assert "Overfull" in line
