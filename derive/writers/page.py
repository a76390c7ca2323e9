"""What a template may ask about the document that it is writing."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from derive.documents.blocks import (
    Blank,
    Document,
    EquationReference,
    Equations,
    Figure,
    Heading,
    Inline,
    Math,
    Table,
)
from derive.errors import OutputError
from derive.notation.printer import Printer
from derive.notation.rows import printed_rows
from derive.notation.text import TEXT
from derive.writers.blanks import blanks, room
from derive.writers.columns import column_types
from derive.writers.escaping import readable
from derive.writers.formats import Format
from derive.writers.numbering import Section, equation_numbers, sections
from derive.writers.punctuation import closed
from derive.writers.separators import with_semicolons
from derive.writers.terminal import table_lines
from derive.writers.words import translated


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row as it stands on the page.

    ``number`` is 0 on all but the last row of a numbered block; a row that ``continues`` the right
    side above has no equals sign. ``sides`` are what the equals signs of ``right`` stand between.
    """

    left: Markup
    right: Markup
    sides: tuple[Markup, ...]
    note: str
    number: int
    continues: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One document in one format; its anchors and labels start with ``scope``."""

    document: Document
    format: Format
    printer: Printer
    numbers: Mapping[str, int]
    sections: tuple[Section, ...]
    scope: str = ""
    _counters: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, document: Document, into: Format, printer: Printer, scope: str = "") -> Page:
        """The page for ``document``; the printer keeps all but its syntax."""
        own = printer.into(into.syntax)
        if printer.notation.decimal_mark == ",":
            document = with_semicolons(document)
        return cls(document, into, own, equation_numbers(document), sections(document), scope)

    def names(self) -> dict[str, object]:
        """What the templates see."""
        return {
            "document": self.document,
            "scope": Markup(self.scope),
            "sections": self.sections,
            "section": self.section,
            "number": self.number,
            "ordinal": self.ordinal,
            "forms": self.forms,
            "rows": self.rows,
            "picture": self.picture,
            "columns": self.columns,
            "table_lines": self.table_lines,
            "plain": self.plain,
            "answers": self.printer.answers,
            "blanks": blanks,
            "closed": closed,
            "room": room,
            "equals": Markup(self.format.equals),
            "front": self.document.front,
            "logo": self.logo,
            "word": self.word,
            "english": Markup("" if self.document.front.language == "en" else ' lang="en"'),
        }

    def number(self, key: str) -> int:
        """The number of the equations with this key."""
        if key not in self.numbers:
            raise OutputError(
                f"{self.document.name} refers to the equation {key!r}, which it does not hold"
            )
        return self.numbers[key]

    def ordinal(self, kind: str) -> int:
        """1 for the first thing of this kind, 2 for the next, and so on."""
        self._counters[kind] += 1
        return self._counters[kind]

    def section(self, heading: Heading) -> Section:
        """The place of a heading in the document."""
        return next(entry for entry in self.sections if entry.heading is heading)

    def forms(self, math: Math) -> Markup:
        """Mathematics inside a line of text."""
        return Markup(self.printer.low().chain(math.forms))

    def rows(self, equations: Equations) -> Iterator[WrittenRow]:
        """The rows of a block, each that is too long for the page broken into several."""
        number = self.number(equations.key) if equations.key else 0
        width = self.format.width + (self.format.wider if self.document.foot else 0)
        printed = printed_rows(self.printer, equations.rows, width)
        for place, row in enumerate(printed, start=1):
            yield WrittenRow(
                Markup(row.left),
                Markup(row.right),
                tuple(map(Markup, row.sides or (row.right,))),
                row.note,
                number if place == len(printed) else 0,
                continues=not row.relation,
            )

    def word(self, english: str) -> Markup:
        """A fixed word in the language of the document; HTML marks what is not English."""
        language = self.document.front.language
        said = translated(english, language)
        written = Markup(self.format.escape(said))
        foreign = self.format.name == "html" and said != english
        return Markup('<span lang="{}">{}</span>').format(language, written) if foreign else written

    def logo(self) -> Markup:
        """The logo as the address of a picture, for a page that is one file."""
        logo = self.document.front.logo
        assert logo, "a template asks first whether there is one"
        kind = {"png": "png", "jpg": "jpeg"}[logo.kind]
        return Markup(f"data:image/{kind};base64,{b64encode(logo.content).decode()}")

    def picture(self, figure: Figure) -> Markup:
        """A figure as this format draws it."""
        return Markup(self.format.picture(figure, self.printer).strip())

    def columns(self, table: Table) -> Markup:
        """The column types of a LaTeX table: long text in paragraphs, the rest on one line."""
        return Markup(column_types(table, self.plain))

    def table_lines(self, table: Table) -> list[Markup]:
        """The lines of a table in plain text."""
        return [Markup(line) for line in table_lines(table, self.plain)]

    def plain(self, content: tuple[Inline, ...]) -> str:
        """Text without any markup, its mathematics in Unicode."""
        return "".join(self._plain_part(part) for part in content)

    def _plain_part(self, part: Inline) -> str:
        match part:
            case Math():
                return self.printer.into(TEXT).chain(part.forms)
            case EquationReference(key):
                return f"({self.number(key)})"
            case Blank():
                return f"[{part.answer}]" if self.printer.answers else "_" * room(part)
            case _:
                return readable(part.text)
