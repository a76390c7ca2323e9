import pytest

from derive.algebra.term import Number, Partial, Power, Reference
from derive.algebra.variable import Role, Variable
from derive.figures.costs import MOST_SERIES, costs
from derive.figures.magnitudes import magnitudes
from derive.figures.picture import Caption, Circle, Dash, Path, Tone
from derive.figures.ruler import ruler
from derive.notation.notations import NOTATIONS
from tests.figures.geometry import of_kind, outside, overlaps
from tests.figures.graphs import recurrent

GRAPH = recurrent(12).graph


def slope(time):
    return Partial(Reference(GRAPH.output), Variable(Role.NET, 1, 1, time=time))


VANISHING = [(slope(time), 5 * 0.3**time) for time in range(12, 0, -1)]
POINTS = {
    "vanishing": VANISHING,
    "one": [("layer 1", 0.5)],
    "zero": [("layer 1", 0.5), ("layer 2", 0.0), ("layer 3", -0.25)],
    "nothing": [("layer 1", 0.0), ("layer 2", 0.0)],
    "equal": [("layer 1", 1.0), ("layer 2", 1.0)],
    "exploding": [(slope(1), 1.3**k) for k in range(100)],
    "tiny": [("layer 1", 1e-300), ("layer 2", 1e-12)],
}


def dots(picture):
    return of_kind(picture, Circle)


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
@pytest.mark.parametrize("name", POINTS)
def test_nothing_touches_what_it_should_not(name, notation):
    picture = magnitudes(POINTS[name], GRAPH, "the size of the gradient", notation=notation)
    measure = ruler(GRAPH, notation=notation)
    words = [one for one in overlaps(picture, measure) if "crossed" not in one]
    assert not words
    assert not outside(picture, measure)
    labels = [one for one in of_kind(picture, Caption) if one.tone is not Tone.MUTED]
    lines = [path for path in of_kind(picture, Path) if path.tone is Tone.ACCENT]
    assert not [one for one in labels for line in lines if measure.box(one).crossed(line.points)]


def test_rows_follow_the_points_and_the_axis_is_logarithmic():
    picture = magnitudes([("a", 1e-4), ("b", 1e-2), ("c", 1.0)], GRAPH)
    (a, b, c) = dots(picture)
    assert a.y < b.y < c.y
    assert b.x - a.x == pytest.approx(c.x - b.x)
    assert a.x < b.x


def test_the_ticks_are_at_their_powers_of_ten():
    picture = magnitudes([("a", 1e-4), ("b", 1e-2), ("c", 1.0)], GRAPH)
    ticks = {
        one.text[0][0]: one.x
        for one in of_kind(picture, Caption)
        if one.tone is Tone.MUTED and not isinstance(one.text, str)
    }
    assert ticks[Power(Number("10"), -Number("2"))] == pytest.approx(dots(picture)[1].x)


@pytest.mark.parametrize(
    ("values", "lines"), [((1e-5, 0.1), 0), ((0.5, 3), 1), ((20, 5000), 0), ((0.001, 100), 1)]
)
def test_a_line_at_one_where_it_is_in_range(values, lines):
    picture = magnitudes([("a", values[0]), ("b", values[1])], GRAPH)
    assert len([one for one in of_kind(picture, Path) if one.dash is Dash.DASHED]) == lines


def test_signs_are_left_out_and_zero_is_an_open_dot_at_the_left_end_without_a_line():
    picture = magnitudes(POINTS["zero"], GRAPH)
    first, zero, last = dots(picture)
    assert zero.fill is Tone.PAPER
    assert zero.x < last.x < first.x
    assert not [path for path in of_kind(picture, Path) if path.tone is Tone.ACCENT]


def test_every_row_says_its_label_and_size():
    picture = magnitudes(VANISHING, GRAPH)
    shown = [one.text[0][0] for one in of_kind(picture, Caption) if not isinstance(one.text, str)]
    assert [label for label in shown if isinstance(label, Partial)] == [one for one, _ in VANISHING]
    assert Number("1.5") in shown


DEPTHS = range(1, 13)
SERIES = [
    ("forward pass", [(d, 40 * d + 20) for d in DEPTHS]),
    ("one backward pass", [(d, 75 * d + 30) for d in DEPTHS]),
    ("every gradient on its own", [(d, 16 * d * (40 * d + 9)) for d in DEPTHS]),
]


@pytest.mark.parametrize(
    "series",
    [
        SERIES,
        SERIES[:1],
        [(name, [(1, 10), (2, 30)]) for name in "abcd"],
        [("a", [(3, 5)]), ("b", [(3, 5000)])],
    ],
)
def test_costs_keep_their_names_apart(series):
    picture = costs(series)
    measure = ruler(GRAPH)
    assert not [one for one in overlaps(picture, measure) if "crossed" not in one]
    assert not outside(picture, measure)


def test_each_line_is_named_at_its_end_in_its_own_tone():
    picture = costs(SERIES)
    lines = [path for path in of_kind(picture, Path) if path.width == 1.2]
    for (name, points), line in zip(SERIES, lines, strict=True):
        (caption,) = [one for one in of_kind(picture, Caption) if one.text == name]
        assert caption.x > line.points[-1][0]
        assert abs(caption.y - line.points[-1][1]) < 12
        assert caption.tone is line.tone
        assert len(line.points) == len(points)
    ends = [line.points[-1][1] for line in lines]
    assert ends == sorted(ends, reverse=True)


def test_lines_differ_without_their_colour():
    series = [(name, [(1, k), (2, 10 * k)]) for k, name in enumerate("abcd", start=1)]
    assert len(series) == MOST_SERIES
    lines = [path for path in of_kind(costs(series), Path) if path.width == 1.2]
    shapes = of_kind(costs(series), Circle)
    filled = {circle.fill is not Tone.PAPER for circle in shapes}
    assert filled == {True, False}
    assert {line.dash for line in lines} == set(Dash)
