"""Pieces made into formulas and paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from derive.reading.documents.limits import MOST_FORMULAS, too_much
from derive.reading.documents.piece import Kind, Piece
from derive.reading.documents.places import Places
from derive.reading.documents.strand import Strand, joined
from derive.reading.documents.tex.labels import unlabelled
from derive.reading.documents.tex.macros import Macros
from derive.reading.passage import Formula, Paragraph, Passage, Setting

_SETTINGS = {Kind.INLINE: Setting.INLINE, Kind.DISPLAY: Setting.DISPLAY}


def passages(pieces: Iterable[Piece], text: str, name: str) -> Iterator[Passage]:
    """The passages of the document ``name``; formulas are without macros, labels and tags."""
    press = _Press(text, name)
    for piece in pieces:
        if piece.kind is Kind.TEXT:
            press.add(piece.strand)
        elif piece.kind is Kind.INLINE:
            press.add_formula(piece)
        else:
            yield from press.paragraph()
            if piece.kind is Kind.DISPLAY:
                yield from press.display(piece)
    yield from press.paragraph()


class _Press:
    """The paragraph being set: its strands, and the formulas that some of them are."""

    def __init__(self, text: str, name: str) -> None:
        self._places = Places(text)
        self._macros = Macros(name)
        self._name = name
        self._formulas = 0
        self._parts: list[tuple[Strand, Formula | None]] = []

    def add(self, strand: Strand) -> None:
        self._parts.append((strand, None))

    def add_formula(self, piece: Piece) -> None:
        strand, formula = self._formula(piece)
        if strand.text:
            self._parts.append((strand, formula))

    def display(self, piece: Piece) -> Iterator[Formula]:
        strand, formula = self._formula(piece)
        if strand.text:
            yield formula

    def paragraph(self) -> Iterator[Paragraph]:
        """The paragraph so far, if there is anything in it to read."""
        whole = joined(strand for strand, _ in self._parts)
        bare = whole.stripped()
        parts, self._parts = self._parts, []
        if not any(map(str.isalnum, bare.text)):
            return
        line, column = self._places.of(bare.place(0))
        shift = len(whole) - len(whole.text.lstrip())
        yield Paragraph(bare.text, line, column, bare.offsets, tuple(_inline(parts, shift)))

    def _formula(self, piece: Piece) -> tuple[Strand, Formula]:
        self._formulas += 1
        if self._formulas > MOST_FORMULAS:
            raise too_much(self._name, f"{MOST_FORMULAS:,} formulas")
        strand, label = unlabelled(self._macros.expanded(piece.strand))
        line, column = self._places.of(strand.place(0))
        setting = _SETTINGS[piece.kind]
        label = piece.label or label
        return strand, Formula(strand.text, line, column, setting, strand.offsets, label)


def _inline(
    parts: list[tuple[Strand, Formula | None]], shift: int
) -> Iterator[tuple[int, int, Formula]]:
    """Where each formula stands, in a text that begins ``shift`` characters into its parts."""
    at = -shift
    for strand, formula in parts:
        if formula:
            yield at, at + len(strand), formula
        at += len(strand)
