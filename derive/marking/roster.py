"""The list of a class: a CSV file with a row for each student, read row by row.

The columns are known by their titles, in English or German and in any order; the delimiter is
whichever of comma, semicolon and tab stands most often in the first line.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from derive.errors import RosterError
from derive.marking.student import LONG_ID, Student, clean

TITLES: Mapping[str, tuple[str, ...]] = {
    "key": (
        "student id",
        "id",
        "student number",
        "matriculation number",
        "matriculation",
        "matrikelnummer",
        "matrikel",
        "id number",
        "username",
        "login",
        "student",
    ),
    "name": ("name", "full name", "student name", "surname", "last name", "nachname"),
    "first": ("first name", "given name", "vorname"),
    "email": ("email", "e mail", "mail", "email address", "e mail address"),
}
DELIMITERS = ",;\t"
_BYTES = 65_536  # of the file, by which its encoding is told
_CELL = 10_000  # characters


@dataclass(frozen=True, slots=True)
class Roster:
    """The students in a CSV file; the file is read anew each time they are gone through.

    Raises RosterError for a file that is no roster, and when a student stands in it twice.
    """

    path: Path

    def __iter__(self) -> Iterator[Student]:
        lines: dict[str, int] = {}
        for line, student in self._rows():
            if student.key in lines:
                raise RosterError(
                    f"{self.path}, line {line}: student {student.shown!r} stands in line "
                    f"{lines[student.key]} already; remove one of the two"
                )
            lines[student.key] = line
            yield student
        if not lines:
            raise RosterError(f"{self.path} names no student; write a row for each")

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _rows(self) -> Iterator[tuple[int, Student]]:
        with _opened(self.path) as stream:
            first = stream.readline(_CELL)
            delimiter = max(DELIMITERS, key=first.count)
            columns = self._columns(next(csv.reader([first], delimiter=delimiter), []))
            rows = csv.reader(stream, delimiter=delimiter)
            for cells in rows:
                if any(cell.strip() for cell in cells):
                    yield rows.line_num + 1, self._student(rows.line_num + 1, cells, columns)

    def _columns(self, titles: list[str]) -> dict[str, int]:
        """Where the cells of a student stand: of several titles that would do, the likeliest."""
        found: dict[str, int] = {}
        plain = [_plain(title) for title in titles]
        for name, known in TITLES.items():
            places = [plain.index(title) for title in known if title in plain]
            if places:
                found[name] = places[0]
        if not {"key", "name", "email"} & found.keys():
            raise RosterError(
                f"{self.path}: its first line names no column student, id, name or email; "
                "write the titles of the columns there"
            )
        return found

    def _student(self, line: int, cells: list[str], columns: Mapping[str, int]) -> Student:
        told = {name: clean(cells[k]) if k < len(cells) else "" for name, k in columns.items()}
        name = " ".join(filter(None, (told.get("first"), told.get("name"))))
        email = told.get("email", "")
        key = told.get("key", email or name)
        if not key:
            raise RosterError(f"{self.path}, line {line}: the student has no id; give one")
        if len(key) > LONG_ID:
            raise RosterError(
                f"{self.path}, line {line}: the id {key[:20]!r}… is longer than {LONG_ID} "
                "characters; give a shorter one"
            )
        return Student(key, name, email)


def _plain(title: str) -> str:
    """``E-Mail`` as ``e mail``, ``Student_ID`` as ``student id``."""
    words = "".join(sign if sign.isalnum() else " " for sign in clean(title).casefold())
    return " ".join(words.split())


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    """The text of a roster; what goes wrong while it is read becomes a RosterError."""
    try:
        with path.open(encoding=encoding_of(path), newline="") as stream:
            yield stream
    except UnicodeDecodeError:
        raise RosterError(f"{path} is not text in UTF-8; save it as CSV in UTF-8") from None
    except csv.Error as fault:
        raise RosterError(f"{path}: {fault}; save it as CSV with a row for each student") from None
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise RosterError(f"{path} cannot be read: {reason}; check the file") from None


def encoding_of(path: Path) -> str:
    """UTF-8, with or without its mark; UTF-16 by its mark; else what Windows writes."""
    with path.open("rb") as stream:
        start = stream.read(_BYTES)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as fault:
        if len(start) < _BYTES or fault.end < len(start) - 3:
            return "cp1252"
    return "utf-8-sig"
