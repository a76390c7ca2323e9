"""What is said of one answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """How an answer is judged."""

    RIGHT = "right"
    ROUNDED = "rounded"
    FOLLOWS = "follow-through"
    MISTAKE = "mistake"
    WRONG = "wrong"
    BLANK = "blank"
    UNREADABLE = "unreadable"
    PERSON = "needs a person"


KINDS = tuple(Kind)
NUMBER = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Suspect:
    """A named mistake that gives the answer; ``digits`` of the answer support it."""

    name: str
    place: str
    sentence: str
    hint: str
    digits: int

    @property
    def key(self) -> str:
        """The name, with the place: ``slope_left_out(h1)``."""
        return f"{self.name}({self.place})" if self.place else self.name


class Verdict(NamedTuple):
    """One answer, judged; its ``marks`` are those of its method and of its accuracy together.

    It is a tuple, which is made faster than a dataclass: there is one for every answer.
    """

    quantity: str
    given: str
    kind: Kind
    method: float
    accuracy: float
    marks: float
    most: float
    suspects: tuple[Suspect, ...]
    expected: str
    feedback: str

    def as_dict(self, student: str) -> dict[str, object]:
        """Plain data, with the student whose answer it is."""
        return {
            "student": student,
            "quantity": self.quantity,
            "given": self.given,
            "verdict": self.kind.value,
            "marks": self.marks,
            "mistakes": [one.key for one in self.suspects],
            "expected": self.expected,
            "feedback": self.feedback,
        }
