"""A paragraph cut into words, names, numbers, signs and the formulas inside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from derive.reading.passage import Paragraph


class Sort(StrEnum):
    """What a token looks like."""

    WORD = "word"
    NAME = "name"
    NUMBER = "number"
    SIGN = "sign"
    FORMULA = "formula"


class Token(NamedTuple):
    """Characters ``start`` to ``end`` of the paragraph's source."""

    sort: Sort
    text: str
    start: int
    end: int


_BASE = r"(?:\\?[A-Za-z]{1,12}|[α-ωΑ-Ω])"
_INDEX = r"(?:_\{[^{}\n]{1,30}\}|_[A-Za-z0-9]{1,8}|[₀-₉]{1,4})"
_ABOVE = r"(?:\^\{[^{}\n]{1,20}\}|\^[+*A-Za-z0-9]|'(?!s\b))"
_NAME = rf"{_BASE}{_INDEX}{_ABOVE}?(?:\[[0-9]{{1,4}}(?:,[0-9]{{1,4}})?\])?(?:\([0-9]{{1,6}}\))?"
_SHORT = r"(?:(?:[A-Za-zα-ωΑ-Ω][0-9]{1,4}|[α-ωΑ-Ω])(?!\w|[.,]\w)|[A-Za-z]\([0-9]{1,4}\))"
_AFTER = r"(?:⁺|\+(?=[\s,.;:)]|$))?"
_GRADIENT = rf"(?:{_NAME}|[A-Za-z][0-9]{{1,4}})\.grad(?!\w|\.\w)"  # as PyTorch calls it
_ONE = rf"(?:{_GRADIENT}|(?:{_NAME}|{_SHORT}){_AFTER})"
_PART = rf"(?:{_BASE}{_INDEX}?{_ABOVE}?|[A-Za-z][0-9]{{1,4}})"
_NUMBER = (
    r"[-−–+]?(?:[0-9]{1,3}(?:\ [0-9]{3})+(?![0-9])"
    r"|[.,]?[0-9](?:[0-9\u00a0\u2009\u202f]|[.,](?=[0-9])|[eE][-+]?(?=[0-9]))*(?:\s?[×·*]\s?10(?:\^\{?[-−]?[0-9]{1,4}\}?|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,5}))?)"
)
_PLAIN = r"(?!d)[a-z]{2,}(?=[\s,;:)])"  # what most words are, and nothing else can be
_TOKENS = re.compile(
    rf"(?P<plain>{_PLAIN})"
    rf"|(?P<slope>[∂d]\s?{_PART}\s?/\s?[∂d]\s?{_PART})(?!\w)"
    rf"|(?P<short>(?:[^\W\d_]\.){{2,6}}|(?:vs|approx|ca|aprox|bzw|bzgl|resp|Fig|Eq|Abb)\.)"
    rf"|(?P<name>{_ONE})"
    rf"|(?P<number>{_NUMBER})"
    r"|(?P<elided>(?:[cdjlmnst]|qu)['’](?=\w))"
    r"|(?P<word>[^\W\d_]+(?:['’](?:ll|re|ve|d|t|m)\b)?)"
    r"|(?P<owned>['’]s\b)"
    r"|(?P<sign>-{1,2}>|=>|\S)",
    re.IGNORECASE,
)

_SORTS = {"slope": Sort.NAME, "name": Sort.NAME, "number": Sort.NUMBER, "sign": Sort.SIGN}


def tokens(paragraph: Paragraph) -> Iterator[Token]:
    """The tokens of ``paragraph`` in their order."""
    text = paragraph.source
    places = (place for start, end, _ in paragraph.inline for place in (start, end))
    bounds = [0, *places, len(text)]
    formulas = iter(paragraph.inline)
    for number, (start, end) in enumerate(pairwise(bounds)):
        if number % 2 == 0:
            yield from _plain(text, start, end)
        else:
            yield Token(Sort.FORMULA, next(formulas)[2].source, start, end)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for found in _TOKENS.finditer(text, start, end):
        sort = _SORTS.get(found.lastgroup or "", Sort.WORD)
        yield Token(sort, found[0], found.start(), found.end())
