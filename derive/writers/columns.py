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
    long = [place for place, width in enumerate(widths) if _wraps(table.aligns[place], width)]
    wanted = sum(widths[place] for place in long)
    spare = _ROOM - _GAP * len(widths) - (sum(widths) - wanted)
    types = [_LETTERS[align] for align in table.aligns]
    if wanted > spare:
        shares = _shares([widths[place] for place in long], spare)
        for place, share in zip(long, shares, strict=True):
            types[place] = _paragraph(share)
    return "".join(types)


def _wraps(align: Align, width: int) -> bool:
    return align is Align.LEFT and width > _SHORT


def _shares(wanted: list[int], room: int) -> list[float]:
    """Room for each column: all that it wants, or its part of what the narrower ones leave."""
    shares, left = [0.0] * len(wanted), float(room)
    narrowest_first = sorted(range(len(wanted)), key=wanted.__getitem__)
    for done, place in enumerate(narrowest_first):
        shares[place] = min(wanted[place], left / (len(wanted) - done))
        left -= shares[place]
    return shares


def _paragraph(width: float) -> str:
    return rf">{{\raggedright\arraybackslash}}p{{{width / _ROOM:.2f}\linewidth}}"
