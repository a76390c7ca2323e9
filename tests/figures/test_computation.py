from collections.abc import Sequence

import pytest

from derive.figures.computation import computation_graph
from derive.figures.layout import MOST_HEIGHT, MOST_WIDTH
from derive.figures.picture import Caption, Path, Rectangle, Tone
from derive.figures.ruler import pictorial, ruler
from derive.notation.notations import NOTATIONS
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values
from tests.figures.geometry import card_box, of_kind, outside, overlaps
from tests.figures.graphs import chain, dense, formulas, neuron, olah, shortcuts

GRAPHS = {
    "olah": olah(),
    "neuron": neuron(),
    "shortcuts": shortcuts(),
    "alone": formulas({"a": 2}, {"b": "a^2"}),
    "long names": formulas(
        {"temperature": 293.15, "pressure": 101325},
        {"volume": "8.314 * temperature / pressure", "work": "pressure * volume"},
    ),
    **{f"chain {n}": chain(n) for n in (1, 3, 5, 12, 40)},
    **{f"dense {n}": dense(n) for n in (1, 2, 3, 5, 8)},
}


def drawn(problem, **options):
    return computation_graph(problem.graph, Values(problem), **options)


def texts(picture, problem, tone=None) -> Sequence[str]:
    """What the captions say."""
    printer = pictorial(Printer(TEXT, problem.graph, Values(problem)), TEXT)
    captions = [one for one in of_kind(picture, Caption) if tone in (None, one.tone)]
    return [printer.chain(one.text) for one in captions]


@pytest.mark.parametrize("gradients", [True, False])
@pytest.mark.parametrize("name", GRAPHS)
def test_nothing_touches_what_it_should_not(name, gradients):
    problem = GRAPHS[name]
    picture = drawn(problem, gradients=gradients)
    measure = ruler(problem.graph, Values(problem))
    assert not overlaps(picture, measure)
    assert not outside(picture, measure)
    assert picture.width <= MOST_WIDTH + 0.01
    assert picture.height <= MOST_HEIGHT + 0.01


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
def test_room_is_kept_for_the_names_of_the_notation(notation):
    problem = GRAPHS["neuron"]
    picture = drawn(problem, notation=notation)
    assert not overlaps(picture, ruler(problem.graph, Values(problem), notation))


@pytest.mark.parametrize("name", GRAPHS)
def test_no_edge_runs_through_a_card_and_each_ends_at_one(name):
    picture = drawn(GRAPHS[name])
    cards = [card_box(card) for card in of_kind(picture, Rectangle)]
    for path in of_kind(picture, Path):
        assert not [card for card in cards if card.grown(-0.01).crossed(path.points)]
        for x, y in (path.points[0], path.points[-1]):
            assert any(c.left <= x <= c.right and c.top <= y <= c.bottom for c in cards)


def test_the_example_says_its_equations_values_and_derivatives():
    picture = drawn(GRAPHS["olah"])
    assert set(texts(picture, GRAPHS["olah"])) == {
        *("a = 2", "b = 1", "c = a + b", "c = 3", "d = b + 1", "d = 2", "e = c · d", "e = 6"),
        *("∂c/∂a = 1", "∂c/∂b = 1", "∂d/∂b = 1", "∂e/∂c = 2", "∂e/∂d = 3"),
        *("∂e/∂a = 2", "∂e/∂b = 5", "∂e/∂c = 2", "∂e/∂d = 3", "∂e/∂e = 1"),
    }


def test_derivatives_of_the_output_are_on_the_cards_in_another_tone():
    picture = drawn(GRAPHS["olah"])
    assert sorted(texts(picture, GRAPHS["olah"], Tone.ACCENT)) == [
        *("∂e/∂a = 2", "∂e/∂b = 5", "∂e/∂c = 2", "∂e/∂d = 3", "∂e/∂e = 1"),
    ]


def test_an_edge_beside_other_ways_has_its_own_derivative_without_the_symbol_of_all_ways():
    picture = drawn(GRAPHS["shortcuts"])
    edges = {text for text in texts(picture, GRAPHS["shortcuts"], Tone.INK) if "=" not in text}
    assert edges == {"1", "81"}
    said = texts(picture, GRAPHS["shortcuts"])
    assert "∂e/∂d = 36" in said
    assert "∂e/∂a = 189" in said
    assert "∂e/∂a = 81" not in said


def test_each_label_stands_on_the_edge_whose_derivative_it_is():
    picture = drawn(GRAPHS["olah"])
    cards = {}
    for card in of_kind(picture, Rectangle):
        box = card_box(card)
        (first, *_) = [
            caption
            for caption in of_kind(picture, Caption)
            if box.left < caption.x < box.right and box.top < caption.y < box.bottom
        ]
        cards[first.text[0][0].variable.name] = box
    for caption in (one for one in of_kind(picture, Caption) if one.halo):
        slope = caption.text[0][0]
        spot = (caption.x, caption.y)
        (path,) = [path for path in of_kind(picture, Path) if on(spot, path.points)]
        assert path.points[0][0] == cards[slope.wrt.name].right
        assert path.points[-1][0] == cards[slope.of.variable.name].left


def on(point, ends):
    (x0, y0), (x1, y1) = ends
    x, y = point
    across = (x - x0) * (y1 - y0) - (y - y0) * (x1 - x0)
    return abs(across) < 1e-6 and x0 <= x <= x1


def test_without_gradients_only_equations_and_values_are_left():
    said = texts(drawn(GRAPHS["olah"], gradients=False), GRAPHS["olah"])
    assert not [text for text in said if "∂" in text]
    assert {"e = c · d", "e = 6"} <= set(said)


def test_without_values_only_symbols_are_left():
    problem = GRAPHS["olah"]
    said = texts(computation_graph(problem.graph), problem)
    assert {"a", "e = c · d", "∂c/∂a", "∂e/∂a"} <= set(said)
    assert not [text for text in said if text[-1].isdigit() and text != "d = b + 1"]


@pytest.mark.parametrize(
    ("name", "labels", "captions"),
    [
        ("neuron", True, True),
        ("dense 3", True, True),
        ("dense 8", False, True),
        ("chain 12", False, True),
        ("chain 40", False, False),
    ],
)
def test_labels_give_way_as_graphs_grow(name, labels, captions):
    shown = of_kind(drawn(GRAPHS[name]), Caption)
    assert any(caption.halo for caption in shown) is labels
    assert bool(shown) is captions


def test_given_quantities_stand_on_paper():
    fills = [card.fill for card in of_kind(drawn(GRAPHS["olah"]), Rectangle)]
    assert sorted(fills) == [Tone.FILL] * 3 + [Tone.PAPER] * 2
