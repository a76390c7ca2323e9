"""The verdicts on a column of answers, each different one made once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from derive.marking.columns.kind import Index
from derive.marking.desk import Desk
from derive.marking.entries import Entry
from derive.marking.given import Given
from derive.marking.question import Aspect
from derive.marking.verdict import KINDS, Kind, Suspect, Verdict
from derive.marking.wording import expected_of, feedback_of

MOST_KEPT = 500  # verdicts on one question that are shared
LONGEST_GIVEN = 200  # characters of an answer that are repeated
_EXPECTED = "\0"  # stands in feedback where the right answer will


class _Ruling(NamedTuple):
    """What is said of all answers of one kind, with the same suspects and note."""

    kind: Kind
    method: float
    accuracy: float
    marks: float
    most: float
    suspects: tuple[Suspect, ...]
    feedback: str

    def verdict(self, key: str, text: str, expected: str) -> Verdict:
        told = self.feedback.replace(_EXPECTED, expected)
        return Verdict(key, text[:LONGEST_GIVEN], *self[:-1], expected, told)


class Verdicts:
    """The verdicts on the rows of one entry, made when they are asked for."""

    def __init__(self, desk: Desk, entry: Entry, given: Given) -> None:
        self.key, self.texts = entry.question.key, entry.answers.texts
        self.expected = expected_of(desk, entry, given)
        self.rulings, self.which = _rulings(desk, entry)
        self._known: dict[tuple[int, str], Verdict] = {}

    def between(self, start: int, stop: int) -> list[Verdict]:
        """Those on the rows from ``start`` up to ``stop``."""
        which, texts = self.which[start:stop].tolist(), self.texts[start:stop]
        if isinstance(self.expected, str):
            return [
                self._known.get(case) or self._new(case) for case in zip(which, texts, strict=True)
            ]
        cases = zip(which, texts, self.expected[start:stop], strict=True)
        return [self.rulings[k].verdict(self.key, text, right) for k, text, right in cases]

    def _new(self, case: tuple[int, str]) -> Verdict:
        assert isinstance(self.expected, str), "students with own numbers have own verdicts"
        verdict = self.rulings[case[0]].verdict(self.key, case[1], self.expected)
        if len(self._known) < MOST_KEPT:
            self._known[case] = verdict
        return verdict


def _rulings(desk: Desk, entry: Entry) -> tuple[list[_Ruling], Index]:
    """The different rulings, and the place of that on each row."""
    suspects, notes = entry.suspects, entry.notes
    cases = entry.kinds.astype(np.int64) * len(suspects.things) + suspects.codes
    cases = cases * len(notes.things) + notes.codes
    _, rows, which = np.unique(cases, return_index=True, return_inverse=True)
    return [_ruling(desk, entry, int(row)) for row in rows], which


def _ruling(desk: Desk, entry: Entry, row: int) -> _Ruling:
    kind, suspects, key = KINDS[entry.kinds[row]], entry.suspects[row], entry.question.key
    scheme = desk.scheme
    method, accuracy = scheme.marks_for(key, kind, suspects[0].name if suspects else "")
    marks = round(method + accuracy, 4)
    word = entry.question.aspect is Aspect.WORD
    expected = f"“{_EXPECTED}”" if word else _EXPECTED
    feedback = feedback_of(kind, suspects, entry.notes[row], expected)
    return _Ruling(kind, method, accuracy, marks, scheme.most(key), suspects, feedback)
