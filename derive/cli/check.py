"""`derive check`: documents, or published values, against the computed ones."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.cli.options import force_option, spec_argument

if TYPE_CHECKING:
    from derive.checking.findings import Checked
    from derive.model.problem import Problem

LONG = 100_000  # bytes; a longer document takes more than a few seconds
RARELY = 50_000  # new objects before rubbish is looked for: most are kept to the end

EPILOG = """\b
Examples:
  derive check mazur                               the published values of the spec
  derive check mazur notes.md                      every equation of a document
  derive check net.toml chapter.tex --report found.html --patch fixes.diff
  derive check net.toml notes/*.md --format github in a workflow of GitHub
  derive check net.toml notes.md --convention delta=-1 --convention y=target

Documents are Markdown, LaTeX, notebooks, HTML or plain text; - is standard input.
Exits with 1 if anything is wrong, and with 2 if a document could not be read.
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option(
    "--json",
    "json_file",
    metavar="[FILE]",
    is_flag=False,
    flag_value="-",
    help="Write all verdicts as JSON; without FILE, print them.",
)
@click.option("--report", metavar="FILE", help="Write a page: FILE ends in .md, .html or .tex.")
@click.option("--patch", "patch_file", metavar="FILE", help="Write what is certain as a diff.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github"]),
    default="text",
    show_default=True,
    help="github: annotations that a workflow of GitHub shows at the lines.",
)
@click.option(
    "--convention",
    "conventions",
    multiple=True,
    metavar="NAME=VALUE",
    help="Settle what the documents leave open, as delta=-1, order=from_to, y=target.",
)
@force_option
def check(
    spec: str,
    documents: tuple[str, ...],
    json_file: str | None,
    report: str | None,
    patch_file: str | None,
    form: str,
    conventions: tuple[str, ...],
    force: bool,
) -> None:
    """Check every equation and number of DOCUMENTs against the network of SPEC.

    Without a document, the published values that SPEC lists are compared, digit by digit.
    """
    if not documents:
        _published(spec, as_json=json_file is not None)
        return
    found = _checked(spec, documents, conventions)
    _write(found, report, patch_file, json_file, force=force)
    if json_file != "-":
        click.echo("\n\n".join(map(_shown(form), found)))
    sys.exit(any(checked.wrong for checked in found))


def _checked(
    spec: str, documents: tuple[str, ...], conventions: tuple[str, ...]
) -> tuple[Checked, ...]:
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic

    gc.set_threshold(RARELY)
    problem = load(spec)
    return tuple(_document(problem, document, conventions) for document in documents)


def _document(problem: Problem, document: str, conventions: tuple[str, ...]) -> Checked:
    """One document; how far a long one is judged is shown meanwhile."""
    from derive.api.check import check as checked  # noqa: PLC0415 - loads the reader

    if not _is_long(document):
        return checked(problem, document, conventions=conventions)
    from derive.cli.progress import bar  # noqa: PLC0415 - loads rich

    with bar(document, 100) as advance:
        return checked(
            problem,
            document,
            conventions=conventions,
            progress=lambda share: advance(round(100 * share)),
        )


def _is_long(document: str) -> bool:
    path = Path(document)
    return path.is_file() and path.stat().st_size > LONG


def _shown(form: str) -> Callable[[Checked], str]:
    from derive.documents.check_report.annotations import as_annotations  # noqa: PLC0415
    from derive.documents.check_report.text import as_text  # noqa: PLC0415

    if form == "text":
        return as_text
    return lambda checked: "\n".join(as_annotations(checked))


def _write(
    found: tuple[Checked, ...],
    report: str | None,
    patch_file: str | None,
    json_file: str | None,
    *,
    force: bool,
) -> None:
    from derive.api.check import write_check_report  # noqa: PLC0415
    from derive.checking.patch import patch  # noqa: PLC0415
    from derive.documents.check_report.data import as_data  # noqa: PLC0415
    from derive.writers.files import write_new  # noqa: PLC0415

    if report:
        write_check_report(found, report, force=force)
    if patch_file:
        write_new(Path(patch_file), "".join(map(patch, found)), force=True)
    if json_file:
        data = [as_data(checked) for checked in found]
        text = json.dumps(data[0] if len(data) == 1 else data, indent=2, ensure_ascii=False)
        if json_file == "-":
            click.echo(text)
        else:
            write_new(Path(json_file), text + "\n", force=True)


def _published(spec: str, *, as_json: bool) -> None:
    from derive.checking.published import compare  # noqa: PLC0415 - loads the numerics
    from derive.documents.comparison_report import ComparisonReport  # noqa: PLC0415
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic

    problem = load(spec)
    report = ComparisonReport(problem, compare(problem))
    click.echo(json.dumps(report.as_dict(), indent=2) if as_json else report.as_text())
    sys.exit(report.wrong)
