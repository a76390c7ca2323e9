"""What is said of the text of one answer."""

from __future__ import annotations

from dataclasses import dataclass

from derive.marking.answers.answer import Answer
from derive.marking.verdict import Kind, Suspect


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of one text; an ``answer`` where it is a constant, to be marked as a number."""

    kind: Kind = Kind.RIGHT
    suspects: tuple[Suspect, ...] = ()
    note: str = ""
    answer: Answer | None = None
