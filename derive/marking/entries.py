"""The answers of one batch, a column for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from derive.marking.answers.answer import Answer, Form
from derive.marking.answers.column import Texts, read_column
from derive.marking.answers.row import Answers
from derive.marking.columns.kind import Column, Mask
from derive.marking.question import Question
from derive.marking.said import Said
from derive.marking.verdict import NUMBER, Kind, Suspect
from derive.marking.words import is_sign

UNJUDGED = 255


@dataclass
class Entry:
    """What all students answered to one question, and what is said of it.

    ``kinds`` are places in KINDS, or UNJUDGED. ``suspects`` and ``notes`` tell more of some rows.
    ``right`` is the value asked for, one for all or one for each.
    """

    question: Question
    answers: Texts
    right: Column = field(init=False)
    kinds: npt.NDArray[np.uint8] = field(init=False)
    suspects: Said[tuple[Suspect, ...]] = field(init=False)
    notes: Said[str] = field(init=False)

    def __post_init__(self) -> None:
        count = len(self.answers.texts)
        self.kinds = np.full(count, UNJUDGED, np.uint8)
        self.suspects, self.notes = Said(count, ()), Said(count, "")
        self.right = np.asarray(np.nan)

    @property
    def values(self) -> Column:
        """The numbers answered; NaN where there is none."""
        return self.answers.values

    @property
    def open(self) -> Mask:
        """The rows that nothing is said of yet."""
        return np.equal(self.kinds, UNJUDGED)

    def settle(self, rows: Mask, kind: Kind, note: str = "") -> None:
        """Judge those of ``rows`` that are still open."""
        now = rows & self.open
        if note:
            self.notes.say(now, note)
        self.kinds[now] = NUMBER[kind]

    def reopen(self, rows: Mask) -> None:
        """Take back what was said of ``rows``."""
        self.kinds[rows] = UNJUDGED
        self.suspects.forget(rows)
        self.notes.forget(rows)

    def is_(self, kind: Kind) -> Mask:
        """The rows of this kind."""
        return np.equal(self.kinds, NUMBER[kind])


def entry_of(question: Question, rows: Sequence[Answers], decimal_comma: bool) -> Entry:
    """The column of one question, its blank and refused answers judged."""
    key = question.key
    entry = Entry(question, read_column([row.given.get(key, "") for row in rows], decimal_comma))
    for row, answer in entry.answers.others.items():
        _refuse(entry, row, answer)
    for row, answers in enumerate(rows):
        if answers.conflicts and (said := dict(answers.conflicts).get(key)):
            entry.kinds[row] = NUMBER[Kind.PERSON]
            entry.notes.say(row, said)
    return entry


def _refuse(entry: Entry, row: int, answer: Answer) -> None:
    if answer.form is Form.BLANK and not is_sign(entry.answers.texts[row], entry.question):
        entry.kinds[row] = NUMBER[Kind.BLANK]
    elif answer.form is Form.REFUSED:
        entry.kinds[row] = NUMBER[Kind.UNREADABLE]
        entry.notes.say(row, answer.reason)


def few_digits(entry: Entry, decimals: int) -> Mask:
    """The open rows whose number was rounded to just so many decimals."""
    read = entry.answers
    return np.asarray(entry.open & (read.places == decimals) & (read.significant <= decimals))
