"""A chart of bars: how often each of some things was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from textwrap import shorten, wrap

from derive.algebra.term import Number
from derive.derivation.step import Form
from derive.figures.picture import Anchor, Caption, Path, Picture, Rectangle, Shape, Tone

_WIDTH, _LABELS, _LINE, _GAP, _BAR, _EDGE = 430.0, 250.0, 11.5, 7.0, 11.0, 10.0
_NUMBER = 40.0  # beside the longest bar
_SIZE = 9.0  # of the letters
_LETTERS, _LINES = 46, 2  # of a label


def bars(counts: Sequence[tuple[str, int]], name: str = "bars") -> Picture:
    """A bar for each of ``counts`` (one or more), its label before it and its count behind."""
    labels = [_lines(label) for label, _ in counts]
    heights = (_LINE * len(lines) + _GAP for lines in labels)
    edges = list(accumulate(heights, initial=_EDGE))
    most = max(count for _, count in counts) or 1
    shapes: list[Shape] = []
    for place, (_, count) in enumerate(counts):
        middle = (edges[place] + edges[place + 1]) / 2
        shapes += [*_label(labels[place], middle), *_bar(count, most, middle)]
    shapes.append(Path(((_LABELS, _EDGE), (_LABELS, edges[-1])), Tone.MUTED))
    return Picture(name, _WIDTH, edges[-1] + _EDGE, tuple(shapes))


def _lines(label: str) -> list[str]:
    return wrap(shorten(label, _LETTERS * _LINES - _LETTERS // 4, placeholder=" …"), _LETTERS)


def _label(lines: Sequence[str], middle: float) -> Iterator[Shape]:
    top = middle - _LINE * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        yield Caption(_LABELS - 8, top + _LINE * place, line, Anchor.END, _SIZE)


def _bar(count: int, most: int, middle: float) -> Iterator[Shape]:
    wide = (_WIDTH - _LABELS - _NUMBER - _EDGE) * count / most
    if wide:
        yield Rectangle(_LABELS, middle - _BAR / 2, wide, _BAR, Tone.ACCENT, Tone.FILL)
    number = ((Number(str(count)), Form.SYMBOLS),)
    yield Caption(_LABELS + wide + 6, middle, number, Anchor.START, _SIZE)
