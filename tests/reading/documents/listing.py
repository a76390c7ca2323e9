"""A document's passages in a line each, for tables of what is expected."""

from __future__ import annotations

from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from derive.reading.passage import Formula, Source


def read(text: str, kind: str) -> Source:
    return source_of(text, "notes", Format(kind))


def every_formula(source: Source) -> list[Formula]:
    """The formulas of a document, those in running text too, in order."""
    found: list[Formula] = []
    for passage in source.passages:
        if isinstance(passage, Formula):
            found.append(passage)
        else:
            found += [formula for _, _, formula in passage.inline]
    return found


def listed(text: str, kind: str) -> list[str]:
    """``3:5 x = 1`` for a display, ``3:5 $x = 1`` for an inline formula, ``(7)`` behind a label."""
    return [
        f"{formula.line}:{formula.column} {'$' if formula.setting == 'inline' else ''}"
        f"{formula.source}{f' ({formula.label})' if formula.label else ''}"
        for formula in every_formula(read(text, kind))
    ]


def paragraphs(text: str, kind: str) -> list[str]:
    return [
        passage.source for passage in read(text, kind).passages if not isinstance(passage, Formula)
    ]
