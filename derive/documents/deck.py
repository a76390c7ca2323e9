"""The algebra of slides: what a deck holds beside the blocks of a page.

What is revealed has a step, counted from 1 on each slide. Without a presenter (in print, or where
no script runs) a slide shows what it shows at its last step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from derive.algebra.term import Term
from derive.documents.blocks import Block, Figure, Inline
from derive.model.front import PLAIN, Front
from derive.notation.syntax import Sign


@dataclass(frozen=True, slots=True)
class Reveal:
    """A block that is seen from ``step`` on."""

    step: int
    block: Block


@dataclass(frozen=True, slots=True)
class Views:
    """Pictures of one size in one place, one a step; the last one stays.

    Their place is ``height`` high, measured in the size of the type.
    """

    figures: tuple[Figure, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Part:
    """A factor or a term as it stands, and as numbers are put into it."""

    symbols: Term
    numbers: Term
    step: int
    put_in: int = 0  # the step at which its numbers are seen; 0 if never


@dataclass(frozen=True, slots=True)
class Expansion:
    """``goal = part · part · …``, part by part; below each its numbers, and below them the value.

    The value is seen from ``value`` on, or never if that is 0. ``sign`` joins the parts: a plus, or
    any other for a product, which has the notation's own.
    """

    goal: Term
    sign: Sign
    parts: tuple[Part, ...]
    value: int = 0


Shown: TypeAlias = Block | Reveal | Views | Expansion


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide under its title; ``scale`` makes its type smaller where much stands on it."""

    title: tuple[Inline, ...]
    blocks: tuple[Shown, ...]
    scale: float = 1.0

    @property
    def steps(self) -> int:
        """At how many steps something new is seen, the slide itself being the first."""
        return max([1, *map(_last_step, self.blocks)])


def _last_step(block: Shown) -> int:
    match block:
        case Reveal(step, _):
            return step
        case Views(figures, _):
            return len(figures)
        case Expansion(_, _, parts, value):
            return max(value, *(max(part.step, part.put_in) for part in parts))
        case _:
            return 1


@dataclass(frozen=True, slots=True)
class Deck:
    """Slides in order; ``name`` is the stem of the files, ``subtitle`` what the first says below.

    ``foot`` is the command that makes the deck again.
    """

    name: str
    title: str
    subtitle: tuple[Inline, ...]
    blocks: tuple[Slide, ...]
    foot: str = ""
    front: Front = PLAIN
