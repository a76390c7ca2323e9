"""What comes out of the last steps, when what goes into them was rounded or cut off early."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TypeAlias

import numpy as np

from derive.algebra.term import Partial, Reference, Term, walk
from derive.algebra.variable import RATE
from derive.errors import DeriveError
from derive.marking.columns.after import rests_on
from derive.marking.columns.exact import EXACT, Coarse
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, evaluate
from derive.marking.columns.pins import pin_everywhere
from derive.marking.desk import Desk
from derive.model.quantity import Quantity

COARSE = (2, 3)  # decimals
STEPS = 2  # back from a result
FEWEST_SIGNIFICANT = 2  # of a result that is told from other numbers
Shorten: TypeAlias = Callable[[Column], Column]


def coarsened(desk: Desk, right: Followed[Column], quantity: Quantity) -> Iterator[Column]:
    """``quantity`` where one of the last results before it was shortened, or it was itself."""
    for decimals in COARSE:
        if decimals < desk.decimals:
            for shorten in (Coarse(decimals).settled, partial(_cut, decimals)):
                with suppress(DeriveError):
                    yield _telling(shorten(right.used(quantity)))
                yield from _made(desk, right, quantity, shorten)


def _made(
    desk: Desk, right: Followed[Column], quantity: Quantity, shorten: Shorten
) -> Iterator[Column]:
    """What comes out of each one that is shortened, and of all that stand in one form."""
    for form in desk.ways.get(quantity, ()):
        with suppress(DeriveError, KeyError):
            yield _with(form, right, shorten)
    for part in _before(desk, right, quantity):
        with suppress(DeriveError, KeyError):
            pins = {part: pin_everywhere(shorten(right.used(part)))}
            yield desk.followed(EXACT, right.leaves, pins).computed(quantity)


def _with(form: Term, right: Followed[Column], shorten: Shorten) -> Column:
    results = {*_results(form, right)}

    def lookup(part: Term) -> Column:
        found = right.evaluate(part)
        return shorten(found) if _quantity(part) in results else found

    return evaluate(form, EXACT, lookup)


def _before(desk: Desk, right: Followed[Column], quantity: Quantity) -> Iterator[Quantity]:
    """The results that ``quantity`` is made of, and those that they are made of."""
    found = {quantity: None}
    for _ in range(STEPS):
        forms = [form for one in found for form in desk.ways.get(one, ())]
        found |= {one: None for form in forms for one in _results(form, right)}
    return (one for one in found if not rests_on(right.paths, one, quantity))


def _results(form: Term, right: Followed[Column]) -> Iterator[Quantity]:
    """What stands in ``form`` and had to be worked out."""
    for part in walk(form):
        found = _quantity(part)
        if found is not None and found not in right.leaves and found != RATE:
            yield found


def _quantity(part: Term) -> Quantity | None:
    match part:
        case Reference(variable):
            return variable
        case Partial(Reference(), _):
            return part
    return None


def _cut(decimals: int, column: Column) -> Column:
    scale = 10.0**decimals
    return np.asarray(np.trunc(column * scale * (1 + 1e-12)) / scale)


def _telling(column: Column) -> Column:
    """``column`` where it has digits enough; else no number."""
    least = 10.0 ** (FEWEST_SIGNIFICANT - 1 - min(COARSE))
    return np.where(np.abs(column) >= least, column, np.nan)
