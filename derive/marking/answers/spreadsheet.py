"""Answers from CSV: a row for each student, or a row for each answer; read row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TextIO

from derive.errors import AnswersError
from derive.marking.answers.row import Answers
from derive.marking.roster import DELIMITERS, encoding_of
from derive.marking.student import clean

STUDENT = ("student", "student id", "id", "name", "matriculation", "matrikelnummer", "username")
CODE = ("code", "variant")
MOST_COLUMNS = 5_000
_CELL = 100_000  # characters
_LINE = 1_000_000


def from_csv(path: Path) -> Iterator[Answers]:
    """The students of a CSV file. Raises AnswersError for a file that cannot be read so."""
    csv.field_size_limit(_CELL)
    try:
        with path.open(encoding=encoding_of(path), newline="", errors="replace") as stream:
            yield from _rows(path, stream)
    except csv.Error as fault:
        raise AnswersError(f"{path}: {fault}; save it as CSV again") from None
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise AnswersError(f"{path} cannot be read: {reason}; check the file") from None


def _rows(path: Path, stream: TextIO) -> Iterator[Answers]:
    first = stream.readline(_LINE)
    delimiter = max(DELIMITERS, key=first.count)
    titles = [clean(title) for title in next(csv.reader([first], delimiter=delimiter), [])]
    if len(titles) > MOST_COLUMNS:
        raise AnswersError(f"{path} has more than {MOST_COLUMNS} columns; give fewer")
    plain = [title.casefold().replace("_", " ") for title in titles]
    student = next((plain.index(one) for one in STUDENT if one in plain), None)
    if student is None:
        raise AnswersError(
            f"{path}: its first line names no column student; write the titles of the columns "
            "there: student, then the key of each quantity"
        )
    code = next((plain.index(one) for one in CODE if one in plain), None)
    rows = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
    if {"quantity", "answer"} <= set(plain):
        places = student, plain.index("quantity"), plain.index("answer"), code
        yield from _long(rows, places)
    else:
        yield from _wide(rows, titles, student, code)


def _wide(
    rows: Iterator[list[str]], titles: list[str], student: int, code: int | None
) -> Iterator[Answers]:
    """A row for each student, a column for each key."""
    keys = [(k, title) for k, title in enumerate(titles) if title and k not in (student, code)]
    width = len(titles)
    for cells in rows:
        if not cells:
            continue
        cells.extend([""] * (width - len(cells)))
        name = clean(cells[student])
        given = {key: cells[k] for k, key in keys}
        yield Answers(name, given, clean(cells[code]) if code is not None else "")


def _long(rows: Iterator[list[str]], places: tuple[int, int, int, int | None]) -> Iterator[Answers]:
    """A row for each answer; those of one student stand together."""
    student, quantity, answer, code = places
    known = (cells for cells in rows if len(cells) > max(student, quantity, answer))
    for name, group in groupby(known, key=lambda cells: clean(cells[student])):
        cells = list(group)
        given = {clean(one[quantity]): one[answer] for one in cells}
        told = clean(cells[0][code]) if code is not None and code < len(cells[0]) else ""
        yield Answers(name, given, told)
