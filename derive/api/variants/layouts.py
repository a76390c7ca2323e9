"""What is made for each student: one entry for each layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from derive.api.choices import chosen_formats
from derive.api.variants.order import Look
from derive.api.worked import Worked
from derive.documents.blocks import Document
from derive.documents.worksheet import answer_key
from derive.errors import OutputError
from derive.model.suggestion import did_you_mean
from derive.notation.printer import Printer
from derive.writers.deck import deck_files, deck_formats
from derive.writers.files import File, Signed
from derive.writers.pdf import PdfFile
from derive.writers.write import rendered_files

Files: TypeAlias = dict[Path, Signed]


@dataclass(frozen=True, slots=True)
class Task:
    """A variant, worked, for one student; the names of its files begin with ``stem``."""

    worked: Worked
    look: Look
    student: str
    stem: str

    def written(self, document: Document, printer: Printer, folder: Path) -> Files:
        """``document`` in every format, its files in ``folder``."""
        every: Files = {}
        for into in chosen_formats(self.look.formats, self.look.pdf_engine):
            files = rendered_files(document, into, printer, folder / self.stem)
            every |= {file.path: file for file in self.placed(files, folder)}
        return every

    def placed(self, files: Iterable[Signed], folder: Path) -> tuple[Signed, ...]:
        """One file under the student's name, several in a folder of that name."""
        found = tuple(files)
        if len(found) > 1 or not isinstance(found[0], File | PdfFile):
            return found
        return (replace(found[0], path=folder / f"{self.stem}{found[0].path.suffix}"),)


def worksheet_files(task: Task, folder: Path) -> Files:
    """The sheet and its key."""
    look, worked = task.look, task.worked
    sheet = worked.worksheet(look.blanks, hints=look.hints, student=task.student)
    return {
        **task.written(sheet, worked.printer, folder / "sheets"),
        **task.written(answer_key(sheet), worked.key_printer, folder / "keys"),
    }


def handout_files(task: Task, folder: Path) -> Files:
    """The derivation with all its numbers."""
    document = task.worked.handout()
    told = replace(document, title=f"{document.title}, variant {task.worked.problem.code}")
    return task.written(told, task.worked.printer, folder / "handouts")


def slides_files(task: Task, folder: Path) -> Files:
    """The derivation to be shown."""
    worked, decks = task.worked, deck_formats(task.look.formats)
    deck = worked.slides()
    files = (file for into in decks for file in deck_files(deck, into, worked.printer, folder))
    placed = (one for file in files for one in task.placed([file], folder / "slides"))
    return {file.path: file for file in placed}


@dataclass(frozen=True, slots=True)
class Layout:
    """``rules``: whether each rule of differentiation has its line in the derivation."""

    files: Callable[[Task, Path], Files]
    rules: bool


LAYOUTS: Mapping[str, Layout] = {
    "worksheet": Layout(worksheet_files, rules=False),
    "handout": Layout(handout_files, rules=True),
    "slides": Layout(slides_files, rules=False),
}


def layout_named(name: str) -> Layout:
    """The layout of this name. Raises OutputError, which lists the names, when there is none."""
    if name not in LAYOUTS:
        known = did_you_mean(name, LAYOUTS, "layouts")
        raise OutputError(f"there is no layout {name!r}; {known}")
    return LAYOUTS[name]
