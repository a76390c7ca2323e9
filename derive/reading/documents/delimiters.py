r"""Where mathematics stands in running text: in ``$``, ``$$``, ``\(``, ``\[`` and environments.

What closes a mark is looked up by its position, so the cost grows with the length of the text
alone, however many marks have no partner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from derive.reading.documents.environments import INLINE, NAMES, WHOLE, WITH_ARGUMENT
from derive.reading.documents.marks import Marked, Sort
from derive.reading.documents.piece import Kind

_CLOSING = {r"\(": r"\)", r"\[": r"\]", r"\\(": r"\\)", r"\\[": r"\\]"}
_ORDINARY = re.compile(r"\s*\d[\d.,]*+[^\\=^_{}+]*?\s[^\W\d_]{2,}(?![\w^({])")  # 5 each, or
_MATHEMATICAL = re.compile(r"[\\=^_{}+*/<>≈·×∂δη−]|\A\s*[^\W\d_]\s*\Z")
_ARGUMENT = re.compile(r"\s*(?:\[[^\[\]{}]*\])?\s*\{[^{}]*\}")
_LONGEST = 2_000  # characters between single dollars
_TRIES = 8  # closing dollars to look at while a brace is open


@dataclass(frozen=True, slots=True)
class Custom:
    """Which marks a format knows."""

    single: bool = True  # single dollars; double ones always count
    strict: bool = False  # LaTeX: a dollar is a dollar, whatever stands beside it


LATEX = Custom(strict=True)
MARKDOWN = Custom()


class Span(NamedTuple):
    """Mathematics from ``start`` to ``end``, with its marks from ``outer`` to ``after``."""

    kind: Kind
    outer: int
    start: int
    end: int
    after: int


def mathematics(text: str, custom: Custom) -> Iterator[Span]:
    """The formulas in ``text``, from left to right."""
    marked = Marked(text)
    at = 0
    while at < len(marked):
        span = _formula(marked, at, custom)
        if span:
            yield span
        at = marked.first_after(at, span.after) if span else at + 1


def _formula(marked: Marked, at: int, custom: Custom) -> Span | None:
    """The formula that the mark with number ``at`` opens."""
    mark = marked[at]
    match mark.sort:
        case Sort.DOLLAR if custom.single:
            return _backticked(marked, at) or _single(marked, at, custom)
        case Sort.DOLLARS:
            return _span(marked, Kind.DISPLAY, at, marked.next("$$", at))
        case Sort.BEGIN if mark.name in NAMES:
            return _environment(marked, at)
        case Sort.ENSURE:
            return _group(marked, at)
        case Sort.BRACKET if mark.text in _CLOSING and not (custom.strict and len(mark.text) > 2):
            return _bracketed(marked, at, custom)
    return None


def _span(marked: Marked, kind: Kind, at: int, closer: int | None) -> Span | None:
    """What stands between two marks, unless a paragraph ends there or there is nothing."""
    if closer is None:
        return None
    opening, closing = marked[at], marked[closer]
    if marked.broken(opening.end, closing.start) or marked.blank(opening.end, closing.start):
        return None
    return Span(kind, opening.start, opening.end, closing.start, closing.end)


def _bracketed(marked: Marked, at: int, custom: Custom) -> Span | None:
    r"""``\(…\)`` and ``\[…\]``; elsewhere than in LaTeX these may be brackets of the text."""
    opening = marked[at].text
    kind = Kind.INLINE if opening.endswith("(") else Kind.DISPLAY
    span = _span(marked, kind, at, marked.next(_CLOSING[opening], at))
    if span is None or custom.strict or span.end - span.start > _LONGEST:
        return span
    return span if _MATHEMATICAL.search(marked.text[span.start : span.end]) else None


def _environment(marked: Marked, at: int) -> Span | None:
    name = marked[at].name
    kind = Kind.INLINE if name in INLINE else Kind.DISPLAY
    span = _span(marked, kind, at, marked.next(f"\\end{{{name}}}", at))
    if span is None:
        return None
    if name in WHOLE:
        return span._replace(start=span.outer, end=span.after)
    argument = _ARGUMENT.match(marked.text, span.start) if name in WITH_ARGUMENT else None
    return span._replace(start=argument.end()) if argument else span


def _group(marked: Marked, at: int) -> Span | None:
    """The argument of ``\\ensuremath``."""
    opening = marked[at]
    closer = marked.next(f"}}{opening.depth}", at)
    span = _span(marked, Kind.INLINE, at, closer)
    return span and span._replace(start=span.start + 1)


def _backticked(marked: Marked, at: int) -> Span | None:
    """GitHub's ``$`…`$``."""
    ticks = at + 1
    if not (ticks < len(marked) and marked[ticks].text == "`" and marked.touch(at)):
        return None
    closer = marked.next("`", ticks)
    if closer is None or closer + 1 >= len(marked) or not marked.touch(closer):
        return None
    if marked[closer + 1].sort is not Sort.DOLLAR:
        return None
    span = _span(marked, Kind.INLINE, ticks, closer)
    return span and span._replace(outer=marked[at].start, after=marked[closer + 1].end)


def _single(marked: Marked, at: int, custom: Custom) -> Span | None:
    """``$…$``: to the first dollar outside braces, if what stands between can be mathematics."""
    opening = marked[at]
    for closer in marked.dollars(at, _TRIES):
        closing = marked[closer]
        start, end = opening.end, closing.start
        if closing.depth != opening.depth and end - start < _LONGEST:
            continue
        if end == start or marked.broken(start, end):
            return None
        if custom.strict or _plausible(marked.text, start, end):
            return Span(Kind.INLINE, opening.start, start, end, end + 1)
        return None
    return None


def _plausible(text: str, start: int, end: int) -> bool:
    """Whether the dollars around ``text[start:end]`` are marks and no prices."""
    if end - start > _LONGEST:
        return False
    inside, before, after = text[start:end], text[start - 2 : start - 1], text[end + 1 : end + 2]
    if _ORDINARY.match(inside) or (after.isdigit() and "\\" not in inside):
        return False
    if inside[0].isdigit() and before.isascii() and before.isalpha():
        return False  # US$5
    apart = inside[0].isspace(), inside[-1].isspace()
    return apart == (False, False) or (all(apart) and bool(_MATHEMATICAL.search(inside)))
