"""`derive handout`: the whole derivation as files to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from derive.cli.options import (
    digits_option,
    force_option,
    formats_option,
    notation_option,
    output_option,
    pdf_engine_option,
    spec_argument,
    templates_option,
    weights_option,
)

EPILOG = """\b
Examples:
  derive handout mazur
  derive handout all                          every built-in example
  derive handout net.toml -o handouts --to tex --weights w1,w7
  derive handout net.toml --detail brief --digits 4
  derive handout mazur --notation nielsen
  derive handout mazur --to pdf               needs pip install 'derive[pdf]'
  derive handout mazur --to tex --fragment    to be \\input into a document of your own
"""


@click.command(epilog=EPILOG)
@spec_argument
@output_option()
@formats_option("md,tex,html")
@weights_option
@click.option(
    "--detail",
    type=click.Choice(["full", "brief"]),
    default="full",
    show_default=True,
    help="full: every rule of differentiation has its line.",
)
@click.option(
    "--fragment", is_flag=True, help="Write what can be included in a document of your own."
)
@pdf_engine_option
@notation_option
@templates_option
@digits_option
@force_option
def handout(
    spec: str,
    output: Path,
    formats: str,
    weights: str | None,
    detail: str,
    fragment: bool,
    pdf_engine: str,
    notation: str | None,
    templates: Path | None,
    digits: int,
    force: bool,
) -> None:
    """Write the derivation of every gradient of SPEC as a lecture handout.

    SPEC may be the word all: every built-in example.
    """
    from derive.api import explain  # noqa: PLC0415 - loads SymPy
    from derive.model.examples import names  # noqa: PLC0415

    for one in names() if spec == "all" else (spec,):
        worked = explain(
            one,
            weights=weights,
            rules=detail == "full",
            decimals=digits,
            notation=notation,
            templates=templates,
        )
        paths = worked.write_handout(
            output, formats, pdf_engine=pdf_engine, fragment=fragment, force=force
        )
        for path in paths:
            click.echo(f"wrote {path}")
