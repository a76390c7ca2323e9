"""Intermediate results rounded too early."""

from __future__ import annotations

from dataclasses import replace

from derive.checking.mistakes.mistake import Group, Mistake, updates
from derive.checking.mistakes.procedure import FEW

MOST_DECIMALS = 6


def _rounded(count: int) -> Mistake:
    plural = "s" if count > 1 else ""
    return Mistake(
        "rounded_early",
        f"every intermediate result is rounded to {count} decimal{plural}",
        "Did you go on with rounded values? Keep more digits until the end.",
        Group.ROUNDING,
        lambda _, quantity: updates(quantity) <= FEW,
        lambda setup: replace(setup, decimals=count),
        place=str(count),
    )


ROUNDING: tuple[Mistake, ...] = tuple(map(_rounded, range(1, MOST_DECIMALS + 1)))
