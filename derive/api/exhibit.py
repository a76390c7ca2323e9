"""One built-in example in every layout and every format."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from derive.api.choices import chosen_formats
from derive.api.worked import explain
from derive.documents.blocks import Document
from derive.documents.deck import Deck
from derive.documents.worksheet import answer_key
from derive.model.examples import notes
from derive.model.spec import load
from derive.notation.notations import FLAT
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.writers.deck import deck_files, deck_formats
from derive.writers.files import File, Signed
from derive.writers.formats import FORMATS, MARKDOWN, TERMINAL
from derive.writers.gallery import Exhibit, piece
from derive.writers.image import ImageFile
from derive.writers.pdf import PDF
from derive.writers.thumbnail import thumbnail
from derive.writers.write import rendered_files

_EVERY: Final = (PDF, *(known.name for known in FORMATS))
_ON_SCREEN: Final = ("html", PDF, "tex", "typ")
_DECIMALS: Final = 4  # on paper to fill in, and on slides
_NOTES: Final = "notes.md"


class Layout(NamedTuple):
    """A document or a deck, what readers call it, and who writes its mathematics."""

    name: str
    shown: Document | Deck
    printer: Printer


def exhibit(name: str, directory: Path) -> tuple[Exhibit, tuple[Signed, ...]]:
    """The example ``name`` in all its layouts, and their files in ``directory``/NAME."""
    folder = directory / name
    made: dict[Path, Signed] = {}
    pieces = []
    for layout in layouts(name):
        files = _pages(layout, folder)
        picture = ImageFile(folder / f"{layout.shown.name}.png", thumbnail(*layout[1:]))
        pieces.append(piece(layout.name, [file.path for file in files], picture.path))
        made |= {file.path: file for file in (*files, picture)}
    title = load(name).title
    return Exhibit(name, title, tuple(pieces)), (*made.values(), *_written_notes(name, folder))


def layouts(name: str) -> Iterator[Layout]:
    """What is shown of the example ``name``, one after the other."""
    worked = explain(name)
    yield Layout("Handout", worked.handout(), worked.printer)
    brief = explain(name, rules=False, decimals=_DECIMALS)
    sheet = brief.worksheet()
    yield Layout("Worksheet", sheet, brief.printer)
    yield Layout("Answer key", answer_key(sheet), brief.key_printer)
    yield Layout("Slides", brief.slides(), brief.printer)
    if notes(name):
        yield _report(name)


def _report(name: str) -> Layout:
    """What the checker says of the notes that come with an example."""
    # ruff: noqa: PLC0415 - the reader, which few examples need
    from derive.checking.document import check_source
    from derive.documents.check_report.page import as_page
    from derive.reading.documents.formats import Format
    from derive.reading.documents.source import source_of

    problem = load(name)
    found = check_source(problem, source_of(notes(name), _NOTES, Format.MARKDOWN))
    printer = Printer(TERMINAL.syntax, problem.graph, Values(problem), FLAT)
    return Layout("Checked notes", as_page((found,)), printer)


def _pages(layout: Layout, folder: Path) -> tuple[Signed, ...]:
    _, shown, printer = layout
    if isinstance(shown, Deck):
        decks = deck_formats(_ON_SCREEN)
        return tuple(file for into in decks for file in deck_files(shown, into, printer, folder))
    return tuple(
        file
        for into in chosen_formats(_EVERY)
        for file in rendered_files(shown, into, printer, folder)
    )


def _written_notes(name: str, folder: Path) -> tuple[Signed, ...]:
    text = notes(name)
    return (File(folder / _NOTES, text, MARKDOWN.comment),) if text else ()
