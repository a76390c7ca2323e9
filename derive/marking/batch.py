"""Marking one batch of students: every question, then what is said of each answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.marking.entries import Entry, entry_of
from derive.marking.formulas import Formulas
from derive.marking.given import Given, given_to
from derive.marking.lost_powers import settle_lost
from derive.marking.numbers import Numbers
from derive.marking.question import Aspect
from derive.marking.verdict import Kind, Verdict
from derive.marking.verdicts import Verdicts
from derive.marking.written import judge_written

BLOCK = 16  # students whose verdicts are made at once: gone before garbage is looked for


@dataclass
class Batch:
    """Some students, marked; ``verdicts`` goes through them in their order."""

    desk: Desk
    rows: Sequence[Answers]
    entries: list[Entry]
    given: Given

    def verdicts(self) -> Iterator[tuple[Answers, tuple[Verdict, ...]]]:
        """Each student with the verdicts on all answers."""
        columns = [Verdicts(self.desk, entry, self.given) for entry in self.entries]
        for start in range(0, len(self.rows), BLOCK):
            rows = self.rows[start : start + BLOCK]
            every = zip(*(one.between(start, start + BLOCK) for one in columns), strict=True)
            yield from zip(rows, every if columns else repeat(()), strict=False)

    def code(self, place: int) -> str:
        """The code of the variant that a row was marked by; nothing where it was none."""
        return "" if place in self.given.faults else self.rows[place].code


def mark_batch(desk: Desk, formulas: Formulas, rows: Sequence[Answers]) -> Batch:
    """Mark ``rows``; keys that name nothing in this problem are passed over."""
    keys: dict[str, None] = {}
    for row in rows:
        keys |= dict.fromkeys(row.given)
    questions = [one for one in map(desk.question, keys) if one is not None]
    entries = [entry_of(question, rows, desk.decimal_comma) for question in questions]
    given = given_to(desk, rows)
    for entry in entries:
        for place, fault in given.faults.items():
            entry.settle(np.arange(len(rows)) == place, Kind.PERSON, fault)
    numeric = [entry for entry in entries if entry.question.aspect is Aspect.VALUE]
    settle_lost(formulas, given, numeric)
    judge_written(formulas, entries, given)
    Numbers(desk, given, numeric, formulas.postfix).judge()
    return Batch(desk, rows, entries, given)
