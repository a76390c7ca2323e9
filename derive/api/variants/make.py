"""Variants for a whole class: made in parallel, and gone on with after a stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path

from derive.api.choices import chosen_formats
from derive.api.variants.layouts import layout_named
from derive.api.variants.manifest import Manifest, opened
from derive.api.variants.order import Look, Order
from derive.api.variants.window import in_order
from derive.api.variants.workshop import Made, Workshop, make
from derive.documents.stress_report import StressReport
from derive.errors import RosterError
from derive.marking.spreadsheet import line
from derive.marking.stress import stress
from derive.marking.student import Student, clean, numbered
from derive.model.schema import Spec
from derive.writers.files import write_new

FOLDER, LIST = "variants", "variants.csv"
TITLES = ("student", "name", "email", "code", "files")
BYTE_ORDER = "\ufeff"  # by which spreadsheets know UTF-8


def make_variants(
    source: str | Path | Spec,
    students: int | Iterable[str | Student],
    *,
    seed: str,
    directory: str | Path = "output",
    look: Look | None = None,
    executor: Executor | None = None,
    advance: Callable[[int], None] = lambda done: None,
    force: bool = False,
) -> Path:
    """Make a sheet, a key and a data file for each student; the folder they are in.

    That is ``directory``/NAME/variants, where variants.csv lists them. A variant depends on the
    course key ``seed``, on the student's key and on the numbers of the spec. ``students`` are a
    number of them, keys, or Students. ``executor`` does the work elsewhere; ``advance`` is told how
    many are done. What a run that was stopped has made is not made again. Raises a DeriveError
    that names the place and the remedy.
    """
    order = _order(source, seed, look)
    folder = Path(directory) / order.name / FOLDER
    with opened(folder, order.settings(), force=force) as manifest:
        task = _Task(order, folder, force)
        jobs = ((one, *manifest.known(one)) for one in _different(students))
        made = _noted(manifest, in_order(executor, task, jobs), advance)
        rows = "".join(map(_row, made))
        write_new(folder / LIST, BYTE_ORDER + line(TITLES) + rows, force=True)
    return folder


def make_variant(
    source: str | Path | Spec,
    code: str,
    *,
    directory: str | Path = "output",
    look: Look | None = None,
    force: bool = False,
) -> tuple[Path, ...]:
    """Make one variant again, by its code; the paths of its files. Raises as the others do."""
    order = _order(source, "", look)
    folder = Path(directory) / order.name / FOLDER
    made = make(order, Student(""), code, folder, force=force)
    return tuple(folder / one for one in made.files)


def stress_test(
    source: str | Path | Spec,
    count: int = 100,
    *,
    look: Look | None = None,
    advance: Callable[[int], None] = lambda done: None,
) -> StressReport:
    """What so many variants are like, whose numbers are asked for as ``look`` says."""
    order = _order(source, "", look)
    return StressReport(
        order.name, stress(Workshop(order).fairness, count, advance), order.look.decimals
    )


def _order(source: str | Path | Spec, course: str, look: Look | None) -> Order:
    """The order, its layouts and formats known. Raises OutputError for others."""
    chosen = look or Look()
    for name in chosen.layouts or ("",):
        layout_named(name)
    chosen_formats(chosen.formats, chosen.pdf_engine)
    return Order.of(source, course, chosen)


@dataclass(frozen=True, slots=True)
class _Task:
    """One variant to be made, here or in another process, unless its files are there."""

    order: Order
    folder: Path
    force: bool

    def __call__(self, job: tuple[Student, str, tuple[str, ...]]) -> Made:
        student, code, files = job
        if files:
            return Made(student, code, files)
        return make(self.order, student, code, self.folder, force=self.force)


def _different(students: int | Iterable[str | Student]) -> Iterator[Student]:
    """The students, each of whom may come once."""
    seen: set[str] = set()
    for one in numbered(students) if isinstance(students, int) else students:
        student = one if isinstance(one, Student) else Student(clean(one))
        if not student.key or student.key in seen:
            fault = "comes twice" if student.key else "is no name"
            raise RosterError(f"the student {student.key!r} {fault}; give each a name of their own")
        seen.add(student.key)
        yield student


def _noted(
    manifest: Manifest, every: Iterable[Made], advance: Callable[[int], None]
) -> Iterator[Made]:
    """Each variant, once it stands in the manifest. No two students may have the same files."""
    owners: dict[str, str] = {}
    for done, made in enumerate(every, start=1):
        owner = owners.setdefault(made.files[-1], made.student.key)
        if owner != made.student.key:
            raise RosterError(
                f"the students {owner!r} and {made.student.key!r} have the same code "
                f"{made.code}; change the id of one of them"
            )
        manifest.add(made)
        advance(done)
        yield made


def _row(made: Made) -> str:
    student = made.student
    return line((student.key, student.name, student.email, made.code, " ".join(made.files)))
