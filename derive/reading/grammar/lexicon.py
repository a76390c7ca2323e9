"""Runs of letters: which names they are made of."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from derive.reading.grammar.words import COMBINING, FUNCTIONS, GREEK, SPELLED_OUT
from derive.reading.symbol import Symbol

LONGEST_WORD = 40
_GREEK_WORDS = frozenset(name for name in GREEK.values() if len(name) > 2)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run: a letter, a word, a differential as ``dw``, or a function's name."""

    start: int
    end: int
    symbol: Symbol
    kind: str  # the type of its mark: NAME, DNAME or FUNC


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that are names, beyond single letters."""

    words: frozenset[str]
    lengths: tuple[int, ...]

    def pieces(self, run: str) -> Iterator[Piece]:
        """``run`` as its longest known words, else single letters; ``dw`` stays together."""
        if run in self.words or run in _GREEK_WORDS:
            yield Piece(0, len(run), Symbol(run), "NAME")
            return
        place = 0
        if run[0] == "d" and len(run) > 1 and run not in SPELLED_OUT and "d" not in self.words:
            first = next(self._from(run, 1))
            base = Symbol(f"d{first.symbol.base}", (), (), first.symbol.accent, first.symbol.bold)
            yield Piece(0, first.end, base, "DNAME")
            place = first.end
        while place < len(run):
            piece = next(self._from(run, place))
            yield piece
            place = piece.end

    def _from(self, run: str, place: int) -> Iterator[Piece]:
        rest = run[place : place + LONGEST_WORD]
        if rest in SPELLED_OUT and place + len(rest) == len(run) and rest not in self.words:
            yield Piece(place, len(run), Symbol(FUNCTIONS[rest]), "FUNC")
            return
        for length in self.lengths:
            if rest[:length] in self.words and length <= len(rest):
                yield Piece(place, place + length, Symbol(rest[:length]), "NAME")
                return
        end = place + 1
        while end < len(run) and unicodedata.combining(run[end]):
            end += 1
        yield Piece(place, end, letter(run[place:end]), "NAME")


@lru_cache(maxsize=16)
def lexicon(words: frozenset[str]) -> Lexicon:
    """The lexicon of ``words``."""
    lengths = sorted({len(word) for word in words if 1 < len(word) <= LONGEST_WORD}, reverse=True)
    return Lexicon(words, tuple(lengths))


@lru_cache(maxsize=1024)
def letter(written: str) -> Symbol:
    """A letter with its accent, its weight and its Greek name: ŷ, 𝐖, δ."""
    bold = "BOLD" in unicodedata.name(written[0], "")
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", written))
    accent = next((COMBINING[mark] for mark in plain[1:] if mark in COMBINING), "")
    kept = plain[0] if accent else unicodedata.normalize("NFC", plain)
    return Symbol(GREEK.get(kept, kept), (), (), accent, bold)
