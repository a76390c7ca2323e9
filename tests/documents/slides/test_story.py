"""What the decks tell, and in which order."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from derive.algebra.term import Partial
from derive.api import explain
from derive.documents.blocks import Align, Equations, Figure, Prose, Table, Text
from derive.documents.deck import Expansion, Slide, Views
from derive.documents.slides.measure import BODY, Measure
from derive.documents.slides.paging import paged, some_equations
from derive.figures.picture import Path, Tone
from derive.notation.syntax import Sign
from tests.documents.slides.decks import NAMES, deck, news, of_kind, titled, worked

MAZUR = (
    "The network",
    "The numbers",
    "Forward pass: Hidden layer",
    "Forward pass: Output layer",
    "The error",
    "The forward pass in one picture",
    "How does E_total change with w5?",
    "The factors for w5",
    "The chain rule for w5",
    "The delta rule",
    "How does E_total change with w1?",
    "From out_h1 to the error",
    "The path over o1",
    "The path over o2",
    "From out_h1 to the error",
    "The chain rule for w1",
    "The deltas of the hidden layer",
    "The update",
    "All gradients first",
    "After the update",
    "After 10,000 updates",
    "In short",
)


def titles(name: str) -> list[str]:
    return [titled(name, slide) for slide in deck(name).blocks]


def test_mazur_is_told_in_a_lecture_of_at_most_25_slides():
    told = titles("mazur")
    assert 11 <= len(told) <= 24  # and the title
    one_each = [title for place, title in enumerate(told) if title != told[place - 1]]
    assert tuple(one_each) == MAZUR


@pytest.mark.parametrize(
    ("name", "slides"),
    [
        ("bptt", ("Unrolled over time", "Forward through time: Step 1", "Backward through time")),
        ("softmax", ("The factors for w5", "The delta rule", "From out_h1 to the error")),
        ("olah", ("Forward mode from a", "Forward mode from b", "Reverse mode", "The result")),
        ("xor", ("All samples", "The update")),
        ("deep", ("How does E_total change with w13?", "How does E_total change with w1?")),
        ("relu", ("Forward pass: Hidden layer", "In short")),
    ],
)
def test_every_kind_of_graph_has_its_story(name, slides):
    told = titles(name)
    places = [told.index(title) for title in slides]
    assert places == sorted(places)


@pytest.mark.parametrize("name", NAMES)
def test_every_step_shows_something_new(name):
    for slide in deck(name).blocks:
        assert set(news(slide)) == set(range(1, slide.steps + 1)), titled(name, slide)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("notation", ["flat", "nielsen"])
def test_no_slide_is_overfull_or_empty(name, notation):
    measure = Measure.of(worked(name, notation).lecture())
    for slide in deck(name, notation).blocks:
        assert slide.blocks
        assert slide.scale * measure.fill(slide.blocks) <= BODY + 1e-9, slide.title


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_a_name_of_its_own_and_words(name):
    figures = [f for slide in deck(name).blocks for v in of_kind(slide, Views) for f in v.figures]
    assert len({figure.picture.name for figure in figures}) == len(figures) > 0
    assert all(figure.caption and figure.alternative for figure in figures)


@pytest.mark.parametrize("name", NAMES)
def test_pictures_in_one_place_are_of_one_size(name):
    for slide in deck(name).blocks:
        for views in of_kind(slide, Views):
            assert len({(f.picture.width, f.picture.height) for f in views.figures}) == 1


def expansions(name: str) -> list[tuple[Slide, Expansion]]:
    return [(slide, one) for slide in deck(name).blocks for one in of_kind(slide, Expansion)]


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("olah", "bptt")])
def test_numbers_come_to_the_value_below_them(name):
    values, found = worked(name).values, 0
    for _, block in expansions(name):
        if block.value:
            numbers = [float(values.evaluate(part.numbers)) for part in block.parts]
            total = sum(numbers) if block.sign is Sign.PLUS else math.prod(numbers)
            assert isinstance(block.goal, Partial)
            assert total == pytest.approx(float(values[block.goal]), abs=1e-15)
            found += 1
    assert found >= 2


def lit_paths(figure: Figure) -> list[Path]:
    paths = [shape for shape in figure.picture.shapes if isinstance(shape, Path)]
    return [path for path in paths if path.tone is Tone.ACCENT]


@pytest.mark.parametrize(
    ("weight", "edges"),
    [
        # How many edges are lit brightly, and how many as those of the factors before.
        ("w5", [(2, 0), (1, 0), (0, 1), (1, 1)]),
        ("w1", [(5, 0), (4, 0), (0, 4), (1, 4)]),
    ],
)
def test_the_walk_lights_link_by_link(weight, edges):
    title = f"How does E_total change with {weight}?"
    (slide,) = (one for one in deck("mazur").blocks if titled("mazur", one) == title)
    (views,), (chain,) = of_kind(slide, Views), of_kind(slide, Expansion)
    widths = [[path.width for path in lit_paths(figure)] for figure in views.figures]
    brightest = max(map(max, widths))
    counts = [(one.count(brightest), len(one) - one.count(brightest)) for one in widths]
    assert counts == edges
    assert [part.step for part in chain.parts] == [2, 3, 4]


def test_each_path_is_lit_in_turn():
    slide = next(one for one in deck("mazur").blocks if "From" in titled("mazur", one))
    _, first, second = of_kind(slide, Views)[0].figures
    assert "over net_o1" in first.alternative
    assert "over net_o2" in second.alternative
    assert lit_paths(first) != lit_paths(second)


@pytest.mark.parametrize(
    ("weights", "questions"),
    [("w5", ["w5"]), ("w7,w8", ["w7", "w8"]), ("w2", ["w2"]), ("w3,w6", ["w6", "w3"])],
)
def test_the_weights_asked_for_are_told(weights, questions):
    told = explain("mazur", weights=weights, decimals=4).slides()
    asked = [one for one in (titled("mazur", slide) for slide in told.blocks) if "How does" in one]
    assert [title.split()[-1].rstrip("?") for title in asked] == questions
    assert f"--weights {weights}" in told.foot


def test_rules_of_differentiation_are_not_told():
    assert explain("mazur", rules=True, decimals=4).slides() == deck("mazur")


def words(text: str) -> Prose:
    return Prose((Text(text),))


def test_words_that_lead_on_stay_with_what_they_lead_to():
    measure = Measure.of(worked("mazur").lecture())
    equation = next(
        one for slide in deck("mazur").blocks for one in of_kind(slide, Equations) if one.rows
    )
    blocks = [block for _ in range(9) for block in (words("This is:"), equation)]
    pages = list(paged((Text("Many"),), blocks, measure))
    assert len(pages) > 1
    for page in pages:
        kinds = [type(getattr(block, "block", block)) for block in page.blocks]
        assert kinds == [Prose, Equations] * (len(kinds) // 2)


def test_of_many_equations_of_a_kind_some_are_shown():
    equation = Equations((), "")
    blocks = [words("All:"), *[equation] * 7, words("More:"), equation]
    assert [type(one) for one in some_equations(blocks)] == [
        Prose,
        *[Equations] * 3,
        Prose,
        Equations,
    ]


def test_a_block_higher_than_a_slide_is_set_smaller():
    measure = Measure.of(worked("mazur").lecture())
    tall = next(one for slide in deck("mazur").blocks for one in of_kind(slide, Equations))
    higher = replace(tall, rows=tall.rows * 9)
    (slide,) = paged((Text("Tall"),), [higher], measure)
    assert slide.scale < 1
    assert slide.scale * measure.height(higher) <= BODY or slide.scale == pytest.approx(0.55)


def test_of_a_long_table_the_first_rows_are_shown():
    measure = Measure.of(worked("mazur").lecture())
    rows = tuple(((Text(str(k)),), (Text("word " * 20),)) for k in range(40))
    table = Table("Long", (Align.LEFT,) * 2, ((Text("k"),), (Text("said"),)), rows)
    (slide,) = paged((Text("Long"),), [table], measure)
    (shown,) = of_kind(slide, Table)
    assert shown.rows[:-1] == rows[: len(shown.rows) - 1]
    assert shown.rows[-1] == ((Text("…"),), (Text("…"),))
    assert 3 < len(shown.rows) < 10
    assert slide.scale == 1
