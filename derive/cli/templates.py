"""`derive templates`: what the pages are made of, to be changed."""

from __future__ import annotations

from pathlib import Path

import click

EPILOG = """\b
Examples:
  derive templates copy mine
  derive handout mazur --templates mine

Keep the files that you change and delete the others, so that those stay ours. A template may also
take ours and change one block of it, as this mine/html/document.html.j2 does:
\b
  {% extends "ours/document.html.j2" %}
  {% block footer %}<footer>Room 101, Tuesdays</footer>{% endblock %}
"""


@click.group(epilog=EPILOG)
def templates() -> None:
    """Give out the templates of every format, to be changed and used with --templates."""


@templates.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite templates that are there.")
def copy(folder: Path, force: bool) -> None:
    """Copy all templates into FOLDER, one folder for each format."""
    from derive.writers.template_files import copy_templates  # noqa: PLC0415 - loads Jinja2

    paths = copy_templates(folder, force=force)
    click.echo(f"wrote {len(paths)} templates into {folder}")
