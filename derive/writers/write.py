"""Writing a document in a format, through its templates."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from derive.documents.blocks import Document, Figure
from derive.errors import OutputError
from derive.notation.printer import Printer
from derive.writers.environment import environment
from derive.writers.files import File
from derive.writers.formats import Format
from derive.writers.numbering import blocks_of
from derive.writers.page import Page

PICTURE_SUFFIX = ".svg"


def render(
    document: Document,
    into: Format,
    printer: Printer,
    *,
    template: str = "document",
    templates: Path | None = None,
) -> str:
    """``document`` as the text of one file.

    The template ``fragment`` writes the equations alone, to be pasted into another document.
    ``templates`` is a folder whose files take the place of ours. Raises OutputError when one of
    them is faulty, and when a reference has no equation.
    """
    page = Page.of(document, into, printer)
    try:
        found = environment(into, templates).get_template(f"{template}.{into.name}.j2")
        return found.render(page.names()).strip("\n") + "\n"
    except TemplateError as fault:
        raise OutputError(f"template {_place(fault)}: {fault}") from fault


def _place(fault: TemplateError) -> str:
    """The file and the line of a template at fault."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.filename}, line {fault.lineno}"
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(fault)


def rendered_files(
    document: Document,
    into: Format,
    printer: Printer,
    folder: Path,
    templates: Path | None = None,
) -> tuple[File, ...]:
    """The files of ``document`` in ``folder``: the text, and the pictures that stand beside it."""
    text = render(document, into, printer, templates=templates)
    main = File(folder / f"{document.name}.{into.name}", text, into.comment)
    if not into.beside:
        return (main,)
    drawings = {
        figure.picture.name: into.picture(figure, printer)
        for figure in blocks_of(document.blocks)
        if isinstance(figure, Figure)
    }
    return (
        main,
        *(
            File(folder / f"{name}{PICTURE_SUFFIX}", drawing, into.comment)
            for name, drawing in drawings.items()
        ),
    )
