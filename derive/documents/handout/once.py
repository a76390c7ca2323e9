"""Every equation is told once: where it would come again, its number stands in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from derive.documents.blocks import Block, EquationReference, Equations
from derive.documents.prose import listed, prose


def once(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks``; of a run of equations that stand above already, only the numbers."""
    told: set[str] = set()
    again: list[str] = []
    for block in blocks:
        if isinstance(block, Equations) and block.key in told:
            again.append(block.key)
            continue
        yield from _known(again)
        again = []
        if isinstance(block, Equations) and block.key:
            told.add(block.key)
        yield block
    yield from _known(again)


def _known(keys: list[str]) -> Iterator[Block]:
    if keys:
        places = listed([EquationReference(key) for key in dict.fromkeys(keys)])
        yield prose("Found above: {places}.", places=places)
