"""Causes over a whole document: what explains several wrong numbers at once comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypeVar

from derive.checking.causes.cause import Cause

F = TypeVar("F")


def ranked(causes_by_finding: Mapping[F, tuple[Cause, ...]]) -> dict[F, tuple[Cause, ...]]:
    """The causes of each finding, first those that explain most findings, then as they were.

    A slip of the pen does not count: what was computed before it is what findings share. An
    explanation that is no mistake but a slip alone explains its own number only.
    """
    counts = Counter(
        mistakes
        for causes in causes_by_finding.values()
        for mistakes in set(map(_mistakes, causes))
    )

    def others(cause: Cause) -> int:
        mistakes = _mistakes(cause)
        return -counts[mistakes] if mistakes else -1

    return {
        finding: tuple(sorted(causes, key=others)) for finding, causes in causes_by_finding.items()
    }


def _mistakes(cause: Cause) -> tuple[str, ...]:
    return tuple(mistake.key for mistake in cause.mistakes)
