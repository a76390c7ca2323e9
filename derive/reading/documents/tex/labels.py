"""Labels and tags, taken out of a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from derive.reading.documents.strand import Strand, joined
from derive.reading.documents.tex.groups import Groups

_MARK = re.compile(
    r"""
      (?P<named>\\(?:label|tag\*?)\s*)(?=\{)
    | (?P<between>\\(?:short)?intertext\s*)(?=\{)
    | (?:&\s*)*\\q?quad\s*\((?P<number>\w{1,4}(?:\.\w{1,4})?)\)\s*(?=\\\\|\\end|\\tag|$)
    | \\(?:nonumber|notag)(?![A-Za-z])
    | \\ensuremath(?![A-Za-z])
    """,
    re.VERBOSE,
)
_COMMAND = re.compile(r"\\[A-Za-z@]+\s*|[{}]")


def unlabelled(strand: Strand) -> tuple[Strand, str]:
    """``strand`` without what numbers its rows, and the first label, tag or number.

    A remark between two rows (``\\intertext``) is left out.
    """
    labels: list[str] = []
    return joined(_bare(strand, labels)).stripped(), next(filter(None, labels), "")


def _bare(strand: Strand, labels: list[str]) -> Iterator[Strand]:
    text, start = strand.text, 0
    groups = Groups(text)
    while mark := _MARK.search(text, start):
        yield strand[start : mark.start()]
        start = mark.end()
        if mark["named"] or mark["between"]:
            end = groups.end(start)
            inside = text[start + 1 : end - 1] if end > 0 else ""
            start = end if end > 0 else len(text)
            if mark["named"]:
                labels.append(_COMMAND.sub("", inside).strip())
        elif mark["number"]:
            labels.append(mark["number"])
    yield strand[start:]
