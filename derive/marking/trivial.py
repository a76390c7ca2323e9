"""Answers that would make the rest easy: 0, 1, or a number copied from another place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from derive.algebra.variable import Variable
from derive.errors import DeriveError
from derive.marking.closeness import is_about, widened
from derive.marking.columns.after import rests_on
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.columns.pins import pin_everywhere
from derive.marking.columns.rounding import unit
from derive.marking.desk import Desk
from derive.marking.entries import Entry
from derive.marking.own import Own, at

_EASY = (0.0, 1.0, -1.0)


def is_trivial(
    desk: Desk, leaves: Mapping[Variable, Column], entry: Entry, others: Sequence[Entry]
) -> Mask:
    """The open rows of ``entry`` whose number is easy to go on with, while the right one is not."""
    right = np.broadcast_to(entry.right, entry.values.shape)
    easy = np.zeros(entry.values.shape, bool)
    for number in _EASY:
        easy |= (entry.values == number) & (right != number)
    found = entry.open & easy
    rows = np.nonzero(entry.open & ~easy)[0]
    found[_copied(desk, leaves, entry, others, rows)] = True
    return found


def _copied(
    desk: Desk,
    leaves: Mapping[Variable, Column],
    entry: Entry,
    others: Sequence[Entry],
    rows: Index,
) -> Index:
    """Those of ``rows`` where the number stands elsewhere too, and should not.

    Two numbers may well be the same where the right ones are, or where one is made from the other:
    a unit may pass on what it gets. Nor is a number easy that is about the right one.
    """
    found = []
    near = is_about(entry.answers.at(rows), at(entry.right, rows))
    for other in others:
        same = rows[(entry.values[rows] == other.values[rows]) & ~near]
        same = same[~_are_one(desk, at(entry.right, same), at(other.right, same))]
        if same.size:
            own = {v: at(column, same) for v, column in leaves.items()}
            made = _is_made(desk, own, (entry, other), same)
            found.append(same[~(made | _is_made(desk, own, (other, entry), same))])
    return np.concatenate([np.zeros(0, np.intp), *found])


def _are_one(desk: Desk, one: Column, other: Column) -> Mask:
    """Whether two numbers are the same when they are rounded."""
    return np.abs(one - other) <= unit(one, desk.decimals)


def _is_made(
    desk: Desk, leaves: Mapping[Variable, Column], pair: tuple[Entry, Entry], rows: Index
) -> Mask:
    """Whether the answer to the second moves with that to the first, and follows from it."""
    source, made = pair
    quantity = made.question.quantity
    if not rests_on(desk.paths, quantity, source.question.quantity):
        return np.zeros(rows.shape, bool)
    pins = {source.question.quantity: pin_everywhere(source.values[rows])}
    try:
        found = Own(desk, leaves, pins).rounded.computed(quantity)
    except DeriveError:
        return np.zeros(rows.shape, bool)
    moved = ~_are_one(desk, (found.low + found.high) / 2, at(made.right, rows))
    band = widened(desk.rounding.settled(found), desk.decimals)
    return np.broadcast_to(moved & band.holds(made.values[rows]), rows.shape)
