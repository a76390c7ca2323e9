import pytest

from derive.algebra.term import Number, Power
from derive.figures.curve import error_curve
from derive.figures.picture import Anchor, Caption, Circle, Path, Tone
from derive.figures.ruler import ruler
from derive.figures.scale import fitting, whole
from derive.figures.shortened import shortened
from derive.model.spec import load
from tests.figures.geometry import of_kind

FALL = [(k, 0.298 / (1 + k) ** 0.98) for k in range(10001)]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10000, [0, 2000, 4000, 6000, 8000, 10000]),
        (0, 7, [0, 2, 4, 6, 8]),
        (0, 6, [0, 1, 2, 3, 4, 5, 6]),
        (0, 0, [0, 1]),
        (3, 3, [3, 4]),
    ],
)
def test_iterations_are_counted_in_whole_round_steps(low, high, ticks):
    assert list(whole(low, high).ticks()) == ticks


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (3.5e-5, 0.298, [1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1]),
        (1e-13, 1, [1e-13, 1e-11, 1e-9, 1e-7, 1e-5, 1e-3, 1e-1]),
        (0.051, 0.298, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]),
        (0, 0.298, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]),
        (0.25, 0.25, [0, 0.05, 0.1, 0.15, 0.2, 0.25]),
    ],
)
def test_errors_that_span_decades_get_a_logarithmic_axis(low, high, ticks):
    assert fitting(low, high).ticks() == pytest.approx(ticks)


def test_the_middle_of_a_logarithmic_axis_is_the_geometric_mean():
    assert fitting(1e-4, 1).share(1e-2) == pytest.approx(0.5)


def test_the_line_starts_and_ends_where_the_axes_say():
    picture = error_curve(FALL)
    (line,) = (path for path in of_kind(picture, Path) if path.tone is Tone.ACCENT)
    ticks = {
        caption.text[0][0]: (caption.x, caption.y)
        for caption in of_kind(picture, Caption)
        if caption.tone is Tone.MUTED and not isinstance(caption.text, str)
    }
    assert line.points[0][0] == ticks[Number("0")][0]
    assert line.points[-1][0] == pytest.approx(ticks[Number("10000")][0])
    assert ticks[Power(Number("10"), -Number("1"))][1] > line.points[0][1] > ticks[Number("1")][1]


def test_the_line_falls_and_is_thinned_to_what_the_eye_sees():
    (line,) = (path for path in of_kind(error_curve(FALL), Path) if path.tone is Tone.ACCENT)
    heights = [y for _, y in line.points]
    assert heights == sorted(heights)
    assert 100 < len(line.points) < 1000


def test_the_first_and_last_errors_are_written_at_their_points():
    picture = error_curve([(0, 0.298371109), (10000, 0.0000351085)])
    written = [one.text[0][0] for one in of_kind(picture, Caption) if one.tone is Tone.ACCENT]
    assert written == [Number("0.298"), Number("0.0000351")]
    assert len(of_kind(picture, Circle)) == 2


@pytest.mark.parametrize(
    "points",
    [
        FALL,
        FALL[:20],
        [(0, 0.25)],
        [(0, 0.25), (1, 0.25)],
        [(0, 0.0), (5, 0.0)],
        [(0, 1), (2, 9e9)],
    ],
)
def test_labels_keep_off_each_other_and_on_the_sheet(points):
    picture = error_curve(points)
    boxes = [ruler(load("mazur").graph).box(caption) for caption in of_kind(picture, Caption)]
    assert not [(a, b) for k, a in enumerate(boxes) for b in boxes[:k] if a.meets(b)]
    assert all(box.left >= 0 and box.right <= picture.width for box in boxes)
    assert all(box.top >= 0 and box.bottom <= picture.height for box in boxes)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.298371, "0.298"), (0.25, "0.25"), (0, "0"), (3.51e-5, "0.0000351"), (2e-9, "2e-9")],
)
def test_errors_are_shortened_to_three_digits(value, text):
    assert shortened(value) == text


def test_the_last_label_stands_inside_the_field():
    labels = [one for one in of_kind(error_curve(FALL), Caption) if one.tone is Tone.ACCENT]
    assert [label.anchor for label in labels] == [Anchor.START, Anchor.END]
