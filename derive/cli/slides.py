"""`derive slides`: the derivation to be shown, step by step."""

from __future__ import annotations

from pathlib import Path

import click

from derive.cli.options import (
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
  derive slides mazur
  derive slides net.toml --to html -o talks
  derive slides mazur --weights w5,w6,w1
  derive slides mazur --to tex                for beamer: pdflatex slides.tex
  derive slides mazur --to pdf                needs pip install 'derive[pdf]'

The page in HTML needs a browser and nothing else: arrows step through it, ? lists the keys. Each
slide and step has an address of its own, as slides.html#8.2, and printing gives every slide once.
The PDF has a page for each step.
"""


@click.command(epilog=EPILOG)
@spec_argument
@formats_option("tex,html", "tex (beamer), html, typ, pdf")
@weights_option
@click.option(
    "--digits",
    type=click.IntRange(1, 12),
    default=4,
    show_default=True,
    help="Decimals of computed values.",
)
@output_option()
@pdf_engine_option
@notation_option
@templates_option
@force_option
def slides(
    spec: str,
    formats: str,
    weights: str | None,
    digits: int,
    output: Path,
    pdf_engine: str,
    notation: str | None,
    templates: Path | None,
    force: bool,
) -> None:
    """Write the derivation of SPEC as slides, on which one factor after the other is revealed."""
    from derive.api import explain  # noqa: PLC0415 - loads SymPy

    worked = explain(
        spec, weights=weights, rules=False, decimals=digits, notation=notation, templates=templates
    )
    made = worked.write_slides(output, formats, pdf_engine=pdf_engine, force=force)
    for path in made:
        click.echo(f"wrote {path}")
