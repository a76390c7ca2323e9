"""`derive worksheet`: a sheet to fill in, and its answer key."""

from __future__ import annotations

from pathlib import Path

import click

from derive.cli.options import (
    blanks_option,
    decimals_option,
    force_option,
    formats_option,
    hints_option,
    notation_option,
    output_option,
    pdf_engine_option,
    spec_argument,
    templates_option,
)

EPILOG = """\b
Examples:
  derive worksheet mazur
  derive worksheet mazur --blanks few --hints 2
  derive worksheet net.toml --blanks all --to tex,pdf -o sheets
  derive worksheet mazur --seed 7                      another half of the blanks
  derive worksheet mazur --blanks out_o1,dE_total/dw5  those two alone
  derive worksheet mazur --code YP44-PMRK              with the numbers of a variant

The key shows every answer in a box, and the results that rounding on the way may lead to.
"""


@click.command(epilog=EPILOG)
@spec_argument
@blanks_option
@hints_option
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Draws which half is left blank, the same on every machine.",
)
@decimals_option
@formats_option("md,tex,html")
@output_option()
@click.option("--code", help="The code of a variant, whose numbers are taken.")
@pdf_engine_option
@notation_option
@templates_option
@force_option
def worksheet(
    spec: str,
    blanks: str,
    hints: int,
    seed: int,
    decimals: int,
    formats: str,
    output: Path,
    code: str | None,
    pdf_engine: str,
    notation: str | None,
    templates: Path | None,
    force: bool,
) -> None:
    """Write SPEC as a worksheet to solve by hand, and the answer key that goes with it."""
    from derive.api import explain, variant  # noqa: PLC0415 - loads SymPy

    source = spec if code is None else variant(spec, code)
    worked = explain(source, rules=False, decimals=decimals, notation=notation, templates=templates)
    paths = worked.write_worksheet(
        output,
        formats,
        blanks=blanks,
        hints=hints,
        seed=seed,
        pdf_engine=pdf_engine,
        force=force,
    )
    for path in paths:
        click.echo(f"wrote {path}")
