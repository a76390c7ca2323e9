"""Running text with its mathematics in place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from derive.reading.documents.delimiters import Custom, Span, mathematics
from derive.reading.documents.piece import Kind, Piece
from derive.reading.documents.strand import Strand

COVER = "\ue000"  # a character for private use: no document gives it a meaning


class Weave:
    """A strand and the formulas in it.

    ``shadow`` is its text with every formula covered, character by character, so that whoever looks
    for markup finds none inside a formula.
    """

    def __init__(self, strand: Strand, custom: Custom, scanned: str | None = None) -> None:
        """``scanned`` is as long as the strand's text and is searched for formulas in its place."""
        self.strand = strand
        self.spans = tuple(mathematics(strand.text if scanned is None else scanned, custom))
        self.shadow = covered(strand.text, ((span.outer, span.after) for span in self.spans))
        self._starts = [span.outer for span in self.spans]

    def pieces(
        self, start: int, end: int, clean: Callable[[int, int], Iterator[Strand]] | None = None
    ) -> Iterator[Piece]:
        """The pieces from ``start`` to ``end``; ``clean`` takes the markup out of the text."""
        at = start
        for span in self._between(start, end):
            yield from self._text(at, span.outer, clean)
            yield Piece(span.kind, self.strand[span.start : span.end])
            at = span.after
        yield from self._text(at, end, clean)

    def _between(self, start: int, end: int) -> tuple[Span, ...]:
        return self.spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _text(
        self, start: int, end: int, clean: Callable[[int, int], Iterator[Strand]] | None
    ) -> Iterator[Piece]:
        if start < end:
            strands = clean(start, end) if clean else (self.strand[start:end],)
            yield from (Piece(Kind.TEXT, strand) for strand in strands)


def covered(text: str, ranges: Iterator[tuple[int, int]], cover: str = COVER) -> str:
    """``text`` with the characters of all ranges, which are in order, replaced."""
    parts: list[str] = []
    at = 0
    for start, end in ranges:
        parts += (text[at:start], cover * (end - start))
        at = max(at, end)
    return "".join((*parts, text[at:]))
