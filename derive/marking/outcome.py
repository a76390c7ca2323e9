"""What is said of the text of one answer."""

from __future__ import annotations

from dataclasses import dataclass

from derive.marking.answers.answer import Answer
from derive.marking.verdict import Kind, Suspect


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is said of one text; an ``answer`` where it is one number, to be marked as such.

    An ``answer`` that needs a person is worked out with the numbers of the spec, and only theirs.
    """

    kind: Kind = Kind.RIGHT
    suspects: tuple[Suspect, ...] = ()
    note: str = ""
    answer: Answer | None = None

    @property
    def may_be_meant_otherwise(self) -> bool:
        """Whether it is not right as it was read, so that another book may mean it otherwise."""
        return self.kind is Kind.WRONG or (self.kind is Kind.PERSON and self.answer is not None)
