"""HTML cut into tags and text, in one pass, as forgiving as a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from derive.reading.documents.strand import Strand, joined, made

_MARK = re.compile(
    r"""
      <!--(?:>|->|.*?(?:-->|\Z))
    | <[!?][^>]*+(?:>|\Z)
    | <(?P<slash>/?)(?P<name>[A-Za-z][^\s/>]*+)
      (?P<attributes>(?:[^>=]++|=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))?)*)(?:>|\Z)
    """,
    re.VERBOSE | re.DOTALL,
)
_ENTITY = re.compile(r"&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noscript", "iframe", "noembed"})


class Tag(NamedTuple):
    """A tag from ``start`` to ``end``; where raw text follows, ``raw`` is its place."""

    name: str
    closing: bool
    attributes: str
    start: int
    end: int
    raw: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Whether it closes itself, as ``<mspace/>``."""
        return self.attributes.rstrip().endswith("/")

    def attribute(self, name: str) -> str:
        """The value of an attribute; nothing where there is none."""
        found = re.search(
            rf"(?:^|[\s/]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", self.attributes, re.I
        )
        return unescape(next(filter(None, found.groups()), "")) if found else ""


class Text(NamedTuple):
    """Characters between two tags."""

    start: int
    end: int


def tokens(html: str) -> Iterator[Tag | Text]:
    """The tags and the text of ``html``, in order; comments are left out."""
    at = 0
    while mark := _MARK.search(html, at):
        if mark.start() > at:
            yield Text(at, mark.start())
        at = mark.end()
        if mark["name"]:
            name, closing = mark["name"].lower(), bool(mark["slash"])
            raw = None
            if name in _RAW and not closing:
                raw = (at, _end_of_raw(html, name, at))
                at = raw[1]
            yield Tag(name, closing, mark["attributes"], mark.start(), mark.end(), raw)
    if at < len(html):
        yield Text(at, len(html))


def _end_of_raw(html: str, name: str, start: int) -> int:
    found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)


def read(strand: Strand) -> Strand:
    """Text with its entities read."""
    if "&" not in strand.text:
        return strand
    parts, at = [], 0
    for entity in _ENTITY.finditer(strand.text):
        meant = unescape(entity[0])
        if meant != entity[0]:
            parts += [strand[at : entity.start()], made(meant, strand.place(entity.start()))]
            at = entity.end()
    return joined((*parts, strand[at:]))
