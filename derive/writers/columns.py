"""How wide the columns of a LaTeX table are: together no wider than the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from derive.documents.blocks import Align, Inline, Table

_LETTERS = {Align.LEFT: "l", Align.RIGHT: "r", Align.CENTRE: "c"}
_ROOM = 82  # characters in a line of the page
_GAP = 3  # between two columns
_SHORT = 16  # a column of at most so many characters is never broken

Write: TypeAlias = Callable[[tuple[Inline, ...]], str]


def column_types(table: Table, write: Write) -> str:
    """``lrr`` when every row fits on one line, else ``p{…}`` for the columns of long text.

    ``write`` gives a cell as plain text, by which it is measured.
    """
    written = [[write(cell) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*written, strict=True)]
    long = [_wraps(align, width) for align, width in zip(table.aligns, widths, strict=True)]
    wanted = sum(width for width, wraps in zip(widths, long, strict=True) if wraps)
    spare = _ROOM - _GAP * len(widths) - (sum(widths) - wanted)
    if wanted <= spare:
        long = [False] * len(widths)
    return "".join(
        _paragraph(max(width / wanted * spare, _SHORT)) if wraps else _LETTERS[align]
        for align, width, wraps in zip(table.aligns, widths, long, strict=True)
    )


def _wraps(align: Align, width: int) -> bool:
    return align is Align.LEFT and width > _SHORT


def _paragraph(width: float) -> str:
    return rf">{{\raggedright\arraybackslash}}p{{{width / _ROOM:.2f}\linewidth}}"
