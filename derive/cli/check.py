"""`derive check`: published values against the computed ones."""

from __future__ import annotations

import json
import sys

import click

from derive.cli.options import json_option, spec_argument

EPILOG = """\b
Example:
  derive check mazur

Exits with 1 if a published value is wrong.
"""


@click.command(epilog=EPILOG)
@spec_argument
@json_option
def check(spec: str, as_json: bool) -> None:
    """Compare the published values that SPEC lists with the computed ones, digit by digit."""
    from derive.checking.published import compare  # noqa: PLC0415 - loads the numerics
    from derive.documents.comparison_report import ComparisonReport  # noqa: PLC0415
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic

    problem = load(spec)
    report = ComparisonReport(problem, compare(problem))
    click.echo(json.dumps(report.as_dict(), indent=2) if as_json else report.as_text())
    sys.exit(report.wrong)
