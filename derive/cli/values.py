"""`derive values`: every quantity and what it is worth."""

from __future__ import annotations

import json

import click

from derive.cli.options import digits_option, json_option, spec_argument

EPILOG = """\b
Examples:
  derive values mazur
  derive values mazur --json | jq '."dE_total/dw5"'
"""


@click.command(epilog=EPILOG)
@spec_argument
@digits_option
@json_option
def values(spec: str, digits: int, as_json: bool) -> None:
    """List every quantity of SPEC with its value; in JSON at full double precision."""
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic
    from derive.notation.rounding import rounded  # noqa: PLC0415
    from derive.numerics.values import Values  # noqa: PLC0415

    worth = Values(load(spec))
    if as_json:
        click.echo(json.dumps(worth.as_dict(), indent=2, allow_nan=False))
        return
    table = worth.by_key()
    width = max(map(len, table))
    for key, value in table.items():
        click.echo(f"{key:<{width}}  {rounded(value, digits)}")
