"""Pages for students and for the class, written while the answers are marked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TextIO

from derive.api.worked import Worked, explain
from derive.documents.blocks import Document
from derive.documents.lecture import Lecture
from derive.documents.marking_report.student import student_page
from derive.documents.marking_report.summary import class_page
from derive.errors import OutputError
from derive.marking.desk import Desk
from derive.marking.exports import MarksTable
from derive.marking.marked import Marked
from derive.marking.student import Student
from derive.marking.tally import Tally
from derive.marking.variant import variant
from derive.writers.files import write_files
from derive.writers.formats import Format
from derive.writers.write import rendered_files

MARKS = "marks.csv"
STUDENTS = "students"


@dataclass
class Report:
    """A folder with a page for each student, one for the class, and a table of all marks."""

    desk: Desk
    folder: Path
    format: Format
    force: bool = False
    tally: Tally = field(default_factory=Tally, init=False)

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._worked = explain(self.desk.problem, decimals=self.desk.decimals)
        self._lecture = replace(self._worked.lecture(), derivation=self.desk.derivation)
        self._table: MarksTable | None = None
        self._stream: TextIO | None = None

    def write(self, marked: Marked) -> None:
        """The page of one student; the name of its file comes from the name, in safe letters."""
        self.tally.add(marked)
        self._marks(marked)
        stem = Student(marked.student).stem(f"{next(self._numbers):05d}")
        worked, lecture = self._own(marked.code)
        self._page(worked, student_page(marked, lecture, stem), self.folder / STUDENTS)

    def close(self) -> None:
        """The page of the class."""
        self._page(self._worked, class_page(self.tally, self.desk.problem), self.folder)
        if self._stream is not None:
            self._stream.close()

    def _own(self, code: str) -> tuple[Worked, Lecture]:
        """The numbers that the student had."""
        if not code:
            return self._worked, self._lecture
        worked = replace(self._worked, problem=variant(self.desk.problem, code))
        return worked, replace(self._lecture, problem=worked.problem, values=worked.values)

    def _page(self, worked: Worked, document: Document, folder: Path) -> None:
        files = rendered_files(document, self.format, worked.printer, folder)
        write_files(files, force=self.force)

    def _marks(self, marked: Marked) -> None:
        if self._table is None:
            path = self.folder / MARKS
            if path.exists() and not self.force:
                raise OutputError(f"{path} exists: choose another folder, or say --force")
            self.folder.mkdir(parents=True, exist_ok=True)
            self._stream = path.open("w", encoding="utf-8", newline="")
            self._table = MarksTable(self._stream)
        self._table.write(marked)
