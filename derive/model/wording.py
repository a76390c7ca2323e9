"""Counted things in messages."""

from __future__ import annotations


def count(number: int, one: str, many: str = "") -> str:
    """``number`` things: ``1 unit``, ``2 units``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
