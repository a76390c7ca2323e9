"""CSV that a spreadsheet opens as it is: no cell of it is a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def line(cells: Iterable[str]) -> str:
    """One line of CSV with its end; a cell that would be computed begins with an apostrophe."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerow(map(harmless, cells))
    return stream.getvalue()


def harmless(cell: str) -> str:
    """``cell`` as text, whatever it begins with."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell
