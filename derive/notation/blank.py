"""How wide a blank is."""

from __future__ import annotations

from math import ceil

WIDER = 1.6  # hand-writing beside print
STEP = 5  # blanks grow by so many characters, so that their width tells little of the answer
SHORTEST, LONGEST = 10, 55  # characters
LOOSER = 1.4  # where the row need not be filled to the end
BESIDE = 44  # characters that leave room for a result on the same row


def by_hand(width: int) -> int:
    """Room for an answer of ``width`` printed characters; never more than fits on a row."""
    return min(LONGEST, max(SHORTEST, STEP * ceil(WIDER * width / STEP)))


def for_working(width: int) -> int:
    """Room to put in numbers that are ``width`` characters wide, beside the result if they fit."""
    return LONGEST if width > BESIDE else min(BESIDE, max(SHORTEST, round(LOOSER * width)))
