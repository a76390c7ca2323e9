"""Numbers that are right if a sign of a power was lost in them: they need a person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from derive.marking.answers.answer import Answer
from derive.marking.answers.column import Texts
from derive.marking.answers.lost import with_power
from derive.marking.entries import Entry
from derive.marking.formulas import Formulas
from derive.marking.given import Given
from derive.marking.numbers import Numbers
from derive.marking.verdict import KINDS, NUMBER, Kind

NOTE = "{} stands here as a difference: it is right if {} is meant"
_GOOD = (Kind.RIGHT, Kind.ROUNDED)


def settle_lost(formulas: Formulas, given: Given, entries: Sequence[Entry]) -> None:
    """Settle those of ``entries`` that are right with the power in its place."""
    comma = formulas.desk.decimal_comma
    for entry in entries:
        texts, still_open = entry.answers.texts, entry.open
        found = {
            row: lost
            for row in entry.answers.others
            if still_open[row] and (lost := with_power(texts[row], comma))
        }
        if found:
            _settle(entry, found, _meant(formulas, given, entry, found))


def _meant(
    formulas: Formulas, given: Given, entry: Entry, found: dict[int, tuple[Answer, str]]
) -> Entry:
    """The column of what may be meant, judged by itself; blank where nothing may be."""
    count = len(entry.answers.texts)
    nothing = np.zeros(count, np.int64)
    meant = Entry(
        entry.question,
        Texts([""] * count, np.full(count, np.nan), nothing, nothing.copy(), {}),
    )
    meant.kinds[:] = NUMBER[Kind.BLANK]
    for row, (answer, _) in found.items():
        meant.answers.take(row, answer)
    meant.reopen(np.isfinite(meant.values))
    Numbers(formulas.desk, given, [meant], formulas.postfix).judge()
    return meant


def _settle(entry: Entry, found: dict[int, tuple[Answer, str]], meant: Entry) -> None:
    for row, (answer, power) in found.items():
        if KINDS[meant.kinds[row]] in _GOOD:
            entry.answers.take(row, answer)
            entry.kinds[row] = NUMBER[Kind.PERSON]
            entry.notes.say(row, NOTE.format(power.replace("^", ""), power))
