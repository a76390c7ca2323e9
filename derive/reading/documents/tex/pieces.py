"""LaTeX files as pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.errors import DocumentError
from derive.reading.documents.delimiters import LATEX
from derive.reading.documents.piece import BREAK, Piece
from derive.reading.documents.strand import Strand
from derive.reading.documents.tex.comments import uncommented
from derive.reading.documents.tex.macros import Macros
from derive.reading.documents.tex.typeset import Typesetter
from derive.reading.documents.weave import Weave

DEEPEST = 500  # groups and environments inside each other
_BODY = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_NESTING = re.compile(r"\\begin\b|\\end\b|\\.|[{}]", re.DOTALL)
_DEEPER = {r"\begin": 1, "{": 1, r"\end": -1, "}": -1}


def latex_pieces(strand: Strand, name: str, remarks: list[str]) -> Iterator[Piece]:
    """The pieces of a LaTeX file; of its preamble the macros alone. ``remarks`` grow."""
    whole = uncommented(strand)
    macros = Macros(name)
    begin = _BODY.search(whole.text)
    end = _END.search(whole.text, begin.end() if begin else 0)
    if begin:
        macros.learn(whole.text[: begin.start()])
    body = whole[begin.end() if begin else 0 : end.start() if end else len(whole)]
    body = macros.expanded(body)
    _refuse_deep(body.text, name)
    weave = Weave(body, LATEX)
    setter = Typesetter(body, weave.shadow, remarks)
    at = 0
    for span in weave.spans:
        yield from setter.text(at, span.outer)
        if not setter.silent:
            yield Piece(span.kind, weave.strand[span.start : span.end])
        at = span.after
    yield from setter.text(at, len(weave.strand))
    yield BREAK


def _refuse_deep(text: str, name: str) -> None:
    depth = 0
    for mark in _NESTING.finditer(text):
        depth = max(0, depth + _DEEPER.get(mark[0], 0))
        if depth > DEEPEST:
            raise DocumentError(
                f"{name}: groups or environments nested more than {DEEPEST} deep: "
                "look for one that is never closed"
            )
