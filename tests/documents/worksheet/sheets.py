"""Worksheets of the examples and of the specs beside the tests, and what a student sees of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from derive.api import Worked, explain
from derive.documents.blocks import (
    Blank,
    Block,
    Document,
    Equations,
    Group,
    Hints,
    Inline,
    Math,
    Prose,
    Solution,
    Table,
)
from derive.model.examples import names, path
from tests.documents.handouts import SPECS

FILES = {
    **{name: path(name) for name in names()},
    **{file.stem: file for file in sorted(SPECS.glob("*.toml"))},
}
SHEETS = [(name, wish) for name in FILES for wish in ("few", "half", "all")]


@cache
def worked(name: str, decimals: int = 4) -> Worked:
    return explain(str(FILES[name]), rules=False, decimals=decimals)


@cache
def sheet(name: str, wish: str = "half", seed: int = 1, decimals: int = 4) -> Document:
    return worked(name, decimals).worksheet(wish, hints=3, seed=seed)


def seen(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks that a student sees, in order."""
    for block in blocks:
        if isinstance(block, Group):
            yield from seen(block.blocks)
        elif not isinstance(block, Solution):
            yield block


def solution(document: Document) -> Table:
    """The table of answers, for the key alone."""
    (last,) = (block for block in document.blocks if isinstance(block, Solution))
    (table,) = (block for block in last.blocks if isinstance(block, Table))
    return table


def texts(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The runs of text in a block."""
    match block:
        case Prose(content):
            yield content
        case Table():
            yield from (cell for row in block.rows for cell in row)
        case Hints(hints):
            yield from (item.content for one in hints for item in one.items)


def told(document: Document) -> Iterator[Math]:
    """The mathematics in the texts that a student sees."""
    for block in seen(document.blocks):
        for content in texts(block):
            yield from (piece for piece in content if isinstance(piece, Math))


def words(document: Document) -> list[Blank]:
    """The blanks in the texts."""
    contents = [content for block in seen(document.blocks) for content in texts(block)]
    return [piece for content in contents for piece in content if isinstance(piece, Blank)]


def equations(document: Document) -> list[Equations]:
    return [block for block in seen(document.blocks) if isinstance(block, Equations)]
