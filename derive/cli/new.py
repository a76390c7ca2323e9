"""`derive new`: a spec to start from."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  derive new net.toml
  derive handout net.toml
"""


@click.command(epilog=EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite FILE if it exists.")
def new(file: Path, force: bool) -> None:
    """Write a small, commented spec to FILE, to be changed into your own."""
    from derive.model.examples import starter  # noqa: PLC0415
    from derive.writers.files import write_new  # noqa: PLC0415

    write_new(file, starter(), force=force)
    click.echo(f"wrote {file}; now: derive handout {file}")
