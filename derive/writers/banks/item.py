"""One question of a bank, ready to be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from derive.marking.banks.choice import Choice


@dataclass(frozen=True, slots=True)
class Item:
    """``number`` tells the question from all others, whenever the bank is made.

    ``category`` is the path of folders that it goes into; ``text`` and ``solution`` are HTML, the
    feedback of ``choices`` is plain text.
    """

    name: str
    number: str
    category: tuple[str, ...]
    text: str
    solution: str
    marks: float
    choices: tuple[Choice, ...]


def by_category(items: Iterable[Item]) -> dict[tuple[str, ...], list[Item]]:
    """The items of each category, the first category first."""
    found: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        found.setdefault(item.category, []).append(item)
    return found
