"""Which named mistake gives an answer, made with the student's own earlier numbers."""

from __future__ import annotations

import numpy as np

from derive.algebra.term import Reference, Term
from derive.algebra.variable import Variable
from derive.checking.mistakes.mistake import Mistake
from derive.errors import DeriveError
from derive.marking.candidates import SHIFTS
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.desk import Desk
from derive.marking.matches import Matches
from derive.marking.own import Own
from derive.model.quantity import Quantity


def investigate(own: Own, quantity: Quantity, found: Matches) -> None:
    """Try every candidate; the right way of ``own`` is worked for ``quantity``."""
    desk, right = own.desk, own.exact
    suspected = desk.concerning(quantity)
    for place, number in enumerate(suspected):
        mistake, setup = desk.mistakes[number]
        if setup is desk.setup:
            _try(own, right, quantity, found, (place, mistake))
        elif _matters(desk, number, quantity, right.touched):
            _try(own, own.mistaken(number), quantity, found, (place, mistake))
    slips = desk.slips(quantity)
    for tried in enumerate(slips, len(suspected)):
        _try(own, right, quantity, found, tried)
    _compare_written(found, len(suspected) + len(slips))


def _matters(desk: Desk, number: int, quantity: Quantity, touched: set[Variable]) -> bool:
    """Whether another result can come out, once the student's own answers are taken over."""
    if not desk.difference(number).changes(quantity):
        return False
    _, setup = desk.mistakes[number]
    same = setup.problem is desk.problem and not setup.ahead
    return not same or not touched.isdisjoint(setup.revised)


def _try(
    own: Own,
    way: Followed[Column],
    quantity: Quantity,
    found: Matches,
    tried: tuple[int, Mistake],
) -> None:
    """Compare with what a mistake makes; without pins and variants that is found once."""
    place, mistake = tried
    known = own.desk.alone if own.is_alone else {}
    key = quantity, mistake.key, mistake.sentence
    if key not in known:
        known[key] = _made(own, way, mistake, quantity)
    made = known[key]
    if made is not None:
        found.compare(place, made)


def _made(own: Own, way: Followed[Column], mistake: Mistake, quantity: Quantity) -> Column | None:
    try:
        return _asked(way, mistake.asked(quantity), quantity)
    except (DeriveError, KeyError):
        if own.varies:
            return None  # it would be carried out with the numbers of the spec
        value = own.desk.procedures.value((mistake,), quantity)
        return None if value is None else np.asarray(float(value))


def _asked(way: Followed[Column], form: Term, quantity: Quantity) -> Column:
    if form == (Reference(quantity) if isinstance(quantity, Variable) else quantity):
        return way.computed(quantity)
    return way.asked(form, quantity)


def _compare_written(found: Matches, first: int) -> None:
    """Slips of the pen: the other sign, the point in another place."""
    found.compare(first, -found.expected)
    for place, shift in enumerate(SHIFTS, first + 1):
        found.compare(place, found.expected * 10.0**shift)
