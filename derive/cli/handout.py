"""`derive handout`: the whole derivation as files to hand out."""

from __future__ import annotations

from pathlib import Path

import click

from derive.cli.options import (
    digits_option,
    force_option,
    notation_option,
    spec_argument,
    weights_option,
)

EPILOG = """\b
Examples:
  derive handout mazur
  derive handout all                          every built-in example, with an index page
  derive handout net.toml -o handouts --to tex --weights w1,w7
  derive handout net.toml --detail brief --digits 4
  derive handout mazur --notation nielsen
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The directory; the files go into a folder named after the spec.",
)
@click.option("--to", "formats", default="md,tex,html", show_default=True, help="The formats.")
@weights_option
@click.option(
    "--detail",
    type=click.Choice(["full", "brief"]),
    default="full",
    show_default=True,
    help="full: every rule of differentiation has its line.",
)
@notation_option
@digits_option
@force_option
def handout(
    spec: str,
    output: Path,
    formats: str,
    weights: str | None,
    detail: str,
    notation: str | None,
    digits: int,
    force: bool,
) -> None:
    """Write the derivation of every gradient of SPEC as a lecture handout.

    SPEC may be the word all: every built-in example, and an index page.
    """
    from derive.api import explain, write_gallery  # noqa: PLC0415 - loads SymPy

    if spec == "all":
        write_gallery(output, formats, force=force, wrote=lambda path: click.echo(f"wrote {path}"))
        return
    worked = explain(
        spec, weights=weights, rules=detail == "full", decimals=digits, notation=notation
    )
    for path in worked.write_handout(output, formats, force=force):
        click.echo(f"wrote {path}")
