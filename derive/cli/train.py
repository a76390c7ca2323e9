"""`derive train`: gradient descent, watched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from derive.cli.options import digits_option, force_option, json_option, spec_argument

if TYPE_CHECKING:
    from derive.model.problem import Problem

EPILOG = """\b
Examples:
  derive train mazur
  derive train mazur --iterations 1000 --every 100
  derive train mazur --json > trained.json
  derive train mazur --plot error.png    needs pip install 'derive[plots]'
"""


@click.command(epilog=EPILOG)
@spec_argument
@click.option(
    "--iterations", type=click.IntRange(0), help="Updates to make.  [default: those of the spec]"
)
@click.option("--every", type=click.IntRange(1), help="Show the error every so many updates.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Draw the error over the iterations to a file: .png, .pdf or .svg.",
)
@force_option
@digits_option
@json_option
def train(
    spec: str,
    iterations: int | None,
    every: int | None,
    plot: Path | None,
    force: bool,
    digits: int,
    as_json: bool,
) -> None:
    """Train the network of SPEC by gradient descent and show the error on its way."""
    from derive.cli.progress import bar  # noqa: PLC0415 - loads rich
    from derive.documents.training_report import TrainingReport  # noqa: PLC0415
    from derive.model.spec import load  # noqa: PLC0415 - loads pydantic

    problem = load(spec)
    count = problem.training.iterations if iterations is None else iterations
    with bar("training", count) as advance:
        report = TrainingReport.of(problem, count, every, advance)
    click.echo(json.dumps(report.as_dict(), indent=2) if as_json else report.as_text(digits))
    if plot:
        _draw(problem, count, plot, force=force)
        click.echo(f"wrote {plot}", err=True)


def _draw(problem: Problem, iterations: int, path: Path, *, force: bool) -> None:
    from derive.numerics.values import Values  # noqa: PLC0415
    from derive.writers.files import write_files  # noqa: PLC0415
    from derive.writers.plot import plot_file  # noqa: PLC0415 - loads matplotlib

    write_files([plot_file(path, Values(problem).errors(iterations))], force=force)
