"""Which named mistake gives an answer, made with the student's own earlier numbers."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from derive.algebra.term import Reference, Term
from derive.algebra.variable import Variable
from derive.checking.mistakes.mistake import Mistake, Setup
from derive.errors import DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.columns.rounding import Band, unit
from derive.marking.desk import Desk
from derive.marking.verdict import Suspect
from derive.model.quantity import Quantity

MOST_NAMED = 3
SIGN, SHIFT = "sign", "decimal_shift"
WRITTEN = (SIGN, SHIFT)  # slips of the pen
_SHIFTS = (1, -1, 2, -2, 3, -3)


@dataclass
class Target:
    """A question whose wrong answers are looked at: the numbers, and what should have come out."""

    quantity: Quantity
    given: Column
    expected: Column
    band: Band
    found: dict[int, list[tuple[float, int, Suspect]]] = field(default_factory=dict)

    def compare(self, made: Column, mistake: Mistake | Suspect, decimals: int) -> None:
        """Note ``mistake`` in the rows where it makes the answer, but not the expected one."""
        off, other = np.abs(self.given - made), np.abs(made - self.expected)
        near = off <= 0.5 * 10.0**-decimals + self.spread + self.share * np.abs(made)
        rows = np.nonzero(near & (other > off) & (self.given != 0))[0]
        if not rows.size:
            return
        taken = np.broadcast_to(made, self.given.shape)[rows]
        room = 0.5 * unit(taken, decimals)
        room += np.maximum(self.share[rows] * np.abs(taken), self.spread[rows])
        for k in np.nonzero((off[rows] <= room) & (other[rows] > room))[0]:
            row = int(rows[k])
            digits = _digits(float(self.given[row]), float(taken[k]))
            self._note(row, float(off[row]), _suspect(mistake, digits))

    @cached_property
    def spread(self) -> Column:
        """How far rounding can lead from the expected value."""
        return np.abs(self.band.width) / 2

    @cached_property
    def share(self) -> Column:
        """The same as a share of that value."""
        return np.abs(self.band.width) / np.maximum(np.abs(self.expected), 1e-300)

    def _note(self, row: int, off: float, one: Suspect) -> None:
        known = self.found.setdefault(row, [])
        if not any(one.name == other.name or _told(one, other) for _, _, other in known):
            known.append((off, len(known), one))

    def named(self, row: int, significant: int) -> tuple[Suspect, ...]:
        """The mistakes that explain a row best: those with as many digits to support them.

        No more support a mistake than the answer has, its ``significant`` ones.
        """
        every = [one for _, _, one in sorted(self.found[row], key=lambda entry: entry[:2])]
        most = max(one.digits for one in every)
        best = [one for one in every if one.digits >= min(most - 1, significant)]
        return tuple(
            replace(one, digits=max(1, min(one.digits, significant))) for one in best[:MOST_NAMED]
        )


def investigate(desk: Desk, right: Followed[Column], target: Target) -> None:
    """Try every mistake at ``target``; ``right`` holds the pins, makes no mistake and is worked."""
    quantity = target.quantity
    for number in desk.concerning(quantity):
        mistake, setup = desk.mistakes[number]
        if setup is desk.setup:
            _try(desk, right, target, mistake)
        elif _matters(desk, setup, right.touched):
            _try(desk, _mistaken(desk, right, setup), target, mistake)
    for mistake in desk.slips(quantity):
        _try(desk, right, target, mistake)
    for suspect, made in _written(target.expected):
        target.compare(made, suspect, desk.decimals)


def _matters(desk: Desk, setup: Setup, touched: set[Variable]) -> bool:
    """Whether another result can come out, once the student's own answers are taken over."""
    same = setup.problem is desk.problem and not setup.ahead
    return not same or not touched.isdisjoint(setup.revised)


def _mistaken(desk: Desk, right: Followed[Column], setup: Setup) -> Followed[Column]:
    return desk.followed(EXACT, right.leaves, right.pins, setup)


def _try(desk: Desk, way: Followed[Column], target: Target, mistake: Mistake) -> None:
    """Compare with what ``mistake`` makes; without pins and variants that is found once."""
    alone = not way.pins and not any(map(np.ndim, way.leaves.values()))
    key = target.quantity, mistake.key, mistake.sentence
    made = desk.alone[key] if alone and key in desk.alone else _outcome(desk, way, target, mistake)
    if alone:
        desk.alone[key] = made
    if made is not None:
        target.compare(made, mistake, desk.decimals)


def _outcome(desk: Desk, way: Followed[Column], target: Target, mistake: Mistake) -> Column | None:
    try:
        return _made(way, mistake.asked(target.quantity), target.quantity)
    except (DeriveError, KeyError):
        value = desk.procedures.value((mistake,), target.quantity)
        return None if value is None else np.asarray(float(value))


def _made(way: Followed[Column], form: Term, quantity: Quantity) -> Column:
    if form == (Reference(quantity) if isinstance(quantity, Variable) else quantity):
        return way.computed(quantity)
    return way.asked(form, quantity)


def _written(expected: Column) -> Iterator[tuple[Suspect, Column]]:
    """Slips of the pen: the other sign, the point in another place."""
    yield (
        Suspect(SIGN, "", "the sign is the other one", "Which sign must this have?", 0),
        -expected,
    )
    for shift in _SHIFTS:
        count = f"{abs(shift)} place{'s' if abs(shift) > 1 else ''}"
        sentence = (
            f"the decimal point stands {count} too far to the {'right' if shift > 0 else 'left'}"
        )
        hint = "Count the places after the decimal point once more."
        yield Suspect(SHIFT, "", sentence, hint, 0), expected * 10.0**shift


def _told(one: Suspect, other: Suspect) -> bool:
    """Whether ``other`` says already, and better, that the sign is lost."""
    return one.name == SIGN and SIGN in other.name


def _suspect(mistake: Mistake | Suspect, digits: int) -> Suspect:
    return Suspect(mistake.name, mistake.place, mistake.sentence, mistake.hint, digits)


def _digits(given: float, made: float) -> int:
    """How many significant digits of the two agree."""
    if given == made or not made:
        return 12
    return max(0, min(12, math.floor(-math.log10(abs(given - made) / abs(made)))))
