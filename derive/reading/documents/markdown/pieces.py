"""Markdown as pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.reading.documents.delimiters import MARKDOWN
from derive.reading.documents.formula_line import is_formula
from derive.reading.documents.html.pieces import html_pieces
from derive.reading.documents.markdown.blocks import Block, Sort, blocks
from derive.reading.documents.markdown.markup import Cut, Cuts, code_spans, comments, markup
from derive.reading.documents.piece import BREAK, Kind, Piece
from derive.reading.documents.plain import plain_pieces
from derive.reading.documents.strand import Strand, joined
from derive.reading.documents.weave import Weave, covered

_FRONT_MATTER = re.compile(r"\A ?---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?=\n|\Z)", re.DOTALL)
_ADDRESS = re.compile(r"(?<=\]\()(?:https?://|[#./])[^()\s]*+(?=\))|(?<=<)https?://[^<>\s]*+(?=>)")
_MARKED = re.compile(r"[^\w\s.,;:()'\"?-]")  # anything but words
_BAR = re.compile(r"\\.|\|")


def markdown_pieces(strand: Strand, name: str) -> Iterator[Piece]:
    """The pieces of a Markdown text."""
    front = _FRONT_MATTER.match(strand.text)
    text = strand.text
    if front:
        text = covered(text, iter([front.span()]), " ")
    for block in blocks(text, name):
        yield from _pieces(strand, block, name)
        yield BREAK


def _pieces(strand: Strand, block: Block, name: str) -> Iterator[Piece]:
    match block.sort:
        case Sort.FORMULA:
            yield Piece(Kind.DISPLAY, _joined(strand, block.lines))
        case Sort.TABLE:
            yield from _table(strand, block.lines)
        case Sort.HTML:
            yield from html_pieces(_joined(strand, block.lines), name, single=True)
        case Sort.TEXT:
            yield from _running(_joined(strand, block.lines))


def _joined(strand: Strand, lines: tuple[tuple[int, int], ...]) -> Strand:
    """The lines with the line ends between them."""
    last = lines[-1:]
    parts = [strand[start : end + 1] for start, end in lines[:-1]]
    return joined((*parts, *(strand[start:end] for start, end in last)))


def _table(strand: Strand, lines: tuple[tuple[int, int], ...]) -> Iterator[Piece]:
    """The cells of all rows; the one with the dashes has nothing to read."""
    for start, end in lines:
        for cell in _cells(strand[start:end]):
            yield from _running(cell.stripped())
            yield BREAK


def _cells(row: Strand) -> Iterator[Strand]:
    """What stands between the bars; ``\\|`` is a bar in a cell."""
    parts: list[Strand] = []
    at = 0
    for bar in _BAR.finditer(row.text):
        if bar[0] == "|":
            yield joined((*parts, row[at : bar.start()]))
            parts, at = [], bar.end()
        elif bar[0] == r"\|":
            parts.append(row[at : bar.start()])
            at = bar.start() + 1
    yield joined((*parts, row[at:]))


def _running(strand: Strand) -> Iterator[Piece]:
    """Text with its markup cut out; lines that are bare formulas are displays."""
    text = strand.text
    if not _MARKED.search(text):
        yield Piece(Kind.TEXT, strand)
        return
    code = code_spans(text)
    left_out = comments(covered(text, ((start, end) for start, end, _ in code)))
    hidden = sorted((*((start, end) for start, end, _ in code), *(cut[:2] for cut in left_out)))
    unseen = covered(text, iter(hidden), "x")
    unseen = covered(unseen, (found.span() for found in _ADDRESS.finditer(unseen)), "x")
    weave = Weave(strand, MARKDOWN, unseen)
    cuts = [*left_out, *markup(covered(weave.shadow, iter(hidden)))]
    for start, end, ticks in code:
        cuts += (Cut(start, start + ticks), Cut(end - ticks, end))
    pieces = list(weave.pieces(0, len(strand), Cuts(strand, cuts).clean))
    if not weave.spans and not code:
        whole = joined(piece.strand for piece in pieces)
        if any(map(is_formula, whole.text.split("\n"))):
            yield from plain_pieces(whole)
            return
    yield from pieces
