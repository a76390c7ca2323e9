"""A unified diff that corrects what is certain in a document, and touches nothing else."""

from __future__ import annotations

from difflib import unified_diff

from derive.checking.findings import Checked


def corrected(checked: Checked) -> str:
    """The text of the document with its corrections made."""
    pieces, place = [], 0
    for correction in checked.corrections:
        pieces += [checked.text[place : correction.start], correction.new]
        place = correction.end
    return "".join([*pieces, checked.text[place:]])


def patch(checked: Checked) -> str:
    """The corrections as a unified diff, for ``patch -p0``; empty if there are none."""
    before, after = (text.splitlines(keepends=True) for text in (checked.text, corrected(checked)))
    name = checked.document
    return "".join(map(_ended, unified_diff(before, after, name, name)))


def _ended(line: str) -> str:
    """A line of a diff; the last one of a file without a final line break says so."""
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
