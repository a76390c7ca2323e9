"""The answers of one batch, a column for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import repeat

import numpy as np
import numpy.typing as npt

from derive.marking.answers.answer import Answer, Form, read
from derive.marking.answers.row import Answers
from derive.marking.columns.kind import Column, Mask
from derive.marking.question import Question
from derive.marking.verdict import NUMBER, Kind, Suspect

UNJUDGED = 255


@dataclass
class Entry:
    """What all students answered to one question, and what is said of it.

    ``kinds`` are places in KINDS, or UNJUDGED; ``values`` are NaN where there is no number.
    ``suspects`` and ``notes`` tell more of some rows.
    """

    question: Question
    texts: list[str]
    answers: list[Answer]
    values: Column
    kinds: npt.NDArray[np.uint8]
    suspects: dict[int, tuple[Suspect, ...]] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)

    @property
    def open(self) -> Mask:
        """The rows that nothing is said of yet."""
        return np.equal(self.kinds, UNJUDGED)

    def settle(self, rows: Mask, kind: Kind, note: str = "") -> None:
        """Judge those of ``rows`` that are still open."""
        now = rows & self.open
        if note:
            self.notes.update((int(row), note) for row in np.nonzero(now)[0])
        self.kinds[now] = NUMBER[kind]

    def reopen(self, rows: Mask) -> None:
        """Take back what was said of ``rows``."""
        self.kinds[rows] = UNJUDGED
        for row in np.nonzero(rows)[0]:
            self.suspects.pop(int(row), None)
            self.notes.pop(int(row), None)

    def is_(self, *kinds: Kind) -> Mask:
        """The rows of these kinds."""
        return np.isin(self.kinds, [NUMBER[kind] for kind in kinds])


def entry_of(question: Question, rows: Sequence[Answers], decimal_comma: bool) -> Entry:
    """The column of one question, its blank and refused answers judged."""
    texts = [row.given.get(question.key, "") for row in rows]
    answers = list(map(read, texts, repeat(decimal_comma)))
    values = np.array([answer.value for answer in answers])
    entry = Entry(question, texts, answers, values, np.full(len(rows), UNJUDGED, np.uint8))
    for row in np.nonzero(np.isnan(values))[0]:
        _refuse(entry, int(row), answers[row])
    return entry


def _refuse(entry: Entry, row: int, answer: Answer) -> None:
    if answer.form is Form.BLANK:
        entry.kinds[row] = NUMBER[Kind.BLANK]
    elif answer.form is Form.REFUSED:
        entry.kinds[row] = NUMBER[Kind.UNREADABLE]
        entry.notes[row] = answer.reason


def few_digits(entry: Entry, decimals: int) -> Mask:
    """The open rows whose number was rounded to just so many decimals."""
    found = np.zeros(entry.kinds.shape, bool)
    for row in np.nonzero(entry.open)[0]:
        answer = entry.answers[row]
        found[row] = answer.places == decimals and answer.significant <= decimals
    return found
