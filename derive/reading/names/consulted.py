"""What is found under one convention holds under every other that answers its questions alike."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from derive.reading.names.convention import Convention

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Consulted(Convention):
    """A convention that takes note of the questions ``asked``, of searches inside others apart."""

    asked: list[dict[str, None]] = field(default_factory=lambda: [{}], repr=False, compare=False)

    def chosen(self, name: str) -> str | None:
        """The answer that was given or found; the question is noted."""
        self.asked[-1][name] = None
        return self.known.get(name)


class Recall(Generic[T]):
    """Findings by what was looked for, each with the answers that it rests on.

    What is kept weighs at most ``most``, each finding what ``find`` says.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._kept: dict[Hashable, dict[tuple[str, ...], dict[tuple[str | None, ...], T]]] = {}

    def found(self, key: Hashable, convention: Consulted, find: Callable[[], tuple[T, int]]) -> T:
        """What ``find`` finds, looked for again only where ``convention`` answers otherwise."""
        answer = convention.known.get
        for asked, findings in self._kept.get(key, {}).items():
            known = findings.get(tuple(map(answer, asked)))
            if known is not None:
                convention.asked[-1].update(dict.fromkeys(asked))
                return known
        finding, asked, weight = _looked(convention, find)
        self._weight += weight
        if self._weight > self._most:
            self._kept.clear()
            self._weight = weight
        answers = tuple(map(answer, asked))
        self._kept.setdefault(key, {}).setdefault(asked, {})[answers] = finding
        return finding


def _looked(
    convention: Consulted, find: Callable[[], tuple[T, int]]
) -> tuple[T, tuple[str, ...], int]:
    """What ``find`` finds, the questions that it asks, and its weight."""
    convention.asked.append({})
    try:
        finding, weight = find()
    finally:
        asked = convention.asked.pop()
        convention.asked[-1].update(asked)
    return finding, tuple(asked), weight
