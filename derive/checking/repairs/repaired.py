"""A repaired side of an equation."""

from __future__ import annotations

from dataclasses import dataclass

from derive.checking.edits import Changed
from derive.notation.notation import Sentence


@dataclass(frozen=True, slots=True)
class Repair(Changed):
    """``term`` is the side as it must be; ``name`` is the mistake that was made.

    ``sentence`` says what must be, with terms for a printer to write.
    """

    name: str
    sentence: Sentence
