"""Laying out plain text: paragraphs to a width, tables in columns, a bar beside a group."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from derive.documents.blocks import Align, Inline, Table

WIDTH = 88  # of a paragraph
_SIDES = {Align.LEFT: str.ljust, Align.RIGHT: str.rjust, Align.CENTRE: str.center}
_GAP = "   "


def wrapped(text: str, indent: int = 0) -> str:
    """``text`` broken into lines, all but the first indented."""
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return f"\n{' ' * indent}".join(lines)


def underlined(text: str, mark: str) -> str:
    """A title with a line of marks below it."""
    return f"{text}\n{mark * len(text)}"


def barred(text: str) -> str:
    """A bar in front of every line."""
    return "\n".join(f"│ {line}".rstrip() for line in text.strip("\n").split("\n"))


def table_lines(table: Table, write: Callable[[tuple[Inline, ...]], str]) -> Iterator[str]:
    """The header, a rule, and the rows in columns; a marked row starts with a pointer."""
    header, *body = [[write(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(len, column)) for column in zip(header, *body, strict=True)]
    yield _line("  ", header, widths, table)
    yield "  " + _GAP.join("─" * width for width in widths)
    for place, row in enumerate(body):
        yield _line("▸ " if place in table.marked else "  ", row, widths, table)


def _line(start: str, cells: list[str], widths: list[int], table: Table) -> str:
    placed = (
        _SIDES[align](cell, width)
        for align, cell, width in zip(table.aligns, cells, widths, strict=True)
    )
    return (start + _GAP.join(placed)).rstrip()
