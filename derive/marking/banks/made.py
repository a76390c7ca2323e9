"""What named mistakes make of one quantity, and how near to that an answer must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from derive.algebra.interval import Interval
from derive.checking.mistakes.mistake import Group, Mistake
from derive.marking.candidates import SHIFTS, candidates
from derive.marking.fairness.confusion import METHOD
from derive.marking.verdict import Suspect
from derive.notation.rounding import places

Singles: TypeAlias = Sequence[tuple[Mistake, Decimal]]  # mistakes of one quantity, with its values


@dataclass(frozen=True, slots=True)
class Made:
    """The ``value`` that a mistake gives; answers within ``room`` of it show the mistake.

    ``method`` tells a mistake in the method from a slip with a single number.
    """

    value: Decimal
    room: Decimal
    suspect: Suspect
    method: bool


def made(right: Decimal, singles: Singles, honest: Interval, decimals: int) -> Iterator[Made]:
    """What each mistake makes of the ``right`` value, and at the end slips of the pen.

    ``honest`` is what rounding makes of the right value: as much room has a mistaken one.
    """
    known = [one for one in singles if one[0].group is not Group.ROUNDING]
    values = [value for _, value in known]
    values += [-right, *(right.scaleb(shift) for shift in SHIFTS)]
    mistakes = [mistake for mistake, _ in known]
    method = [*map(in_the_method, mistakes), *[False] * (len(SHIFTS) + 1)]
    suspects = candidates(mistakes).suspects
    for value, suspect, wide in zip(values, suspects, method, strict=True):
        yield Made(value, _room(value, right, honest, decimals), suspect, wide)


def coarse(singles: Singles) -> Iterator[tuple[Mistake, Decimal]]:
    """What comes out when all is rounded to a few decimals on the way."""
    for mistake, value in singles:
        if mistake.group is Group.ROUNDING and value:
            yield mistake, value


def in_the_method(mistake: Mistake) -> bool:
    """Whether a mistake is made wherever it can be, and no slip with a single number."""
    return mistake.wide and mistake.group in METHOD


def half_a_unit(value: Decimal, decimals: int) -> Decimal:
    """Half of the last place in which ``value`` is printed."""
    return Decimal("0.5").scaleb(-places(value, decimals))


def _room(value: Decimal, right: Decimal, honest: Interval, decimals: int) -> Decimal:
    """The rounding of the last place, and that of the way there: in proportion, or as it is."""
    width = honest.high - honest.low
    share = width / abs(right) * abs(value) if right else Decimal(0)
    return half_a_unit(value, decimals) + max(share, width / 2)
