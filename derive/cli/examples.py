"""`derive examples`: the built-in specs."""

from __future__ import annotations

import click

EPILOG = """\b
Example:
  derive examples
"""


@click.command(epilog=EPILOG)
def examples() -> None:
    """List the built-in examples, which every command takes in place of a file."""
    from derive.model.examples import names, path  # noqa: PLC0415
    from derive.model.spec import read  # noqa: PLC0415 - loads pydantic

    width = max(map(len, names()))
    for name in names():
        click.echo(f"{name:<{width}}  {read(path(name)).title}")
