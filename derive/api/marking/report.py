"""Pages for students and for the class, written while the answers are marked."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from derive.api.variants.manifest import Work, opened
from derive.api.variants.workshop import Made
from derive.api.worked import Worked, explain
from derive.documents.blocks import Document
from derive.documents.lecture import Lecture
from derive.documents.marking_report.student import student_page
from derive.documents.marking_report.summary import class_page
from derive.documents.marking_report.words import Words
from derive.errors import OutputError
from derive.marking.desk import Desk
from derive.marking.exports import MarksTable
from derive.marking.marked import Marked
from derive.marking.stream import digest
from derive.marking.student import Student
from derive.marking.tally import Tally
from derive.version import __version__
from derive.writers.files import write_files
from derive.writers.formats import Format
from derive.writers.pdf import Engine
from derive.writers.write import rendered_files

PAGES = Work("pages", "pages.jsonl", "--report")
MARKS = "marks.csv"
STUDENTS = "students"


@dataclass
class Report:
    """A folder with a page for each student, one for the class, and a table of all marks.

    What a run that was stopped has written is not written again; the table and the page of the
    class come last. Raises OutputError for a folder whose report was made with other settings,
    unless ``force``.
    """

    desk: Desk
    folder: Path
    format: Format | Engine
    force: bool = False
    tally: Tally = field(default_factory=Tally, init=False)

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._worked = explain(self.desk.problem, decimals=self.desk.decimals)
        self._lecture = replace(self._worked.lecture(), derivation=self.desk.derivation)
        self._words = Words(self.desk)
        self._open = ExitStack()
        made = opened(self.folder, self._settings(), force=self.force, work=PAGES)
        self._manifest = self._open.enter_context(made)
        self._stream = self._open.enter_context(
            self._table_beside().open("w", encoding="utf-8", newline="")
        )
        self._table = MarksTable(self._stream)

    def write(self, marked: Marked) -> None:
        """The page of one student; the name of its file comes from the name, in safe letters."""
        self.tally.add(marked)
        self._table.write(marked)
        student = Student(Student(marked.student).stem(f"{next(self._numbers):05d}"))
        said = _digest(marked)
        code, files = self._manifest.known(student)
        if code != said or not files:
            files = self._page_of(marked, student.key)
            self._manifest.add(Made(student, said, files))

    def close(self) -> None:
        """The page of the class, and the table of all marks."""
        page = class_page(self.tally, self.desk.problem, self._words)
        self._page(self._worked, page, self.folder)
        self._stream.close()
        self._table_beside().replace(self.folder / MARKS)
        self._open.close()

    def _settings(self) -> dict[str, object]:
        """All that decides about the pages, but for the answers."""
        desk = self.desk
        return {
            "derive": __version__,
            "spec": digest(repr(desk.problem)).hex(),
            "scheme": digest(repr(desk.scheme)).hex(),
            "format": self.format.name,
        }

    def _table_beside(self) -> Path:
        """Where the table is written until it is whole. Raises OutputError for one not ours."""
        path = self.folder / MARKS
        if path.exists() and not self._manifest.done and not self.force:
            raise OutputError(f"{path} exists: choose another folder, or say --force")
        return path.with_name(f".{MARKS}.part")

    def _page_of(self, marked: Marked, stem: str) -> tuple[str, ...]:
        """Write the page of one student; its files as seen from the folder."""
        worked, lecture = self._own(marked.code)
        page = student_page(marked, lecture, stem, self._words)
        paths = self._page(worked, page, self.folder / STUDENTS)
        return tuple(path.relative_to(self.folder).as_posix() for path in paths)

    def _own(self, code: str) -> tuple[Worked, Lecture]:
        """The numbers that the student had."""
        if not code:
            return self._worked, self._lecture
        worked = replace(self._worked, problem=self.desk.variants.variant(code))
        return worked, replace(self._lecture, problem=worked.problem, values=worked.values)

    def _page(self, worked: Worked, document: Document, folder: Path) -> list[Path]:
        files = rendered_files(document, self.format, worked.printer, folder)
        write_files(files, force=self.force)
        return [file.path for file in files]


def _digest(marked: Marked) -> str:
    """What tells that the same is said of the same answers."""
    return digest(marked.student, marked.code, *(repr(one) for one in marked.verdicts)).hex()
