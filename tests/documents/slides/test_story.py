"""What the decks tell, and in which order."""

from __future__ import annotations

import math

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


def tall_equations() -> Equations:
    told = (one for slide in deck("mazur").blocks for one in of_kind(slide, Equations))
    return next(one for one in told if len(one.rows) > 1 and not one.rows[1].left)


def test_a_block_higher_than_a_slide_is_set_smaller():
    measure = Measure.of(worked("mazur").lecture())
    tall = tall_equations()
    times = next(k for k in range(1, 99) if measure.height(_times(tall, k)) > BODY)
    (slide,) = paged((Text("Tall"),), [_times(tall, times)], measure)
    assert 0.7 < slide.scale < 1


def test_much_higher_equations_take_several_slides():
    measure = Measure.of(worked("mazur").lecture())
    tall = _times(tall_equations(), 9)
    slides = list(paged((Text("Tall"),), [tall], measure))
    shown = [one for slide in slides for one in of_kind(slide, Equations)]
    assert 1 < len(slides) <= len(shown)
    assert all(slide.scale == 1 for slide in slides)
    assert all(one.rows[0].left == tall.rows[0].left for one in shown)
    assert [row.right for one in shown for row in one.rows] == [row.right for row in tall.rows]


def _times(equations: Equations, count: int) -> Equations:
    return Equations((*equations.rows, *equations.rows[1:] * (count - 1)))


def test_pages_are_filled_evenly():
    measure = Measure.of(worked("mazur").lecture())
    lines = [words(f"Line {place}.") for place in range(13)]
    heights = [measure.height(line) for line in lines]
    assert BODY < sum(heights) < 2 * BODY
    first, second = paged((Text("Lines"),), lines, measure)
    assert (len(first.blocks), len(second.blocks)) == (7, 6)


MANY = """
title = "Many outputs"
[network]
inputs = 2
[[network.layers]]
name = "o"
activation = "logistic"
units = 20
weights = { random = "uniform", low = -1, high = 1, seed = 3, decimals = 2 }
[loss]
name = "half_squared_error"
[[samples]]
inputs = [1, 2]
targets = [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0]
[training]
learning_rate = 0.1
"""


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    spec = tmp_path_factory.mktemp("spec") / "many.toml"
    spec.write_text(MANY, encoding="utf-8")
    return explain(spec, rules=False, decimals=4)


def test_of_a_large_layer_some_are_listed_and_dots_say_that_there_are_more(many):
    slides = many.slides().blocks
    tables = [one for slide in slides for one in of_kind(slide, Table)]
    heads = [spelt(table.header[0]) for table in tables]
    for head in ("What", "Unit", "Node delta", "Parameter"):
        table = tables[heads.index(head)]
        assert [cell[0].text for cell in table.rows[-1]] == ["…"] * len(table.header)
        assert len(table.rows) <= 11
    assert len(slides) < 20


FEW = """
title = "Two hidden layers"

[network]
inputs = 4

[[network.layers]]
name = "h"
activation = "tanh"
units = 3
weights = { random = "uniform", low = -1, high = 1, seed = 1, decimals = 2 }
bias = { random = "uniform", low = -1, high = 1, seed = 2, decimals = 2 }

[[network.layers]]
name = "g"
activation = "tanh"
units = 3
weights = { random = "uniform", low = -1, high = 1, seed = 3, decimals = 2 }
bias = { random = "uniform", low = -1, high = 1, seed = 4, decimals = 2 }

[[network.layers]]
name = "o"
activation = "tanh"
units = 2
weights = { random = "uniform", low = -1, high = 1, seed = 5, decimals = 2 }
bias = 0.1

[loss]
name = "half_squared_error"

[[samples]]
inputs = [0.5, -0.25, 1.0, 0.75]
targets = [0.4, -0.6]
"""


def test_values_that_fill_two_slides_are_all_told(tmp_path):
    spec = tmp_path / "few.toml"
    spec.write_text(FEW, encoding="utf-8")
    told = explain(spec, rules=False, decimals=4)
    slides = [one for one in told.slides().blocks if spelt(one.title) == "The numbers"]
    assert len(slides) == 2
    cells = [cell for slide in slides for table in of_kind(slide, Table) for cell in table.rows]
    values = [piece for row in cells for piece in row[1] if not isinstance(piece, Text)]
    assert len(values) == len(told.problem.graph.leaves) + 1  # and the learning rate


def spelt(cell):
    return "".join(getattr(part, "text", "") for part in cell)


def test_a_table_of_many_columns_makes_its_slide_smaller():
    measure = Measure.of(worked("mazur").lecture())
    cells = tuple((Text("-0.12345678"),) for _ in range(9))
    table = Table("", (Align.RIGHT,) * 9, cells, (cells,))
    (slide,) = paged((Text("Wide"),), [table], measure)
    assert 0.5 < slide.scale < 0.9
    (narrow,) = paged((Text("Narrow"),), [Table("", (Align.RIGHT,) * 2, cells[:2], ())], measure)
    assert narrow.scale == 1
