"""A checked document as a page, for the same writers as the handouts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from derive.checking.findings import Checked, Link
from derive.checking.verdict import FAULTS, Kind
from derive.documents.blocks import (
    Align,
    Block,
    Code,
    Document,
    Group,
    Heading,
    Items,
    Prose,
    Strong,
    Table,
    Text,
    Tone,
)
from derive.documents.check_report.text import shortened
from derive.documents.check_report.wording import MARKS, SAID, explained, findings, summary

TITLES = {
    Kind.WRONG: "What is wrong",
    Kind.FOLLOWS: "What follows from it",
    Kind.CONVENTION: "Right in another way",
    Kind.UNREAD: "Not understood",
    Kind.ROUNDED: "Explained by rounding",
}


SHORT = 16  # characters of a verdict that stay together


def as_page(found: Sequence[Checked]) -> Document:
    """What was found in each document, one after the other."""
    names = ", ".join(PurePath(checked.document).name for checked in found)
    blocks = tuple(block for checked in found for block in _blocks(checked))
    return Document("check_report", f"{names}, checked", blocks, front=found[0].problem.front)


def _blocks(checked: Checked) -> Iterator[Block]:
    """The findings by kind, root causes first, then every equality with its mark."""
    yield Prose((Text(f"{summary(checked)}."),))
    yield from _conventions(checked)
    yield from _findings(checked)
    if any(checked.links):
        yield Heading(2, (Text("Every equality"),))
        yield _table(checked)


def _conventions(checked: Checked) -> Iterator[Block]:
    sentences = (*checked.conventions, *checked.remarks)
    if sentences:
        items = Items(tuple(Prose((Text(sentence),)) for sentence in sentences))
        yield Group(Tone.NOTE, "How it was read", (items,))


def _findings(checked: Checked) -> Iterator[Block]:
    told: set[Kind] = set()
    for source, link in findings(checked):
        kind = link.verdict.kind
        if kind not in told:
            yield Heading(2, (Text(TITLES[kind]),))
            told.add(kind)
        yield _finding(checked, source, link)


def _finding(checked: Checked, source: str, link: Link) -> Group:
    kind = link.verdict.kind
    tone = Tone.WARNING if kind in FAULTS else Tone.NOTE
    asserted = f"{link.left} = {link.right}"
    shown = asserted if len(asserted) < len(source) or kind in FAULTS else source
    sentences = [Prose((Text(sentence),)) for sentence in explained(checked, link.verdict)]
    blocks: tuple[Block, ...] = (Prose((Code(shortened(shown)),)),)
    if sentences:
        blocks = (*blocks, Items(tuple(sentences)))
    return Group(tone, f"Line {link.line}: {SAID[kind][0]}", blocks)


def _table(checked: Checked) -> Table:
    links = tuple(checked.links)
    return Table(
        "Every equality of the document",
        (Align.RIGHT, Align.LEFT, Align.LEFT),
        ((Text("Line"),), (Text("Equality"),), (Text("Verdict"),)),
        tuple(map(_row, links)),
        frozenset(k for k, link in enumerate(links) if link.verdict.kind in FAULTS),
    )


def _row(link: Link) -> tuple[tuple[Text | Code | Strong, ...], ...]:
    kind = link.verdict.kind
    said = _unbroken(f"{MARKS[kind]} {SAID[kind][0]}")
    return (
        (Text(str(link.line)),),
        (Code(shortened(f"{link.left} = {link.right}")),),
        (Strong(said) if kind in FAULTS else Text(said),),
    )


def _unbroken(said: str) -> str:
    """A short verdict on one line of its narrow column."""
    return said.replace(" ", "\N{NO-BREAK SPACE}") if len(said) <= SHORT else said
