"""What honest rounding can lead to, from the given numbers on, for a whole class at once.

The same as ``checking.tolerance``, over columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

import numpy as np

from derive.algebra.term import Partial, Reference, Term
from derive.algebra.variable import RATE
from derive.checking.rounding.tolerance import orders
from derive.errors import QuantityError
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, evaluate
from derive.marking.columns.rounding import Band, Rounding
from derive.model.quantity import Quantity


@dataclass
class Reach:
    """Bands of quantities by every way to find them; ``right`` are the values themselves."""

    ways: Mapping[Quantity, tuple[Term, ...]]
    right: Followed[Column]
    rounding: Rounding
    _found: dict[Quantity, Band] = field(default_factory=dict, init=False)

    def of(self, quantity: Quantity) -> Band:
        """All results for ``quantity``."""
        if quantity not in self._found:
            self._found[quantity] = self._band(quantity)
        return self._found[quantity]

    def _band(self, quantity: Quantity) -> Band:
        if quantity == RATE or quantity in self.right.leaves:
            return self.rounding.point(self.right.used(quantity))
        forms = [order for form in self.ways.get(quantity, ()) for order in orders(form)]
        reached = [evaluate(form, self.rounding, self._lookup) for form in forms]
        try:
            reached.append(self.rounding.point(self.right.used(quantity)))
        except QuantityError:
            if not reached:
                raise
        return self.rounding.settled(reduce(Band.joined, reached))

    def _lookup(self, part: Term) -> Band:
        if isinstance(part, Reference):
            return self.of(part.variable)
        if isinstance(part, Partial):
            return self.of(part)
        return self.rounding.point(np.asarray(self.right.evaluate(part)))
