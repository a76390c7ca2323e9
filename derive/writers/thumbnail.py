"""Small pictures of what was written: the first page, or a telling slide."""

from __future__ import annotations

from typing import Final

from derive.documents.blocks import Document
from derive.documents.deck import Deck, Slide, Views
from derive.notation.printer import Printer
from derive.writers.formats import TYPST
from derive.writers.page import Page
from derive.writers.typst_pdf import first_page
from derive.writers.write import fill, render

DOTS: Final = 40  # to an inch


def thumbnail(shown: Document | Deck, printer: Printer) -> bytes:
    """The first page of a document, or the slide that says most in pictures, as a PNG."""
    if isinstance(shown, Document):
        return first_page(render(shown, TYPST, printer), DOTS)
    page = Page.of(Document(shown.name, shown.title, ()), TYPST, printer)
    slide = max(shown.blocks, key=_pictures)
    return first_page(fill({**page.names(), "slide": slide}, TYPST, "slide"), DOTS)


def _pictures(slide: Slide) -> int:
    return sum(len(block.figures) for block in slide.blocks if isinstance(block, Views))
