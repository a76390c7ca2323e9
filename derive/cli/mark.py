"""`derive mark`: what students answered, marked with follow-through."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

import click

from derive.cli.options import (
    force_option,
    pdf_engine_option,
    scheme_option,
    spec_argument,
)

if TYPE_CHECKING:
    from derive.marking.marked import Marked
    from derive.marking.session import Session
    from derive.marking.tally import Tally

EPILOG = """\b
Examples:
  derive mark mazur answers.csv
  derive mark mazur answers.csv --report marked --json marks.json
  derive mark mazur sheet.md                    a worksheet that was filled in
  derive mark mazur answers.csv --scheme scheme.toml
  derive mark mazur numbers.csv formulas.csv    the rows of each student are joined

Answers are CSV with a column student and a column for each key, or with the columns student,
quantity and answer, JSON (a list, or an object a line), or worksheets made by `derive worksheet
--to md`. A student who stands in several places counts once; two answers to one question are told.
A column code names the variant of a student. A wrong answer is marked again with the student's own
earlier answers. A report that was stopped is gone on with when the command is given again. A scheme
is TOML:

\b
  decimals = 4
  [marks]
  default = 1
  "dE_total/dw5" = 3
  [split]
  method = 0.5            the rest is for accuracy
  rounded = 0.5           of the accuracy, where it was rounded too early
  follow_through = 1.0    of the accuracy
  mistake = 0.5           of the method, for a named mistake
  [mistakes]
  slope_left_out = 0.25
  [tolerance]
  default = {relative = 0.01}   or absolute, significant, decimals
"""


class _Sink(Protocol):
    def write(self, marked: Marked) -> None: ...

    def close(self) -> None: ...


@click.command(epilog=EPILOG)
@spec_argument
@click.argument("answers", nargs=-1, required=True, type=click.Path(path_type=Path))
@scheme_option
@click.option(
    "--report",
    type=click.Path(path_type=Path),
    help="A folder for a page per student, a summary of the class and the marks.",
)
@click.option(
    "--to",
    "form",
    default="html",
    show_default=True,
    help="The format of the pages: md, tex, html, typ, txt, pdf.",
)
@pdf_engine_option
@click.option("--json", "json_file", metavar="FILE", help="Write every verdict; - prints it.")
@click.option("--csv", "csv_file", metavar="FILE", help="Write the marks; - prints them.")
@click.option("--decimal-comma", is_flag=True, help="Read 8,22 as 8.22.")
@force_option
def mark(
    spec: str,
    answers: tuple[Path, ...],
    scheme: Path | None,
    report: Path | None,
    form: str,
    pdf_engine: str,
    json_file: str | None,
    csv_file: str | None,
    decimal_comma: bool,
    force: bool,
) -> None:
    """Mark what students answered, and name the mistakes."""
    from derive.api.marking.mark import session  # noqa: PLC0415 - loads the numerics
    from derive.api.marking.report import Report  # noqa: PLC0415
    from derive.cli.progress import bar, watched  # noqa: PLC0415
    from derive.marking.answers.files import AnswerFiles  # noqa: PLC0415
    from derive.marking.exports import JsonList, MarksTable  # noqa: PLC0415
    from derive.marking.tally import Tally  # noqa: PLC0415
    from derive.writers.pdf import target_named  # noqa: PLC0415

    at_work = session(spec, scheme, decimal_comma=decimal_comma)
    files, tally, sinks = AnswerFiles(answers), Tally(), list[_Sink]()
    with ExitStack() as stack:
        if json_file:
            sinks.append(JsonList(stack.enter_context(_opened(json_file))))
        if csv_file:
            sinks.append(MarksTable(stack.enter_context(_opened(csv_file))))
        if report:
            sinks.append(Report(at_work.desk, report, target_named(form, pdf_engine), force))
        with bar("marking", len(files) if watched() else 0) as advance:
            for marked in at_work.mark(files):
                tally.add(marked)
                for sink in sinks:
                    sink.write(marked)
                advance(tally.students)
            for sink in sinks:
                sink.close()
    if "-" not in (json_file, csv_file):
        _tell(tally)
    _warn(at_work)


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    """The file, or the terminal."""
    from derive.errors import OutputError  # noqa: PLC0415

    if name == "-":
        yield sys.stdout
        return
    try:
        stream = Path(name).open("w", encoding="utf-8", newline="")  # noqa: SIM115
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(f"{name} cannot be written: {reason}; choose another file") from None
    with stream:
        yield stream


def _tell(tally: Tally) -> None:
    from derive.writers.escaping import readable  # noqa: PLC0415

    students = f"{tally.students} student{'s' if tally.students != 1 else ''}"
    click.echo(f"{students}, {tally.marks:.6g} of {tally.most:.6g} marks")
    for kind, count in tally.kinds.most_common():
        click.echo(f"  {count:>7}  {kind.value}")
    common = tally.commonest(5)
    if common:
        click.echo("the commonest mistakes")
    for (_, _, sentence), count in common:
        click.echo(f"  {count:>7}  {readable(sentence)}")


def _warn(at_work: Session) -> None:
    from derive.writers.escaping import readable  # noqa: PLC0415

    if at_work.passed_over:
        names = ", ".join(readable(name[:40]) for name in [*at_work.passed_over][:8])
        click.echo(f"derive: passed over, as no keys of this network: {names}", err=True)
