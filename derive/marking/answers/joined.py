"""The rows of one student from several places, as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from derive.errors import AnswersError
from derive.marking.answers.row import Answers

Placed: TypeAlias = tuple[Path, Answers]  # a row, with the file that it stands in


def joined(rows: Iterable[Placed], counts: Counter[str]) -> Iterator[Answers]:
    """``rows``, those of one student as one; ``counts`` says how many there are of each.

    Rows without a student are nobody's. Raises AnswersError for two answers to one question.
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
    for place, row in rows:
        for key, text in row.given.items():
            if not text.strip():
                given.setdefault(key, text)
            elif key in found and given[key] != text:
                raise _twice(row.student, key, found[key], (place, row))
            else:
                given[key] = text
                found.setdefault(key, (place, row))
    return Answers(rows[0][1].student, given, _code(rows))


def _code(rows: list[Placed]) -> str:
    coded = [(place, row) for place, row in rows if row.code]
    for place, row in coded:
        if row.code != coded[0][1].code:
            raise AnswersError(
                f"{row.student[:40]!r} has the code {coded[0][1].code[:12]} in {_at(*coded[0])} "
                f"and {row.code[:12]} in {_at(place, row)}; give one code for each student"
            )
    return coded[0][1].code if coded else ""


def _twice(student: str, key: str, one: Placed, other: Placed) -> AnswersError:
    return AnswersError(
        f"{student[:40]!r} has answered {key[:40]!r} in {_at(*one)} and otherwise in "
        f"{_at(*other)}; remove one of the two"
    )


def _at(place: Path, row: Answers) -> str:
    return f"{place}, {row.where}" if row.where else str(place)
