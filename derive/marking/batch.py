"""Marking one batch of students: every question, then what is said of each answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from derive.marking.answers.answer import Form
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.marking.entries import Entry, entry_of
from derive.marking.formulas import Formulas
from derive.marking.given import Given, given_to
from derive.marking.numbers import Numbers
from derive.marking.question import Aspect
from derive.marking.verdict import KINDS, NUMBER, Kind, Verdict
from derive.marking.wording import expected_of, feedback_of


@dataclass
class Batch:
    """Some students, marked; ``verdicts`` goes through them in their order."""

    desk: Desk
    rows: Sequence[Answers]
    entries: list[Entry]
    given: Given

    def verdicts(self) -> Iterator[tuple[Answers, tuple[Verdict, ...]]]:
        """Each student with the verdicts on all answers."""
        for place, row in enumerate(self.rows):
            yield row, tuple(self._verdict(entry, place, row) for entry in self.entries)

    def code(self, place: int) -> str:
        """The code of the variant that a row was marked by; nothing where it was none."""
        return "" if place in self.given.faults else self.rows[place].code

    def _verdict(self, entry: Entry, place: int, row: Answers) -> Verdict:
        kind = KINDS[entry.kinds[place]]
        suspects = entry.suspects.get(place, ())
        key, scheme = entry.question.key, self.desk.scheme
        method, accuracy = scheme.marks_for(key, kind, suspects[0].name if suspects else "")
        expected = expected_of(self.desk, entry.question, self.given, place)
        feedback = feedback_of(kind, suspects, entry.notes.get(place, ""), expected)
        most = scheme.most(key)
        given = entry.texts[place][:LONGEST_GIVEN]
        return Verdict(
            row.student, key, given, kind, method, accuracy, most, suspects, expected, feedback
        )


LONGEST_GIVEN = 200  # characters of an answer that are repeated


def mark_batch(desk: Desk, formulas: Formulas, rows: Sequence[Answers]) -> Batch:
    """Mark ``rows``; keys that name nothing in this problem are passed over."""
    keys = dict.fromkeys(key for row in rows for key in row.given)
    questions = [one for one in map(desk.question, keys) if one is not None]
    entries = [entry_of(question, rows, desk.decimal_comma) for question in questions]
    given = given_to(desk, rows)
    for entry in entries:
        for place, fault in given.faults.items():
            entry.settle(np.arange(len(rows)) == place, Kind.PERSON, fault)
        _formulas(entry, formulas)
    Numbers(desk, given.leaves, [e for e in entries if e.question.aspect is Aspect.VALUE]).judge()
    return Batch(desk, rows, entries, given)


def _formulas(entry: Entry, formulas: Formulas) -> None:
    """Judge what is no number; a constant expression becomes the number that it is worth."""
    whole = entry.question.aspect is not Aspect.VALUE
    for place in np.nonzero(entry.open)[0]:
        answer = entry.answers[place]
        if not whole and answer.form is Form.NUMBER:
            continue
        outcome = formulas.judge(entry.texts[place], entry.question)
        if outcome.answer is not None:
            entry.answers[place], entry.values[place] = outcome.answer, outcome.answer.value
            continue
        entry.kinds[place] = NUMBER[outcome.kind]
        if outcome.suspects:
            entry.suspects[int(place)] = outcome.suspects
        if outcome.note:
            entry.notes[int(place)] = outcome.note
