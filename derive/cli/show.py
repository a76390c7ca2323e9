"""`derive show`: the derivation of one quantity."""

from __future__ import annotations

import click

from derive.cli.options import digits_option, notation_option, spec_argument

EPILOG = """\b
Examples:
  derive show mazur                          all quantities of the network
  derive show mazur dE_total/dw5             the derivation in the terminal
  derive show mazur dE_total/dw5 --to latex  the equations to paste into a document
"""

FORMATS = {"text": "txt", "latex": "tex", "markdown": "md", "html": "html", "typst": "typ"}


@click.command(epilog=EPILOG)
@spec_argument
@click.argument("quantity", required=False)
@click.option(
    "--to",
    "language",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="The language of the mathematics.",
)
@notation_option
@digits_option
def show(spec: str, quantity: str | None, language: str, notation: str | None, digits: int) -> None:
    """Print the derivation of one QUANTITY of SPEC; without it, the whole derivation.

    A quantity is named by its key, such as net_h1, E_total, dE_total/dw5 or w5+ (the weight after
    one update); `derive values SPEC` lists them all.
    """
    from derive.api import explain, load, weights_in  # noqa: PLC0415 - loads SymPy

    problem = load(spec)
    chosen = None if quantity is None else weights_in(problem, quantity)
    worked = explain(problem, weights=chosen, decimals=digits, notation=notation)
    click.echo(worked.show(quantity, FORMATS[language]), nl=False)
