"""`derive train`: gradient descent, watched."""

from __future__ import annotations

import json

import click

from derive.cli.options import digits_option, json_option, spec_argument

EPILOG = """\b
Examples:
  derive train mazur
  derive train mazur --iterations 1000 --every 100
  derive train mazur --json > trained.json
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.option(
    "--iterations", type=click.IntRange(0), help="Updates to make.  [default: those of the spec]"
)
@click.option("--every", type=click.IntRange(1), help="Show the error every so many updates.")
@digits_option
@json_option
def train(spec: str, iterations: int | None, every: int | None, digits: int, as_json: bool) -> None:
    """Train the network of SPEC by gradient descent and show the error on its way."""
    from derive.cli.progress import bar  # noqa: PLC0415 - loads rich
    from derive.documents.training_report import TrainingReport  # noqa: PLC0415
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic

    problem = load(spec)
    count = problem.training.iterations if iterations is None else iterations
    with bar("training", count) as advance:
        report = TrainingReport.of(problem, count, every, advance)
    click.echo(json.dumps(report.as_dict(), indent=2) if as_json else report.as_text(digits))
