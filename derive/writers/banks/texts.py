"""The texts of a question: HTML whose mathematics is TeX, as MathJax on a platform reads it."""

from __future__ import annotations

from derive.documents.blocks import Document, Figure
from derive.notation.latex import LATEX
from derive.notation.printer import Printer
from derive.writers import escaping
from derive.writers.formats import ANGLE, Format
from derive.writers.write import render

_DELIMITERS = str.maketrans({"\\": r"<span>\</span>", "$": "<span>$</span>"})


def escape(text: str) -> str:
    """Text for an element; what would begin mathematics there is broken up."""
    return escaping.html(text).translate(_DELIMITERS)


def _described(figure: Figure, printer: Printer) -> str:
    return figure.alternative


MATHJAX = Format("mathjax", LATEX, escape, 70, ANGLE, _described)


def html(document: Document, printer: Printer) -> str:
    """``document`` as HTML."""
    return render(document, MATHJAX, printer, template="body")
