"""When a quantity is read: at the start, after so many updates, or at a moment nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class When(StrEnum):
    """What a moment is counted from."""

    AT = "at"  # so many updates from the start
    MORE = "more"  # so many from the moment spoken of last
    HERE = "here"  # at the moment spoken of last
    NOW = "now"  # the same, if that is not the start
    FIRST = "first"  # after one update, if none has been spoken of
    UNSURE = "unsure"  # unknown in this sentence
    UNKNOWN = "unknown"  # and from now on


@dataclass(frozen=True, slots=True)
class Moment:
    """``start`` and ``end`` are the words that say it."""

    when: When
    updates: int = 0
    start: int = 0
    end: int = 0
