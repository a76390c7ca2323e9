"""The command `derive`: its commands, and how an error ends one."""

from __future__ import annotations

import sys

import click

from derive.cli.check import check
from derive.cli.examples import examples
from derive.cli.handout import handout
from derive.cli.new import new
from derive.cli.schema import schema
from derive.cli.show import show
from derive.cli.train import train
from derive.cli.values import values
from derive.errors import DeriveError

EPILOG = """\b
Examples:
  derive handout mazur                  the built-in example as a lecture handout
  derive new net.toml                   a commented spec to start from
  derive show net.toml dE_total/dw5     one derivation, in the terminal

SPEC is a TOML file or the name of a built-in example (`derive examples`).
A command exits with 0 if all is well, with 1 if something in the content is wrong, and with 2 if
it could not run.
"""


class Commands(click.Group):
    """A group that ends with one clear line when a command cannot go on."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a DeriveError becomes its message and its exit code."""
        try:
            return super().invoke(ctx)
        except DeriveError as error:
            click.echo(f"derive: {error}", err=True)
            sys.exit(error.exit_code)


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="derive")
def main() -> None:
    """Derive backpropagation for a network: every step, its rule and its numbers."""


for command in (handout, show, values, train, check, examples, new, schema):
    main.add_command(command)
