"""The output formats. A new one is a record here and a folder of templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from derive.documents.blocks import Figure
from derive.errors import OutputError
from derive.figures.svg import svg
from derive.figures.tikz import tikz
from derive.figures.typst import typst as typst_picture
from derive.notation.latex import LATEX
from derive.notation.mathml import MATHML
from derive.notation.printer import Printer
from derive.notation.syntax import Sign, Syntax
from derive.notation.text import TEXT
from derive.notation.typst import TYPST as TYPST_MATH
from derive.writers import escaping
from derive.writers.tex_text import latex
from derive.writers.typst_text import typst


@dataclass(frozen=True, slots=True)
class Format:
    """How a document becomes one file.

    ``name`` is the folder of its templates and the ending of its files. A row of an equation has
    room for ``width`` characters; for ``wider`` more on a worksheet, whose margins are narrow.
    ``comment`` encloses a remark that no reader sees, ``picture``
    draws a figure, which is a file of its own if ``beside``.
    """

    name: str
    syntax: Syntax
    escape: Callable[[str], str]
    width: int
    comment: tuple[str, str]
    picture: Callable[[Figure, Printer], str]
    beside: bool = False
    wider: int = 0

    @property
    def equals(self) -> str:
        """The equals sign of its mathematics."""
        return self.syntax.sign(Sign.EQUALS)


def _svg(figure: Figure, printer: Printer) -> str:
    title = figure.caption or figure.picture.name
    return svg(figure.picture, printer, title, figure.alternative)


def _tikz(figure: Figure, printer: Printer) -> str:
    return tikz(figure.picture, replace(printer, syntax=LATEX))


def _typst(figure: Figure, printer: Printer) -> str:
    return typst_picture(figure.picture, printer)


def _described(figure: Figure, printer: Printer) -> str:
    return figure.alternative


ANGLE, PERCENT, SLASHES = ("<!-- ", " -->"), ("% ", ""), ("// ", "")
MARKDOWN = Format("md", LATEX, escaping.markdown, 80, ANGLE, _svg, beside=True)
TEX = Format("tex", LATEX, latex, 70, PERCENT, _tikz, wider=8)
HTML = Format("html", MATHML, escaping.html, 66, ANGLE, _svg)
TYPST = Format("typ", TYPST_MATH, typst, 70, SLASHES, _typst, wider=8)
TERMINAL = Format("txt", TEXT, escaping.readable, 100, ("", ""), _described)
FORMATS = (MARKDOWN, TEX, HTML, TYPST, TERMINAL)


def format_named(name: str, *others: str) -> Format:
    """The format of this name.

    Raises OutputError when there is none; it lists the names, and ``others`` that would do.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    names = ", ".join([*(known.name for known in FORMATS), *others])
    raise OutputError(f"there is no format {name!r}; choose from {names}")
