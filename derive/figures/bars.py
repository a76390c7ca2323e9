"""A chart of bars: how often each of some things was seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from derive.algebra.term import Number, Reference, Term, walk
from derive.derivation.step import Form
from derive.figures.picture import (
    Anchor,
    Caption,
    Path,
    Picture,
    Rectangle,
    Sentence,
    Shape,
    Tone,
)

Part: TypeAlias = str | tuple[tuple[Term, Form], ...]

_WIDTH, _LABELS, _LINE, _GAP, _BAR, _EDGE = 430.0, 250.0, 11.5, 7.0, 11.0, 10.0
_NUMBER = 40.0  # beside the longest bar
_SIZE = 9.0  # of the letters
_LETTERS, _LINES = 46, 2  # of a label
_SYMBOL = 6  # letters that a quantity is as wide as
_MORE = " …"


def bars(counts: Sequence[tuple[Sentence, int]], name: str = "bars") -> Picture:
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


def _lines(label: Sentence) -> list[Sentence]:
    """``label`` broken between words, and shortened to so many lines."""
    lines: list[list[Part]] = [[]]
    wide = 0
    for word in _words(label):
        if wide and wide + _width(word) > _LETTERS:
            lines.append([])
            wide = 0
        lines[-1] += word
        wide += _width(word)
    if len(lines) > _LINES:
        lines[_LINES - 1].append(_MORE)
    return [_joined(line) for line in lines[:_LINES]]


def _words(label: Sentence) -> Iterator[list[Part]]:
    """The parts between two spaces; the space stands with the word before it."""
    word: list[Part] = []
    for part in label.parts:
        pieces = re.findall(r"\S+\s*|\s+", part) if isinstance(part, str) else [part]
        for piece in pieces:
            word.append(piece)
            if isinstance(piece, str) and piece[-1].isspace():
                yield word
                word = []
    yield word


def _width(word: Sequence[Part]) -> int:
    """About how many letters wide it is."""
    return sum(len(part) if isinstance(part, str) else _symbols(part) for part in word)


def _symbols(chain: tuple[tuple[Term, Form], ...]) -> int:
    every = (one for term, _ in chain for one in walk(term))
    return _SYMBOL * (1 + sum(isinstance(one, Reference) for one in every))


def _joined(line: Sequence[Part]) -> Sentence:
    """A line with its neighbouring texts as one, no space at its end."""
    parts: list[Part] = []
    for part in line:
        if parts and isinstance(part, str) and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
    return Sentence(tuple(parts))


def _label(lines: Sequence[Sentence], middle: float) -> Iterator[Shape]:
    top = middle - _LINE * (len(lines) - 1) / 2
    for place, line in enumerate(lines):
        yield Caption(_LABELS - 8, top + _LINE * place, line, Anchor.END, _SIZE)


def _bar(count: int, most: int, middle: float) -> Iterator[Shape]:
    wide = (_WIDTH - _LABELS - _NUMBER - _EDGE) * count / most
    if wide:
        yield Rectangle(_LABELS, middle - _BAR / 2, wide, _BAR, Tone.ACCENT, Tone.FILL)
    number = ((Number(str(count)), Form.SYMBOLS),)
    yield Caption(_LABELS + wide + 6, middle, number, Anchor.START, _SIZE)
