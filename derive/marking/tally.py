"""What a class answered, counted; no student is remembered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from derive.marking.marked import Marked
from derive.marking.verdict import Kind

MOST_KINDS = 10_000  # of mistakes that are counted


@dataclass
class Tally:
    """Counts over all students seen."""

    students: int = 0
    marks: float = 0.0
    most: float = 0.0
    mistakes: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # name, place, words
    _answers: Counter[tuple[str, Kind]] = field(default_factory=Counter, init=False)

    def add(self, marked: Marked) -> None:
        """Count one student."""
        self.students += 1
        self.marks += marked.marks
        self.most += marked.most
        self._answers.update([(one.quantity, one.kind) for one in marked.verdicts])
        for one in marked.verdicts:
            if one.suspects:
                first = one.suspects[0]
                key = first.name, first.place, first.sentence
                if key in self.mistakes or len(self.mistakes) < MOST_KINDS:
                    self.mistakes[key] += 1

    @property
    def kinds(self) -> Counter[Kind]:
        """How many answers were judged in each way."""
        found: Counter[Kind] = Counter()
        for (_, kind), count in self._answers.items():
            found[kind] += count
        return found

    @property
    def questions(self) -> dict[str, Counter[Kind]]:
        """The same, question by question."""
        found: dict[str, Counter[Kind]] = {}
        for (key, kind), count in self._answers.items():
            found.setdefault(key, Counter())[kind] += count
        return found

    def commonest(self, count: int) -> list[tuple[tuple[str, str, str], int]]:
        """The commonest mistakes, the first named of each answer."""
        return sorted(self.mistakes.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
