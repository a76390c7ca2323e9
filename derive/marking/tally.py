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
    kinds: Counter[Kind] = field(default_factory=Counter)
    questions: dict[str, Counter[Kind]] = field(default_factory=dict)
    mistakes: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # name, place, words

    def add(self, marked: Marked) -> None:
        """Count one student."""
        self.students += 1
        self.marks += marked.marks
        self.most += marked.most
        for one in marked.verdicts:
            self.kinds[one.kind] += 1
            self.questions.setdefault(one.quantity, Counter())[one.kind] += 1
            for suspect in one.suspects[:1]:
                key = suspect.name, suspect.place, suspect.sentence
                if key in self.mistakes or len(self.mistakes) < MOST_KINDS:
                    self.mistakes[key] += 1

    def commonest(self, count: int) -> list[tuple[tuple[str, str, str], int]]:
        """The commonest mistakes, the first named of each answer."""
        return sorted(self.mistakes.items(), key=lambda pair: (-pair[1], pair[0]))[:count]
