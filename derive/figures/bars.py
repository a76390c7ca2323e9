"""A chart of bars: how often each of some things was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.term import Number
from derive.derivation.step import Form
from derive.figures.picture import Anchor, Caption, Path, Picture, Rectangle, Shape, Tone

_WIDTH, _LABELS, _ROW, _BAR, _EDGE = 430.0, 250.0, 18.0, 11.0, 10.0
_NUMBER = 40.0  # beside the longest bar
_LONGEST = 46  # characters of a label


def bars(counts: Sequence[tuple[str, int]], name: str = "bars") -> Picture:
    """A bar for each of ``counts`` (one or more), its label before it and its count behind."""
    shapes = tuple(_shapes(counts))
    return Picture(name, _WIDTH, 2 * _EDGE + _ROW * len(counts), shapes)


def _shapes(counts: Sequence[tuple[str, int]]) -> Iterator[Shape]:
    most = max(count for _, count in counts) or 1
    room = _WIDTH - _LABELS - _NUMBER - _EDGE
    for row, (label, count) in enumerate(counts):
        y = _EDGE + _ROW * (row + 0.5)
        wide = room * count / most
        text = label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"
        yield Caption(_LABELS - 8, y, text, Anchor.END, 9.0)
        if wide:
            yield Rectangle(_LABELS, y - _BAR / 2, wide, _BAR, Tone.ACCENT, Tone.FILL)
        number = ((Number(str(count)), Form.SYMBOLS),)
        yield Caption(_LABELS + wide + 6, y, number, Anchor.START, 9.0)
    bottom = _EDGE + _ROW * len(counts)
    yield Path(((_LABELS, _EDGE), (_LABELS, bottom)), Tone.MUTED)
