"""One student's answers as they stand in a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """``given`` holds the text under each key; ``code`` is that of the variant, if there is one.

    ``where`` says at which place of its file they stand; ``conflicts`` are the keys with two
    different answers, and what is said of each.
    """

    student: str
    given: Mapping[str, str]
    code: str = ""
    where: str = ""
    conflicts: tuple[tuple[str, str], ...] = ()
