"""A checked document for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.tokens import pointed
from derive.checking.findings import Checked, Link
from derive.documents.check_report.wording import MARKS, SAID, explained, findings, summary

WIDEST = 96  # characters of a source that is shown on one line


def as_text(checked: Checked) -> str:
    """A summary line, the conventions, then each finding, root causes before what follows."""
    lines = [summary(checked)]
    lines += [f"  {sentence}" for sentence in (*checked.conventions, *checked.remarks)]
    for source, link in findings(checked):
        lines += ["", *_finding(checked, source, link)]
    return "\n".join(lines)


def _finding(checked: Checked, source: str, link: Link) -> Iterator[str]:
    kind = link.verdict.kind
    yield f"{checked.document}:{link.line}:{link.column}: {MARKS[kind]} {SAID[kind][0]}"
    if link.verdict.at is not None:
        yield from pointed("", source, link.verdict.at).splitlines()[1:]
    else:
        yield f"    {shortened(f'{link.left} = {link.right}')}"
    for sentence in explained(checked, link.verdict):
        yield f"      {sentence}"


def shortened(source: str) -> str:
    """``source`` on one line, its middle left out where it is long."""
    line = " ".join(source.split())
    if len(line) <= WIDEST:
        return line
    half = (WIDEST - 3) // 2
    return f"{line[:half]} … {line[-half:]}"
