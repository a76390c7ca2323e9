"""The command `derive`: its commands, and how an error ends one."""

from __future__ import annotations

import errno
import gc
import io
import sys
from typing import Any

import click

from derive.cli.check import check
from derive.cli.examples import examples
from derive.cli.export import export
from derive.cli.gallery import gallery
from derive.cli.handout import handout
from derive.cli.mark import mark
from derive.cli.new import new
from derive.cli.options import SPEC
from derive.cli.schema import schema
from derive.cli.show import show
from derive.cli.slides import slides
from derive.cli.templates import templates
from derive.cli.train import train
from derive.cli.values import values
from derive.cli.variants import variants
from derive.cli.worksheet import worksheet
from derive.errors import DeriveError, OutputError
from derive.version import __version__

EPILOG = """\b
Examples:
  derive handout mazur                  the built-in example as a lecture handout
  derive worksheet mazur                a sheet to fill in, and its answer key
  derive slides mazur                   slides for beamer and for a browser
  derive new net.toml                   a commented spec to start from
  derive show net.toml dE_total/dw5     one derivation, in the terminal

SPEC is a TOML file or the name of a built-in example (`derive examples`).
A command exits with 0 if all is well, with 1 if something in the content is wrong, and with 2 if
it could not run.
"""


YOUNG_OBJECTS = 300_000  # before garbage is collected: a command makes many things, and soon ends


class Commands(click.Group):
    """A group that ends with one clear line when a command cannot go on."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a process of its own, where collecting garbage is mostly time lost."""
        gc.set_threshold(YOUNG_OBJECTS)
        try:
            return super().__call__(*args, **kwargs)
        finally:
            gc.freeze()  # or all that is left would be searched once more on the way out

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a DeriveError becomes its message and its exit code."""
        _replace_what_the_terminal_lacks()
        try:
            return super().invoke(ctx)
        except DeriveError as error:
            click.echo(f"derive: {_placed(ctx, error)}", err=True)
            sys.exit(error.exit_code)
        except OSError as fault:
            if fault.errno == errno.EPIPE:  # whoever read the output has read enough
                raise
            click.echo(f"derive: the output cannot be written: {fault.strerror}", err=True)
            sys.exit(DeriveError.exit_code)


def _placed(ctx: click.Context, error: DeriveError) -> str:
    """The message of ``error``, the spec in front where it is about one and does not name it."""
    spec = ctx.meta.get(SPEC)
    told = spec is None or isinstance(error, OutputError) or str(error).startswith(spec)
    return str(error) if told else f"{spec}: {error}"


def _replace_what_the_terminal_lacks() -> None:
    """Print a question mark for each sign that the encoding of the terminal does not have."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="derive")
def main() -> None:
    """Derive backpropagation for a network: every step, its rule and its numbers."""


for command in (
    handout,
    worksheet,
    variants,
    slides,
    show,
    values,
    train,
    check,
    mark,
    export,
    examples,
    gallery,
    new,
    templates,
    schema,
):
    main.add_command(command)
