"""Arguments and options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

Decorator = Callable[[Callable[..., None]], Callable[..., None]]

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

decimals_option = click.option(
    "--decimals",
    type=click.IntRange(1, 12),
    default=4,
    show_default=True,
    help="Decimals that every result is rounded to.",
)

course_option = click.option("--seed", metavar="COURSE", help="The course key, of your choice.")

scheme_option = click.option(
    "--scheme", type=click.Path(path_type=Path), help="The marking scheme: a TOML file."
)

workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    help="Processes that work side by side.  [default: one for each processor]",
)

blanks_option = click.option(
    "--blanks",
    metavar="few|half|all|KEY,KEY…",
    default="half",
    show_default=True,
    help="What a worksheet leaves blank: the results, half, everything, or what is named.",
)

hints_option = click.option(
    "--hints",
    type=click.IntRange(0, 3),
    default=0,
    show_default=True,
    help="Hints for each part of a worksheet, from the general to the particular.",
)

templates_option = click.option(
    "--templates",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder whose templates take the place of ours; see derive templates copy.",
)

force_option = click.option(
    "--force", is_flag=True, help="Overwrite files that derive did not write itself."
)


def formats_option(default: str, formats: str = "md, tex, html, typ, txt, pdf") -> Decorator:
    """``--to``, with what is written where it is absent."""
    return click.option(
        "--to", "formats", default=default, show_default=True, help=f"The formats: {formats}."
    )


def output_option(inside: str = "a folder named after the spec") -> Decorator:
    """``--output``, with what the files go into there."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        default=Path("output"),
        show_default=True,
        help=f"The directory; the files go into {inside}.",
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
