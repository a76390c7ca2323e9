"""`derive variants`: a sheet, a key and a data file for every student."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.cli.options import (
    blanks_option,
    course_option,
    decimals_option,
    force_option,
    formats_option,
    hints_option,
    json_option,
    notation_option,
    output_option,
    pdf_engine_option,
    spec_argument,
    workers_option,
)

if TYPE_CHECKING:
    from derive.api.variants.order import Look
    from derive.marking.roster import Roster
    from derive.marking.student import Student

MANY = 100  # variants of a stress test

EPILOG = """\b
Examples:
  derive variants mazur -n 30 --seed cs1-2026
  derive variants mazur --roster students.csv --seed cs1-2026 --to pdf
  derive variants mazur --stress                 what variants will be like
  derive variants mazur --code YP44-PMRK         one of them again
  derive worksheet mazur --code YP44-PMRK        its sheet alone

Keep the course key to yourself: with it anyone can draw the variant of anyone. What varies is said
by [variants] in SPEC, and without it by the weights and inputs given. The roster is a CSV file with
a column id or student, and if you like name and email. Started again, it goes on where it stopped.
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.option("-n", "count", type=click.IntRange(1), help="Variants to make, numbered 0001, …")
@click.option(
    "--roster",
    type=click.Path(path_type=Path),
    help="The students: a CSV file, with titles in its first line.",
)
@course_option
@click.option("--code", help="Make the variant with this code again.")
@click.option("--stress", is_flag=True, help="Only report what variants are like.")
@click.option(
    "--layout",
    "layouts",
    default="worksheet",
    show_default=True,
    help="The layouts: worksheet, handout, slides.",
)
@formats_option("html")
@decimals_option
@blanks_option
@hints_option
@output_option("NAME/variants in it")
@workers_option
@pdf_engine_option
@notation_option
@force_option
@json_option
def variants(
    spec: str,
    count: int | None,
    roster: Path | None,
    seed: str | None,
    code: str | None,
    stress: bool,
    layouts: str,
    formats: str,
    decimals: int,
    blanks: str,
    hints: int,
    output: Path,
    workers: int | None,
    pdf_engine: str,
    notation: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Make a variant of SPEC for every student: sheets, answer keys and data files."""
    # ruff: noqa: PLC0415 - loads SymPy
    from derive.api.variants.order import Look
    from derive.model.listed import listed_names as names

    look = Look(names(layouts), names(formats), decimals, blanks, hints, notation, pdf_engine)
    if stress:
        _stress(spec, look, count or MANY, as_json=as_json)
    elif code is not None:
        _again(spec, code, output, look, force=force)
    elif seed is None:
        raise click.UsageError("give a course key with --seed, such as --seed cs1-2026")
    elif (count is None) == (roster is None):
        raise click.UsageError("say for whom: -n 30 for so many, or --roster students.csv")
    else:
        _all(spec, _students(count, roster), seed, output, look, workers, force=force)


def _students(count: int | None, roster: Path | None) -> tuple[Student, ...] | Roster:
    from derive.marking.roster import Roster
    from derive.marking.student import numbered

    return numbered(count or 0) if roster is None else Roster(roster)


def _all(
    spec: str,
    students: tuple[Student, ...] | Roster,
    seed: str,
    output: Path,
    look: Look,
    workers: int | None,
    *,
    force: bool,
) -> None:
    from derive.api.variants.make import make_variants
    from derive.api.variants.pool import processes
    from derive.cli.progress import bar

    total = len(students)
    with bar("variants", total) as advance, processes(workers, total) as executor:
        folder = make_variants(
            spec,
            students,
            seed=seed,
            directory=output,
            look=look,
            executor=executor,
            advance=advance,
            force=force,
        )
    click.echo(f"wrote {total} variants into {folder}")


def _again(spec: str, code: str, output: Path, look: Look, *, force: bool) -> None:
    from derive.api.variants.make import make_variant

    for path in make_variant(spec, code, directory=output, look=look, force=force):
        click.echo(f"wrote {path}")


def _stress(spec: str, look: Look, count: int, *, as_json: bool) -> None:
    from derive.api.variants.make import stress_test
    from derive.cli.progress import bar

    with bar("drawing", count) as advance:
        report = stress_test(spec, count, look=look, advance=advance)
    click.echo(json.dumps(report.as_dict(), indent=2) if as_json else report.as_text())
