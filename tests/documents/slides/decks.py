"""The decks of the built-in examples, each made once, and what is written on them."""

from __future__ import annotations

from functools import cache

from derive.api import Worked, explain
from derive.documents.deck import Deck, Expansion, Reveal, Slide, Views
from derive.model.examples import names
from derive.notation.text import TEXT
from derive.writers.deck import DECKS, render_deck

NAMES = names()
KINDS = [into.name for into in DECKS]


@cache
def worked(name: str, notation: str | None = None) -> Worked:
    return explain(name, rules=False, decimals=4, notation=notation)


@cache
def deck(name: str, notation: str | None = None) -> Deck:
    return worked(name, notation).slides()


@cache
def written(name: str, into: str) -> str:
    (chosen,) = (one for one in DECKS if one.name == into)
    return render_deck(deck(name), chosen, worked(name).printer)


def titled(name: str, slide: Slide) -> str:
    printer = worked(name).printer.into(TEXT)
    return "".join(
        printer.chain(part.forms) if hasattr(part, "forms") else part.text for part in slide.title
    )


def of_kind(slide: Slide, kind: type) -> list:
    """The blocks of one kind, those that are revealed too."""
    bare = [block.block if isinstance(block, Reveal) else block for block in slide.blocks]
    return [block for block in bare if isinstance(block, kind)]


def news(slide: Slide) -> list[int]:
    """The steps at which something is seen for the first time."""
    found = [1]
    for block in slide.blocks:
        match block:
            case Reveal(step, _):
                found.append(step)
            case Views(figures, _):
                found += range(1, len(figures) + 1)
            case Expansion(_, _, parts, value):
                found += [step for part in parts for step in (part.step, part.put_in)]
                found.append(value)
    return [step for step in found if step]
