"""Which named mistake gives an answer, made with the student's own earlier numbers."""

from __future__ import annotations

from derive.marking.candidates import SHIFTS
from derive.marking.matches import Matches
from derive.marking.own import Own
from derive.model.quantity import Quantity


def investigate(own: Own, quantity: Quantity, found: Matches) -> None:
    """Try every candidate with the numbers of ``own``."""
    for place, step in own.trials.of(quantity):
        found.compare(place, own.run.column(step))
    _compare_written(found, len(own.desk.concerning(quantity)) + len(own.desk.slips(quantity)))


def _compare_written(found: Matches, first: int) -> None:
    """Slips of the pen: the other sign, the point in another place."""
    found.compare(first, -found.expected)
    for place, shift in enumerate(SHIFTS, first + 1):
        found.compare(place, found.expected * 10.0**shift)
