"""Answers from CSV with a row for each of them, brought together by student.

Where the rows of a student stand together they are read one after the other; else they are put in
order on the disk, so that memory stays flat.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeAlias

from derive.errors import AnswersError
from derive.marking.answers.conflict import both, same, told
from derive.marking.answers.row import Answers


class Line(NamedTuple):
    """One answer, with the number of its line in the file."""

    number: int
    student: str
    quantity: str
    answer: str
    code: str


Lines: TypeAlias = Callable[[], Iterator[Line]]  # from the first one on


def from_lines(path: Path, lines: Lines) -> Iterator[Answers]:
    """The students in the order in which they come first."""
    ordered = lines() if _stand_together(lines()) else _in_order(lines())
    for student, group in groupby(ordered, key=lambda line: line.student):
        yield _student(path, student, group)


def _student(path: Path, student: str, lines: Iterable[Line]) -> Answers:
    """The answers of one; where a question has two, a blank one takes the place of none."""
    first: dict[str, Line] = {}
    given: dict[str, str] = {}
    conflicts: dict[str, str] = {}
    codes: dict[str, None] = {}
    for line in lines:
        key, text = line.quantity, line.answer
        codes |= {line.code: None} if line.code else {}
        if key not in first or not given[key].strip():
            first[key], given[key] = line, text
        elif text.strip() and key not in conflicts and not same(given[key], text):
            conflicts[key] = told(path, f"line {first[key].number}", path, f"line {line.number}")
            given[key] = both(given[key], text)
    begins = f"line {min(line.number for line in first.values())}"
    return Answers(student, given, _code(path, student, [*codes]), begins, (*conflicts.items(),))


def _code(path: Path, student: str, codes: list[str]) -> str:
    if len(codes) > 1:
        raise AnswersError(
            f"{path}: {student[:40]!r} has the codes {codes[0][:12]} and {codes[1][:12]}; give one "
            "code for each student"
        )
    return codes[0] if codes else ""


def _stand_together(lines: Iterator[Line]) -> bool:
    seen: set[str] = set()
    for student, _ in groupby(line.student for line in lines):
        if student in seen:
            return False
        seen.add(student)
    return True


def _in_order(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines by the first line of their student, in a file that is gone afterwards."""
    with closing(sqlite3.connect("")) as disk:
        disk.execute("CREATE TABLE line (first INT, number INT, student, quantity, answer, code)")
        first: dict[str, int] = {}
        rows = ((first.setdefault(line.student, line.number), *line) for line in lines)
        disk.executemany("INSERT INTO line VALUES (?, ?, ?, ?, ?, ?)", rows)
        told = "SELECT number, student, quantity, answer, code FROM line ORDER BY first, number"
        yield from map(Line._make, disk.execute(told))
