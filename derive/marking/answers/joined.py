"""The rows of one student from several places, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from derive.errors import AnswersError
from derive.marking.answers.conflict import both, same, told
from derive.marking.answers.row import Answers

Placed: TypeAlias = tuple[Path, Answers]  # a row, with the file that it stands in


def joined(rows: Iterable[Placed], counts: Counter[str]) -> Iterator[Answers]:
    """``rows``, those of one student as one; ``counts`` says how many there are of each.

    Rows without a student are nobody's. Two answers to one question are a conflict.
    """
    waiting: dict[str, list[Placed]] = {}
    for place, row in rows:
        if not row.student or counts[row.student] == 1:
            yield row
            continue
        told = waiting.setdefault(row.student, [])
        told.append((place, row))
        if len(told) == counts[row.student]:
            yield _whole(waiting.pop(row.student))


def _whole(rows: list[Placed]) -> Answers:
    """One row for all of ``rows``; a blank answer takes the place of none."""
    given: dict[str, str] = {}
    found: dict[str, Placed] = {}
    conflicts = {key: said for _, row in rows for key, said in row.conflicts}
    for place, row in rows:
        for key, text in row.given.items():
            if not text.strip():
                given.setdefault(key, text)
            elif key not in found:
                given[key], found[key] = text, (place, row)
            elif key not in conflicts and not same(given[key], text):
                first, there = found[key]
                conflicts[key] = told(first, there.where, place, row.where)
                given[key] = both(given[key], text)
    return Answers(rows[0][1].student, given, _code(rows), conflicts=tuple(conflicts.items()))


def _code(rows: list[Placed]) -> str:
    coded = [(place, row) for place, row in rows if row.code]
    for place, row in coded:
        if row.code != coded[0][1].code:
            raise AnswersError(
                f"{row.student[:40]!r} has the code {coded[0][1].code[:12]} in {_at(*coded[0])} "
                f"and {row.code[:12]} in {_at(place, row)}; give one code for each student"
            )
    return coded[0][1].code if coded else ""


def _at(place: Path, row: Answers) -> str:
    return f"{place}, {row.where}" if row.where else str(place)
