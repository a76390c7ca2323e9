"""Mathematics with the punctuation after it: a browser would break the line between them."""

from __future__ import annotations

from collections.abc import Iterator

from derive.documents.blocks import Blank, EquationReference, Inline, Math, Text

MARKS = ",;.:?!)"


def closed(content: tuple[Inline, ...]) -> Iterator[tuple[Inline, str]]:
    """The pieces of ``content``, each with the marks that must stay on its line.

    They are no longer in the text that they come from.
    """
    pieces = list(content)
    for place, piece in enumerate(pieces):
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        marks = ""
        if isinstance(piece, Math | EquationReference | Blank) and isinstance(after, Text):
            rest = after.text.lstrip(MARKS)
            marks = after.text[: len(after.text) - len(rest)]
            pieces[place + 1] = Text(rest)
        yield piece, marks
