"""A document as statements: what each of its formulas says, and what its sentences claim."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from derive.checking.context.equations import Equations
from derive.checking.context.surroundings import Context, Contexts
from derive.reading.documents.places import Places
from derive.reading.grammar import chains
from derive.reading.grammar.numerals import DecimalMark
from derive.reading.names.walking import children
from derive.reading.passage import Formula, Paragraph, Passage, Source
from derive.reading.tree import Chain, Numeral, Side, Unread

# Three digits may be thousands, and behind a bracket or below a name numbers are listed.
_REST = r"(?:\d{1,2}|\d{4,})(?![\d.,])"
_COMMA = re.compile(rf"(?<![\d.,])0(?:\{{,\}}|,)\d|(?<![\w.,{{(\[])\d+(?:\{{,\}}|,){_REST}")
_POINT = re.compile(rf"(?<![\d.,])(?:0\.\d|\d+\.{_REST})")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A formula with the chains of equalities that it writes, and what is said around it."""

    formula: Formula
    chains: tuple[Chain, ...]
    context: Context


@dataclass
class Transcript:
    """The formulas of a document, each text read once, and its paragraphs, in reading order.

    ``foreign`` finds words for what the network is not, ``equations`` those without marks.
    """

    source: Source
    words: Collection[str]
    foreign: re.Pattern[str] | None = None
    equations: Equations | None = None
    _known: dict[str, tuple[Chain, ...]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _mark(self) -> DecimalMark | None:
        """The mark before the decimals, where the document shows it beyond doubt."""
        text = "\n".join(passage.source for passage in self.source.passages)
        return "," if len(_COMMA.findall(text)) > len(_POINT.findall(text)) else None

    def __iter__(self) -> Iterator[Utterance | Paragraph]:
        return iter(self._heard)

    @cached_property
    def _heard(self) -> tuple[Utterance | Paragraph, ...]:
        return tuple(self._said())

    def _said(self) -> Iterator[Utterance | Paragraph]:
        for passage, contexts in Contexts(self.foreign).of(self._passages):
            if isinstance(passage, Formula):
                yield self.utterance(passage, contexts[0])
                continue
            yield passage
            for (_, _, formula), context in zip(passage.inline, contexts, strict=True):
                yield self.utterance(formula, context)

    @cached_property
    def _passages(self) -> tuple[Passage, ...]:
        """The passages, with the equations that stand in their words."""
        return tuple(
            self.equations.among(one) if self.equations and isinstance(one, Paragraph) else one
            for one in self.source.passages
        )

    @cached_property
    def places(self) -> Places:
        """Lines and columns in the file."""
        return Places(self.source.text)

    @property
    def formulas(self) -> Iterator[Utterance]:
        """The formulas alone."""
        return (passage for passage in self if isinstance(passage, Utterance))

    def utterance(self, formula: Formula, context: Context) -> Utterance:
        """What ``formula`` says."""
        if formula.source not in self._known:
            self._known[formula.source] = chains(formula.source, self.words, self._mark)
        return Utterance(formula, self._known[formula.source], context)


def printed_numbers(transcript: Transcript) -> Iterator[str]:
    """The digits of every number in the formulas of a document."""
    for said in transcript.formulas:
        for chain in said.chains:
            for side in chain.sides:
                yield from _digits(side)


def _digits(side: Side) -> Iterator[str]:
    if isinstance(side, Numeral):
        yield side.digits
    elif not isinstance(side, Unread):
        for child in children(side):
            yield from _digits(child)
