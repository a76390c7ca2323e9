"""A bar for each thing, as long as it was seen often, its whole label beside it."""

from itertools import pairwise

import pytest

from derive.figures.bars import bars
from derive.figures.picture import Caption, Rectangle

WORDS = "the minus sign in the derivative of the error of o1 is lost"


def labels(picture):
    return [one for one in picture.shapes if isinstance(one, Caption) and isinstance(one.text, str)]


def test_a_bar_is_as_long_as_its_count():
    picture = bars([("a", 4), ("b", 2), ("c", 0)])
    long, short = (one for one in picture.shapes if isinstance(one, Rectangle))
    assert long.width == 2 * short.width > 0
    assert long.left + long.width < picture.width


@pytest.mark.parametrize(("label", "lines"), [("short", 1), (WORDS, 2), (f"{WORDS} " * 9, 2)])
def test_a_label_takes_two_lines_at_most(label, lines):
    picture = bars([(label, 1), ("next", 1)])
    texts = labels(picture)
    assert len(texts) == lines + 1
    said = " ".join(one.text for one in texts[:-1])
    assert said == label or said.endswith("…")
    assert all(upper.y + 9 < lower.y for upper, lower in pairwise(texts))
    assert texts[-1].y + 9 < picture.height


def test_what_fits_is_not_shortened():
    assert " ".join(one.text for one in labels(bars([(WORDS, 1)]))) == WORDS
