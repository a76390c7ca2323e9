"""The numbers of a document's sections and equations: counted once, the same in every format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from derive.documents.blocks import Block, Document, Equations, Group, Heading, Solution
from derive.errors import OutputError


@dataclass(frozen=True, slots=True)
class Section:
    """A heading in its place; ``depth`` counts from 1, and only the first depth is numbered."""

    heading: Heading
    depth: int
    number: str
    anchor: str


def blocks_of(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, those inside groups too."""
    for block in blocks:
        yield block
        if isinstance(block, Group | Solution):
            yield from blocks_of(block.blocks)


def equation_numbers(document: Document) -> dict[str, int]:
    """Equation key → number, counted from 1. Raises OutputError when two equations share a key."""
    keys = [
        block.key
        for block in blocks_of(document.blocks)
        if isinstance(block, Equations) and block.key
    ]
    numbers = {key: place for place, key in enumerate(keys, start=1)}
    if len(numbers) < len(keys):
        twice = next(key for key, count in Counter(keys).items() if count > 1)
        raise OutputError(
            f"{document.name}: two equations have the key {twice!r}; give each a key of its own"
        )
    return numbers


def sections(document: Document) -> tuple[Section, ...]:
    """The document's headings; those of the highest level that occurs have depth 1."""
    headings = [block for block in blocks_of(document.blocks) if isinstance(block, Heading)]
    top = min((heading.level for heading in headings), default=1)
    number, taken, found = 0, Counter[str](), list[Section]()
    for heading in headings:
        depth = heading.level - top + 1
        number += depth == 1
        anchor = _slug(heading) or f"section-{number}"
        taken[anchor] += 1
        unique = anchor if taken[anchor] == 1 else f"{anchor}-{taken[anchor]}"
        found.append(Section(heading, depth, str(number) if depth == 1 else "", unique))
    return tuple(found)


def _slug(heading: Heading) -> str:
    text = " ".join(getattr(part, "text", "") for part in heading.content)
    return "-".join(re.findall(r"[^\W_]+", text.lower()))
