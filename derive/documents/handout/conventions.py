"""What is said once about the notation."""

from __future__ import annotations

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.documents.blocks import Block, Group, Inline, Items, Math, Prose, Text, Tone
from derive.documents.lecture import Lecture
from derive.notation.conventions import described
from derive.notation.notation import Sentence


def conventions(lecture: Lecture) -> tuple[Block, ...]:
    """The names of this notation, explained by examples; nothing where there is nothing to say."""
    sentences = described(lecture.notation, lecture.graph)
    if not sentences:
        return ()
    return (Group(Tone.NOTE, "Notation", (Items(tuple(map(_prose, sentences))),)),)


def _prose(sentence: Sentence) -> Prose:
    return Prose(tuple(map(_inline, sentence)))


def _inline(piece: str | Term) -> Inline:
    return Text(piece) if isinstance(piece, str) else Math(((piece, Form.SYMBOLS),))
