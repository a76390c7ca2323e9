"""All that may explain a wrong number, in the order in which it is tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from derive.checking.mistakes.mistake import Mistake
from derive.marking.verdict import Suspect

SIGN, SHIFT = "sign", "decimal_shift"
WRITTEN = (SIGN, SHIFT)  # slips of the pen
SHIFTS = (1, -1, 2, -2, 3, -3)


@dataclass(frozen=True)
class Candidates:
    """The suspects for one quantity, each known by its place; their digits are not counted yet."""

    suspects: tuple[Suspect, ...]

    @cached_property
    def names(self) -> npt.NDArray[np.intp]:
        """A number for each, the same for those of one name."""
        found: dict[str, int] = {}
        return np.array([found.setdefault(one.name, len(found)) for one in self.suspects], np.intp)

    @cached_property
    def sign(self) -> npt.NDArray[np.bool_]:
        """Where it is the sign, lost by a slip of the pen."""
        return np.array([one.name == SIGN for one in self.suspects], bool)

    @cached_property
    def tell_sign(self) -> npt.NDArray[np.bool_]:
        """Where a mistake tells already, and better, that the sign is lost."""
        return np.array([one.name != SIGN and SIGN in one.name for one in self.suspects], bool)

    def named(self, place: int, digits: int) -> Suspect:
        """The suspect at ``place``, supported by so many digits."""
        return replace(self.suspects[place], digits=digits)


def candidates(mistakes: Sequence[Mistake]) -> Candidates:
    """``mistakes``, and the slips of the pen."""
    made = (Suspect(one.name, one.place, one.sentence, one.hint, 0) for one in mistakes)
    return Candidates((*made, _SIGN, *map(_shifted, SHIFTS)))


def _shifted(shift: int) -> Suspect:
    count = f"{abs(shift)} place{'s' if abs(shift) > 1 else ''}"
    side = "right" if shift > 0 else "left"
    sentence = f"the decimal point stands {count} too far to the {side}"
    return Suspect(SHIFT, "", sentence, "Count the places after the decimal point once more.", 0)


_SIGN = Suspect(SIGN, "", "the sign is the other one", "Which sign must this have?", 0)
