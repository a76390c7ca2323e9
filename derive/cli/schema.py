"""`derive schema`: the JSON Schema of a spec."""

from __future__ import annotations

import json

import click

EPILOG = """\b
Example:
  derive schema > derive.schema.json
"""


@click.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of a spec, by which an editor completes and checks it."""
    from derive.model.spec import json_schema  # noqa: PLC0415 - loads pydantic

    click.echo(json.dumps(json_schema(), indent=2))
