"""A few of many, evenly chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def spread(every: Sequence[T], most: int) -> tuple[T, ...]:
    """``most`` of them, evenly from the first to the last."""
    if len(every) <= most:
        return tuple(every)
    return tuple(every[k * (len(every) - 1) // (most - 1)] for k in range(most))
