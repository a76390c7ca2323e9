"""HTML pages as pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from derive.reading.documents.delimiters import Custom
from derive.reading.documents.formula_line import is_formula
from derive.reading.documents.html.elements import CODE, INLINE, VOID, classes, is_silent
from derive.reading.documents.html.mathml import formula_of
from derive.reading.documents.html.rows import Rows
from derive.reading.documents.html.tokens import Tag, Text, read, tokens
from derive.reading.documents.html.tree import Builder
from derive.reading.documents.piece import BREAK, Kind, Piece
from derive.reading.documents.plain import plain_pieces
from derive.reading.documents.strand import Strand, joined, made
from derive.reading.documents.weave import Weave

_SINGLE_DOLLARS = re.compile(r"""(['"])\$\1""")  # as MathJax and KaTeX are told of them
_OPENED = {"sub": "_{", "sup": "^{", "br": "\n"}
_CLOSED = {"sub": "}", "sup": "}"}


def html_pieces(strand: Strand, name: str, *, single: bool | None = None) -> Iterator[Piece]:
    """The pieces of a page; ``single`` dollars count where this says so, or the page itself."""
    if single is None:
        single = _SINGLE_DOLLARS.search(strand.text) is not None
    reader = _Reader(strand, name, Custom(single=single))
    for token in tokens(strand.text):
        yield from reader.token(token)
    yield from reader.block()


class _Reader:
    """The block being read, and the element that all tokens go to until it ends."""

    def __init__(self, strand: Strand, name: str, custom: Custom) -> None:
        self._strand = strand
        self._name = name
        self._custom = custom
        self._parts: list[Piece] = []
        self._formula: Builder | None = None
        self._rows: Rows | None = None
        self._silent = ""  # the name of the element that is left out,
        self._depth = 0  # and how many of that name are open
        self._code = 0  # how many elements of code are open

    def token(self, token: Tag | Text) -> Iterator[Piece]:
        """The pieces that end with this token."""
        if self._formula:
            if self._formula.add(token):
                yield from self._end_formula(self._formula)
        elif self._silent:
            self._skip(token)
        elif isinstance(token, Text):
            self._text(read(self._strand[token.start : token.end]))
        elif token.name == "math" and not token.closing:
            self._formula = Builder(token, self._strand, self._name)
        elif is_silent(token) and not token.closing and token.name not in VOID:
            self._silent, self._depth = token.name, 1
        else:
            yield from self._tag(token)

    def block(self) -> Iterator[Piece]:
        """The pieces of the block so far."""
        parts, self._parts = self._parts, []
        for is_text, group in groupby(parts, lambda part: part.kind is Kind.TEXT):
            run = list(group)
            yield from self._running(run) if is_text else run
        yield BREAK

    def _skip(self, token: Tag | Text) -> None:
        if isinstance(token, Tag) and token.name == self._silent and not token.empty:
            self._depth += -1 if token.closing else 1
            self._silent = self._silent if self._depth else ""

    def _text(self, strand: Strand) -> None:
        if self._rows:
            self._rows.text(strand)
        else:
            self._parts.append(Piece(Kind.TEXT, strand, "code" if self._code else ""))

    def _tag(self, tag: Tag) -> Iterator[Piece]:
        if self._rows:
            if self._rows.tag(tag):
                yield from self._rows.pieces()
                self._rows = None
            return
        if tag.raw:
            yield from self._script(tag, tag.raw)
        if tag.name in CODE:
            self._code = max(0, self._code + (-1 if tag.closing else 1))
        if tag.name not in INLINE:
            yield from self.block()
        sign = (_CLOSED if tag.closing else _OPENED).get(tag.name)
        if sign:
            self._text(made(sign, self._strand.place(tag.start)))
        if "equations" in classes(tag) and not tag.closing:
            self._rows = Rows()

    def _script(self, tag: Tag, raw: tuple[int, int]) -> Iterator[Piece]:
        """MathJax's formulas: their TeX stands in a script."""
        kind = tag.attribute("type").lower()
        if tag.name == "script" and kind.startswith("math/tex"):
            yield from self._found(self._strand[raw[0] : raw[1]], display="mode=display" in kind)

    def _end_formula(self, builder: Builder) -> Iterator[Piece]:
        self._formula = None
        formula = formula_of(builder.root)
        if self._rows:
            self._rows.formula(formula)
        else:
            yield from self._found(
                formula, display=builder.root.tag.attribute("display") == "block"
            )

    def _found(self, formula: Strand, *, display: bool) -> Iterator[Piece]:
        if display:
            yield from self.block()
            yield Piece(Kind.DISPLAY, formula)
        elif formula.text.strip():
            self._parts.append(Piece(Kind.INLINE, formula))

    def _running(self, parts: list[Piece]) -> Iterator[Piece]:
        """Text, in which code is no mathematics; a line that is a bare formula is a display."""
        whole = joined(part.strand for part in parts)
        seen = "".join("x" * len(part.strand) if part.label else part.strand.text for part in parts)
        weave = Weave(whole, self._custom, seen)
        if not weave.spans and seen == whole.text and any(map(is_formula, seen.split("\n"))):
            yield from plain_pieces(whole)
        else:
            yield from weave.pieces(0, len(whole))
