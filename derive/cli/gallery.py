"""`derive gallery`: every built-in example in every layout and format."""

from __future__ import annotations

from pathlib import Path

import click

from derive.cli.options import (
    force_option,
    output_option,
)

EPILOG = """\b
Examples:
  derive gallery               needs pip install 'derive[pdf]'
  derive gallery -o showroom

output/index.html and output/README.md show what there is.
"""


@click.command(epilog=EPILOG)
@output_option("a folder for each example")
@force_option
def gallery(output: Path, force: bool) -> None:
    """Write every built-in example as handout, worksheet, answer key and slides, and an index."""
    from derive.api.gallery import write_gallery  # noqa: PLC0415 - loads SymPy
    from derive.cli.progress import bar  # noqa: PLC0415 - loads rich
    from derive.model.examples import names  # noqa: PLC0415

    with bar("examples", len(names())) as advance:
        paths = write_gallery(output, force=force, advance=advance)
    for path in paths:
        click.echo(f"wrote {path}")
