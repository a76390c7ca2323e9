"""Answers from CSV: a row for each student, or a row for each answer; read row by row."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from derive.errors import AnswersError
from derive.marking.answers.long import Line, from_lines
from derive.marking.answers.row import Answers
from derive.marking.roster import DELIMITERS, encoding_of
from derive.marking.student import clean

STUDENT = ("student", "student id", "id", "name", "matriculation", "matrikelnummer", "username")
CODE = ("code", "variant")
MOST_COLUMNS = 5_000
_CELL = 100_000  # characters
_LINE = 1_000_000
_SEPARATOR = re.compile(rf'"?sep=([{DELIMITERS}])"?', re.IGNORECASE)  # for a spreadsheet


def from_csv(path: Path) -> Iterator[Answers]:
    """The students of a CSV file. Raises AnswersError for a file that cannot be read so."""
    csv.field_size_limit(_CELL)
    try:
        sheet = _sheet(path)
        yield from from_lines(path, partial(_long, sheet)) if sheet.is_long else _wide(sheet)
    except csv.Error as fault:
        raise AnswersError(f"{path}: {fault}; save it as CSV again") from None
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise AnswersError(f"{path} cannot be read: {reason}; check the file") from None


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A CSV file by its titles: as they are, and in plain letters."""

    path: Path
    encoding: str
    delimiter: str
    titles: list[str]
    plain: list[str]
    begins: int  # the number of the line with the titles

    @property
    def is_long(self) -> bool:
        """Whether it has a row for each answer."""
        return {"quantity", "answer"} <= set(self.plain)

    def place(self, names: Iterable[str]) -> int | None:
        """The column of the first of ``names`` that there is."""
        return next((self.plain.index(one) for one in names if one in self.plain), None)

    @property
    def student(self) -> int:
        """The column of the students."""
        place = self.place(STUDENT)
        if place is None:
            raise AnswersError(
                f"{self.path}: its first line names no column student; write the titles of the "
                "columns there: student, then the key of each quantity"
            )
        return place

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows below the titles, each with the number of its line."""
        with self.path.open(encoding=self.encoding, newline="", errors="replace") as stream:
            for _ in range(self.begins):
                stream.readline(_LINE)
            lines = (line.replace("\0", "") for line in stream)
            rows = csv.reader(lines, delimiter=self.delimiter)
            for cells in rows:
                if any(map(str.strip, cells)):
                    line = rows.line_num + self.begins
                    self._check_width(line, cells)
                    yield line, cells

    def _check_width(self, line: int, cells: list[str]) -> None:
        width = len(self.titles)
        if len(cells) > width and any(map(str.strip, cells[width:])):
            raise AnswersError(
                f"{self.path}, line {line}: {len(cells)} cells stand under {width} titles; put a "
                f"cell that holds {self.delimiter!r} in quotation marks, or give it a title"
            )


def _sheet(path: Path) -> _Sheet:
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="", errors="replace") as stream:
        first, begins = stream.readline(_LINE), 1
        if told := _SEPARATOR.fullmatch(first.rstrip("\r\n")):
            first, begins = stream.readline(_LINE), 2
    delimiter = told[1] if told else max(DELIMITERS, key=first.count)
    titles = [clean(title) for title in next(csv.reader([first], delimiter=delimiter), [])]
    if len(titles) > MOST_COLUMNS:
        raise AnswersError(f"{path} has more than {MOST_COLUMNS} columns; give fewer")
    plain = [title.casefold().replace("_", " ") for title in titles]
    return _Sheet(path, encoding, delimiter, titles, plain, begins)


def _wide(sheet: _Sheet) -> Iterator[Answers]:
    """A row for each student, a column for each key."""
    student, code, titles = sheet.student, sheet.place(CODE), sheet.titles
    keys = [(k, title) for k, title in enumerate(titles) if title and k not in (student, code)]
    twice = next((one for one, count in Counter(key for _, key in keys).items() if count > 1), "")
    if twice:
        raise AnswersError(f"{sheet.path} has two columns {twice[:40]!r}; remove one of them")
    width = len(titles)
    for line, cells in sheet.rows():
        cells.extend([""] * (width - len(cells)))
        given = {key: cells[k] for k, key in keys}
        told = "" if code is None else clean(cells[code])
        yield Answers(clean(cells[student]), given, told, f"line {line}")


def _long(sheet: _Sheet) -> Iterator[Line]:
    """A row for each answer."""
    student, code = sheet.student, sheet.place(CODE)
    quantity, answer = sheet.plain.index("quantity"), sheet.plain.index("answer")
    for number, cells in sheet.rows():
        if len(cells) > max(student, quantity, answer):
            told = clean(cells[code]) if code is not None and code < len(cells) else ""
            yield Line(number, clean(cells[student]), clean(cells[quantity]), cells[answer], told)
