"""Slides to files: beamer, one HTML page that steps through them, and Typst, a page a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from markupsafe import Markup

from derive.algebra.term import Term
from derive.derivation.step import Form
from derive.documents.blocks import Document, Figure
from derive.documents.deck import Deck, Expansion
from derive.documents.slides.measure import POINTS, ROOM
from derive.errors import OutputError
from derive.notation.printer import Printer
from derive.notation.syntax import Level, Sign
from derive.writers.files import File, Signed
from derive.writers.formats import HTML, TEX, TYPST, Format
from derive.writers.page import Page
from derive.writers.pdf import PDF, Engine, PdfFile, engine_named
from derive.writers.separators import with_semicolons
from derive.writers.write import fill, logo_files

DECKS = (replace(TEX, width=ROOM), replace(HTML, width=ROOM), replace(TYPST, width=ROOM))
_LARGEST = 1.25  # how far a picture may be enlarged
_WIDTH = 404.0  # of a slide, in points


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of an expansion as it is written: ``code`` is seen from ``step`` on.

    Its ``sign`` joins it to the part before; a wide one takes several ``columns``.
    """

    code: Markup
    step: int = 1
    sign: Markup = field(default_factory=Markup)
    columns: int = 1


@dataclass(frozen=True, slots=True)
class DeckPage:
    """What the templates of a deck may ask; ``page`` writes what also stands on pages."""

    deck: Deck
    page: Page

    def names(self) -> dict[str, object]:
        """What the templates see."""
        return {
            **self.page.names(),
            "deck": self.deck,
            "left": lambda block: Markup(self.page.printer.term(block.goal)),
            "expanded": lambda block: list(self._expanded(block)),
            "enlarged": enlarged,
            "points": POINTS,
        }

    def _expanded(self, block: Expansion) -> Iterator[list[Cell]]:
        """The parts, below them their numbers, and below them the value."""
        parts, sign = block.parts, block.sign
        symbols = self._written([part.symbols for part in parts], Form.SYMBOLS, sign)
        yield self._row(symbols, [part.step for part in parts], sign)
        if any(part.put_in for part in parts):
            numbers = self._written([part.numbers for part in parts], Form.NUMBERS, sign)
            yield self._row(numbers, [part.put_in for part in parts], sign)
        if block.value:
            code = Markup(self.page.printer.term(block.goal, Form.VALUE))
            yield [Cell(code, block.value, columns=2 * len(parts) - 1)]

    def _written(self, parts: list[Term], form: Form, sign: Sign) -> list[str]:
        """Each part, in brackets where its place among the others needs them."""
        if sign is not Sign.PLUS:
            return [one.code for one in self.page.printer.factors(tuple(parts), form, Level.SUM)]
        needs = (Level.SIGNED, *(Level.SERIES,) * (len(parts) - 1))
        pairs = zip(parts, needs, strict=True)
        return [self.page.printer.fragment(part, form, need).code for part, need in pairs]

    def _row(self, codes: list[str], steps: list[int], sign: Sign) -> list[Cell]:
        printer = self.page.printer
        shown = Markup(printer.syntax.sign(sign if sign is Sign.PLUS else printer.product_sign))
        return [
            Cell(Markup(code), step, shown if place else Markup())
            for place, (code, step) in enumerate(zip(codes, steps, strict=True))
        ]


def deck_formats(names: Iterable[str], pdf_engine: str = "typst") -> tuple[Format | Engine, ...]:
    """The formats of these names, and for ``pdf`` the engine that makes it.

    Raises OutputError where slides are not written so.
    """
    known: dict[str, Format | Engine] = {into.name: into for into in DECKS}
    known[PDF] = engine_named(pdf_engine)
    listed, chosen = ", ".join(known), tuple(names)
    if not chosen:
        raise OutputError(f"no format is named; choose from {listed}")
    for name in chosen:
        if name not in known:
            raise OutputError(f"slides are not written as {name!r}; choose from {listed}")
    return tuple(known[name] for name in chosen)


def render_deck(deck: Deck, into: Format, printer: Printer, templates: Path | None = None) -> str:
    """``deck`` as the text of one file; ``templates`` is a folder that goes before ours."""
    own = printer.into(into.syntax)
    told = with_semicolons(deck) if printer.notation.decimal_mark == "," else deck
    page = Page(Document(deck.name, deck.title, (), front=deck.front), into, own, {}, ())
    return fill(DeckPage(told, page).names(), into, "deck", templates)


def deck_files(
    deck: Deck,
    into: Format | Engine,
    printer: Printer,
    folder: Path,
    templates: Path | None = None,
) -> tuple[Signed, ...]:
    """The files of ``deck`` in ``folder``: the text, and the logo that stands beside it."""
    if isinstance(into, Engine):
        text = render_deck(deck, replace(into.source, width=ROOM), printer, templates)
        return (PdfFile(folder / f"{deck.name}.{PDF}", into.typeset(text, deck.front.beside)),)
    text = render_deck(deck, into, printer, templates)
    main = File(folder / f"{deck.name}.{into.name}", text, into.comment)
    return (main, *logo_files(deck, into, folder))


def enlarged(figure: Figure, height: float) -> float:
    """How many times its size a figure has on a slide where it may be ``height`` high."""
    drawn = figure.picture
    return min(_LARGEST, _WIDTH / drawn.width, height * POINTS / drawn.height)
