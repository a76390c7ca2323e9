"""What is said of one answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer, judged; the marks of its method and of its accuracy make its marks.

    ``follows`` tells that a mistake was made with the student's own earlier numbers.
    """

    student: str
    quantity: str
    given: str
    kind: Kind
    method: float
    accuracy: float
    most: float
    suspects: tuple[Suspect, ...]
    expected: str
    feedback: str

    @property
    def marks(self) -> float:
        """All marks."""
        return round(self.method + self.accuracy, 4)

    def as_dict(self) -> dict[str, object]:
        """Plain data."""
        return {
            "student": self.student,
            "quantity": self.quantity,
            "given": self.given,
            "verdict": self.kind.value,
            "marks": self.marks,
            "mistakes": [one.key for one in self.suspects],
            "expected": self.expected,
            "feedback": self.feedback,
        }
