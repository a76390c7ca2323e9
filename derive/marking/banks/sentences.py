"""What a student reads beside an answer on a platform."""

from __future__ import annotations

from collections.abc import Sequence

from derive.marking.candidates import SIGN
from derive.marking.verdict import Suspect

RIGHT = "Right."
SHORT = "The value is right, but it has fewer digits than were asked for."
FEW = (
    "The value is right, but small numbers keep few digits when they are rounded to so many "
    "decimals: keep more of them."
)
EARLY = (
    "The method is right, but it was rounded too early: keep more digits on the way, and round at "
    "the end."
)
DOUBT = "Rounding too early can lead here too: keep more digits on the way."
MOST_NAMED = 3  # mistakes in one feedback


def explained(suspects: Sequence[Suspect], *, doubtful: bool) -> str:
    """What leads to an answer, each hint once; ``doubtful`` if rounding alone may do so too."""
    known = [one for one in suspects if one.name != SIGN or not _tells_sign(suspects)]
    named = known[:MOST_NAMED]
    causes = ", or when ".join(dict.fromkeys(one.sentence for one in named))
    hints = dict.fromkeys(one.hint for one in named)
    return " ".join([f"This comes out when {causes}.", *hints, *([DOUBT] if doubtful else [])])


def _tells_sign(suspects: Sequence[Suspect]) -> bool:
    """Whether a mistake says already, and better, that the sign is lost."""
    return any(SIGN in one.name and one.name != SIGN for one in suspects)
