"""The markup of a paragraph, to be cut out: emphasis, code marks, links, tags, comments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from derive.reading.documents.strand import Strand, made

_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARK = re.compile(
    r"""
      (?P<escape>\\[!-/:-@\[-`{-~\n])
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    | (?P<lower><sub>) | (?P<raise><sup>) | (?P<script></su[bp]>)
    | <(?P<link>https?://[^<>\s]*)>
    | (?P<tag></?[A-Za-z][^<>]*+>)
    | (?P<note>\[\^[^\[\]\s]{1,80}\]:?|\A\[![A-Z]+\])
    | (?P<image>!\[) | (?P<open>\[)
    | (?P<target>\]\([^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*(?:\s+(?:"[^"\n]*+"|'[^'\n]*+'))?\))
    | (?P<close>\])
    | (?P<run>\*+|_+|~~)
    """,
    re.VERBOSE,
)


class Cut(NamedTuple):
    """Characters to leave out, and what stands in their place."""

    start: int
    end: int
    text: str = ""


class Cuts:
    """The cuts of a text, in order, applied part by part."""

    def __init__(self, strand: Strand, cuts: list[Cut]) -> None:
        self._strand = strand
        self._cuts = sorted(cuts)
        self._starts = [cut.start for cut in self._cuts]

    def clean(self, start: int, end: int) -> Iterator[Strand]:
        """The strands that are left between ``start`` and ``end``."""
        at = start
        for cut in self._cuts[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            if cut.start < at:
                continue
            yield self._strand[at : cut.start]
            if cut.text:
                yield made(cut.text, self._strand.place(cut.start))
            at = cut.end
        yield self._strand[min(at, end) : end]


def comments(text: str) -> list[Cut]:
    """The HTML comments."""
    return [Cut(found.start(), found.end()) for found in _COMMENT.finditer(text)]


def code_spans(text: str) -> list[tuple[int, int, int]]:
    """Where each code span starts and ends with its ticks, and how many these are.

    GitHub's formulas, ``$`…`$``, are none.
    """
    ticks = [found for found in _TICKS.finditer(text) if found[0][0] == "`"]
    again: dict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(ticks):
        again[len(found[0])].append(number)
    spans, at = [], 0
    while at < len(ticks):
        opening = ticks[at]
        same = again[len(opening[0])]
        place = bisect_left(same, at + 1)
        if place == len(same):
            at += 1
            continue
        closing = ticks[same[place]]
        start, end = opening.start(), closing.end()
        if not (len(opening[0]) == 1 and text[start - 1 : start] == text[end : end + 1] == "$"):
            spans.append((start, end, len(opening[0])))
        at = same[place] + 1
    return spans


def markup(shadow: str) -> list[Cut]:
    """The cuts of a text whose code and formulas are covered."""
    cuts: list[Cut] = []
    runs: list[re.Match[str]] = []
    brackets: list[re.Match[str]] = []
    for mark in _MARK.finditer(shadow):
        start, end = mark.span()
        match mark.lastgroup:
            case "run":
                runs.append(mark)
            case "open" | "image":
                brackets.append(mark)
            case "target" | "close" if brackets:
                cuts += _link(brackets.pop(), mark)
            case "entity":
                cuts.append(Cut(start, end, unescape(mark[0])))
            case "lower" | "raise":
                cuts.append(Cut(start, end, "_{" if mark["lower"] else "^{"))
            case "script":
                cuts.append(Cut(start, end, "}"))
            case "link":
                cuts += (Cut(start, start + 1), Cut(end - 1, end))
            case "escape":
                cuts.append(Cut(start, start + 1))
            case "tag" | "note":
                cuts.append(Cut(start, end))
    return [*cuts, *_emphasis(shadow, runs)]


def _link(opening: re.Match[str], closing: re.Match[str]) -> tuple[Cut, ...]:
    """The marks of a link; of a picture all that stands in them."""
    if closing.lastgroup == "close":
        return ()
    if opening.lastgroup == "image":
        return (Cut(opening.start(), closing.end()),)
    return Cut(*opening.span()), Cut(*closing.span())


def _emphasis(text: str, runs: list[re.Match[str]]) -> Iterator[Cut]:
    """The marks of emphasis that have a partner; between two letters or digits they have none."""
    waiting: dict[str, list[re.Match[str]]] = defaultdict(list)
    for run in runs:
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens = bool(after.strip()) and not before.isalnum()
        closes = bool(before.strip()) and not after.isalnum()
        if closes and waiting[run[0]]:
            yield Cut(*waiting[run[0]].pop().span())
            yield Cut(*run.span())
        elif opens:
            waiting[run[0]].append(run)
