"""Formulas of one column with their numbers at all points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from derive.marking.columns.kind import Column, Index
from derive.marking.expressions.forest import NO_VALUE, Forest, Symbols, forest_of
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import Postfix
from derive.marking.expressions.stock import Stock

ALL = Rows.here + 1


@dataclass(frozen=True)
class Worked:
    """``rows`` holds a row for each of the ``postfixes``, with its number at each point."""

    postfixes: Sequence[Postfix]
    forest: Forest
    rows: Column

    def only(self, places: Sequence[int] | Index) -> Worked:
        """The formulas at these places."""
        if len(places) == len(self.postfixes):
            return self
        some = [self.postfixes[int(place)] for place in places]
        return Worked(some, self.forest.only(places), self.rows[places])

    def under(self, symbol: Symbols, width: int = ALL) -> Column:
        """The rows that come out where each symbol has these numbers."""
        return self.forest.worths(symbol, width)[self.forest.roots]


def worked(stock: Stock, postfixes: Sequence[Postfix]) -> tuple[Worked, Index]:
    """The formulas that have a value, and their places."""
    forest = forest_of(postfixes)
    told = np.nonzero(forest.roots != NO_VALUE)[0]
    some = postfixes if told.size == len(postfixes) else [postfixes[k] for k in told.tolist()]
    forest = forest if told.size == len(postfixes) else forest.only(told)
    rows = forest.worths(lambda mark: stock.columns[~mark], ALL)[forest.roots]
    return Worked(some, forest, rows), told
