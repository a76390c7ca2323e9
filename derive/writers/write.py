"""Writing a document in a format, through its templates."""

from __future__ import annotations

import re
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateSyntaxError

from derive.documents.blocks import Document, Figure
from derive.documents.deck import Deck
from derive.errors import OutputError
from derive.notation.printer import Printer
from derive.writers.environment import environment
from derive.writers.files import File, Signed
from derive.writers.formats import FORMATS, Format
from derive.writers.image import ImageFile
from derive.writers.numbering import blocks_of
from derive.writers.page import Page
from derive.writers.pdf import PDF, Engine, PdfFile

PICTURE_SUFFIX = ".svg"


def render(
    document: Document,
    into: Format,
    printer: Printer,
    *,
    template: str = "document",
    templates: Path | None = None,
    scope: str = "",
) -> str:
    """``document`` as the text of one file.

    The template ``body`` writes what can be included in another document, where its anchors and
    labels start with ``scope``; ``fragment`` writes the equations alone, to be pasted.
    ``templates`` is a folder whose files take the place of ours. Raises OutputError when one of
    them is faulty, and when a reference has no equation.
    """
    page = Page.of(document, into, printer, scope)
    return fill(page.names(), into, template, templates)


def fill(
    names: dict[str, object], into: Format, template: str, templates: Path | None = None
) -> str:
    """A template of a format with ``names`` put in. Raises OutputError when it is faulty."""
    try:
        found = environment(into, templates).get_template(f"{template}.{into.name}.j2")
        return found.render(names).strip("\n") + "\n"
    except TemplateError as fault:
        raise OutputError(f"template {_place(fault)}: {fault}") from fault
    except (TypeError, ArithmeticError, LookupError, AttributeError) as fault:
        if templates is None:
            raise
        raise OutputError(f"template {_place(fault)}: {fault}") from fault


def _place(fault: Exception) -> str:
    """The file and the line of a template at fault."""
    if isinstance(fault, TemplateSyntaxError):
        return f"{fault.filename}, line {fault.lineno}"
    frames = [frame for frame in extract_tb(fault.__traceback__) if frame.filename.endswith(".j2")]
    return f"{frames[-1].filename}, line {frames[-1].lineno}" if frames else str(fault)


def rendered_files(
    document: Document,
    into: Format | Engine,
    printer: Printer,
    folder: Path,
    templates: Path | None = None,
) -> tuple[Signed, ...]:
    """The files of ``document`` in ``folder``: the text, and the pictures that stand beside it."""
    if isinstance(into, Engine):
        text = render(document, into.source, printer, templates=templates)
        made = into.typeset(text, document.front.beside)
        return (PdfFile(folder / f"{document.name}.{PDF}", made),)
    text = render(document, into, printer, templates=templates)
    main = File(folder / f"{document.name}.{into.name}", text, into.comment)
    return (main, *_drawings(document, into, printer, folder), *logo_files(document, into, folder))


def logo_files(shown: Document | Deck, into: Format, folder: Path) -> tuple[Signed, ...]:
    """The logo, where it is a file of its own: HTML holds it, and plain text has none."""
    logo = shown.front.logo
    if not logo or into.name in ("html", "txt"):
        return ()
    return (ImageFile(folder / logo.file, logo.content),)


def fragment_files(
    document: Document,
    into: Format | Engine,
    printer: Printer,
    folder: Path,
    templates: Path | None = None,
) -> tuple[Signed, ...]:
    """The same as a part of another document. Raises OutputError for a PDF, which is a whole."""
    if isinstance(into, Engine):
        known = ", ".join(one.name for one in FORMATS)
        raise OutputError(
            f"a PDF cannot be part of a document; with --fragment choose from {known}"
        )
    scope = re.sub("[^A-Za-z0-9]+", "-", f"{folder.name}-")
    text = render(document, into, printer, template="body", templates=templates, scope=scope)
    main = File(folder / f"{document.name}-fragment.{into.name}", text, into.comment)
    return (main, *_drawings(document, into, printer, folder))


def _drawings(document: Document, into: Format, printer: Printer, folder: Path) -> tuple[File, ...]:
    """The pictures of ``document``, where they are files of their own, named after both."""
    if not into.beside:
        return ()
    drawings = {
        figure.picture.name: into.picture(figure, printer)
        for figure in blocks_of(document.blocks)
        if isinstance(figure, Figure)
    }
    return tuple(
        File(folder / f"{document.name}-{name}{PICTURE_SUFFIX}", drawing, into.comment)
        for name, drawing in drawings.items()
    )
