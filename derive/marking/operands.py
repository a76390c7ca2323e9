"""The numbers that a quantity may be worked out from, a column for each."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from derive.algebra.term import Number, Partial, Reference, Term, term, walk
from derive.errors import DeriveError
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.model.quantity import Quantity

MOST = 400  # terms of one quantity


def operands(desk: Desk, followed: Followed[Column], quantity: Quantity, count: int) -> Column:
    """The sizes of what ``quantity`` is made of, nearest first; a row for each of ``count``."""
    found = (_value(followed, part, quantity, count) for part in _parts(desk, quantity))
    columns = [np.abs(one) for one in found if one is not None]
    return np.column_stack(columns) if columns else np.empty((count, 0))


def results(desk: Desk, followed: Followed[Column], quantity: Quantity, count: int) -> Column:
    """What comes out of them, by each way to find ``quantity``; a row for each of ``count``."""
    forms = (term(quantity), *desk.ways.get(quantity, ()))
    found = (_value(followed, form, quantity, count) for form in forms)
    columns = [one for one in found if one is not None]
    return np.column_stack(columns) if columns else np.empty((count, 0))


def _value(followed: Followed[Column], part: Term, quantity: Quantity, count: int) -> Column | None:
    try:
        if part == term(quantity):
            found = followed.computed(quantity)
        else:
            found = followed.asked(part, quantity)
    except (DeriveError, KeyError):
        return None
    return np.broadcast_to(found, (count,))


def _parts(desk: Desk, quantity: Quantity) -> Iterator[Term]:
    """Every part of the ways to find ``quantity``, then the parts of these."""
    seen: dict[Term, None] = {}
    queue = [quantity]
    for asked in queue:
        for form in desk.ways.get(asked, ()):
            for part in walk(form):
                if part in seen or isinstance(part, Number) or part == term(quantity):
                    continue
                seen[part] = None
                if len(seen) > MOST:
                    return
                yield part
                queue.extend(_quantity(part))


def _quantity(part: Term) -> tuple[Quantity, ...]:
    match part:
        case Reference(variable):
            return (variable,)
        case Partial(Reference(), _):
            return (part,)
    return ()
