"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

SPEC = "derive.spec"  # where a context keeps what its command works on


def _remembered(context: click.Context, _: click.Parameter, spec: str) -> str:
    context.meta[SPEC] = spec
    return spec


spec_argument = click.argument("spec", metavar="SPEC", callback=_remembered)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")

digits_option = click.option(
    "--digits",
    type=click.IntRange(1, 30),
    default=9,
    show_default=True,
    help="Decimals of computed values.",
)

templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose templates take the place of ours; see derive templates copy.",
)

force_option = click.option(
    "--force", is_flag=True, help="Overwrite files that derive did not write itself."
)

notation_option = click.option(
    "--notation",
    metavar="flat|indexed|nielsen|brackets|matrix",
    help="How everything is written.  [default: as the spec says, or flat]",
)

weights_option = click.option(
    "--weights",
    metavar="w5,w1|all",
    help="The weights to work in full.  [default: the first into each layer]",
)

pdf_engine_option = click.option(
    "--pdf-engine",
    type=click.Choice(["typst", "latexmk"]),
    default="typst",
    show_default=True,
    help="What makes the PDF of --to pdf: the package typst, or an installed TeX.",
)
