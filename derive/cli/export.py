"""`derive export`: variants as a bank of questions for a learning platform."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from derive.cli.options import (
    course_option,
    force_option,
    notation_option,
    scheme_option,
    spec_argument,
    workers_option,
)

EPILOG = """\b
Examples:
  derive export mazur -n 30 --seed cs1-2026                 for Moodle
  derive export mazur -n 30 --seed cs1-2026 --to gift
  derive export mazur                                       with its own numbers
  derive export mazur --quantities out_o1,dE_total/dw5 -o questions.xml
  derive export mazur -n 30 --seed cs1-2026 --scheme scheme.toml

Each quantity is a category, each variant a numerical question in it: draw one of them at random for
each student. What honest rounding can lead to is right. Each named mistake is an answer with part
of the marks and a feedback; mistakes that no answer tells apart are one. A question stands alone,
so no error is carried forward: `derive mark` does that. For --scheme see `derive mark --help`.
Keep the course key to yourself. Moodle XML needs the package lxml: pip install 'derive[moodle]'.
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.option(
    "--to",
    "form",
    metavar="moodle|gift",
    default="moodle",
    show_default=True,
    help="The format: Moodle XML, or GIFT, which other platforms read too.",
)
@click.option(
    "-n",
    "count",
    type=click.IntRange(1, 10_000),
    help="Variants to make.  [default: the numbers of SPEC alone]",
)
@course_option
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    help="The file; - prints it.  [default: output/NAME/questions.moodle.xml or .gift.txt]",
)
@click.option(
    "--quantities",
    metavar="few|half|all|KEY,KEY…",
    default="few",
    show_default=True,
    help="What is asked for: the results, half or all of a worksheet, or what is named.",
)
@click.option(
    "--mistakes",
    type=click.Choice(["all", "method"]),
    default="all",
    show_default=True,
    help="The mistakes that are named: all, or those in the method, without single slips.",
)
@scheme_option
@click.option(
    "--decimals",
    type=click.IntRange(1, 12),
    help="Decimals that every result is rounded to.  [default: as the scheme says, or 4]",
)
@workers_option
@notation_option
@force_option
def export(
    spec: str,
    form: str,
    count: int | None,
    seed: str | None,
    output: str | None,
    quantities: str,
    mistakes: str,
    scheme: Path | None,
    decimals: int | None,
    workers: int | None,
    notation: str | None,
    force: bool,
) -> None:
    """Write SPEC and its variants as questions for Moodle and other platforms."""
    # ruff: noqa: PLC0415 - loads SymPy
    from derive.api.banks.look import BankLook
    from derive.api.banks.make import question_bank
    from derive.api.variants.pool import processes
    from derive.cli.progress import bar

    if count is not None and seed is None:
        raise click.UsageError("give a course key with --seed, such as --seed cs1-2026")
    look = BankLook(form, quantities, decimals, notation, scheme, slips=mistakes == "all")
    total = count or 1
    with bar("questions", total) as advance, processes(workers, total) as executor:
        bank = question_bank(
            spec, count, seed=seed or "", look=look, executor=executor, advance=advance
        )
    if output == "-":
        sys.stdout.write(bank.text)
        return
    path = bank.write(output, force=force)
    variants = f" about {bank.variants} variants" if count else ""
    click.echo(f"wrote {bank.questions} questions{variants} into {path}")
