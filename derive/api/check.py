"""Checking what others wrote, from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from derive.api.choices import problem_of
from derive.checking.document import check_source
from derive.checking.findings import Checked
from derive.documents.check_report.page import as_page
from derive.errors import OutputError
from derive.model.problem import Problem
from derive.model.schema import Spec
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.reading.documents.source import read_source
from derive.reading.names.convention import convention_settings
from derive.writers.files import File, write_files
from derive.writers.formats import FORMATS, Format, format_named
from derive.writers.write import logo_files, render


def check(
    source: str | Path | Problem | Spec,
    document: str | Path,
    *,
    conventions: Iterable[str] = (),
    progress: Callable[[float], None] = lambda _: None,
) -> Checked:
    """Check every equality that ``document`` asserts about a network.

    ``conventions`` settle what the document leaves open, as ``delta=-1``; the rest is inferred.
    ``progress`` is told which share of the document has been judged, from 0 to 1.
    Raises a DeriveError where the document or the spec cannot be used.
    """
    settings = convention_settings(conventions)
    return check_source(problem_of(source), read_source(str(document)), settings, progress)


def write_check_report(
    found: Checked | Sequence[Checked], path: str | Path, *, force: bool = False
) -> Path:
    """Write the findings as a page; the ending of ``path`` is its format: md, html or tex.

    Raises OutputError for another ending, and where the file cannot or must not be written.
    """
    target, every = Path(path), (found,) if isinstance(found, Checked) else tuple(found)
    into, problem = _format_of(target), every[0].problem
    printer = Printer(into.syntax, problem.graph, Values(problem), FLAT)
    page = as_page(every)
    main = File(target, render(page, into, printer), into.comment)
    write_files([main, *logo_files(page, into, target.parent)], force=force)
    return target


def _format_of(path: Path) -> Format:
    known = [one.name for one in FORMATS if one.name != "txt"]
    ending = path.suffix.removeprefix(".")
    if ending not in known:
        raise OutputError(
            f"{path}: the ending says in which format the report is written; choose from "
            + ", ".join(f".{name}" for name in known)
        )
    return format_named(ending)
