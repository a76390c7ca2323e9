"""Findings as the workflow commands by which GitHub marks lines of a file."""

from __future__ import annotations

from collections.abc import Iterator

from derive.checking.findings import Checked, Link
from derive.checking.verdict import Kind
from derive.documents.check_report.wording import SAID, explained

LEVELS = {Kind.WRONG: "error", Kind.FOLLOWS: "error", Kind.UNREAD: "notice"}
ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY_ESCAPES = {**ESCAPES, ":": "%3A", ",": "%2C"}


def as_annotations(checked: Checked) -> Iterator[str]:
    """A line for each equality that is wrong, or was not understood."""
    for link in checked.links:
        if link.verdict.kind in LEVELS:
            yield _annotation(checked, link)


def _annotation(checked: Checked, link: Link) -> str:
    kind = link.verdict.kind
    message = "\n".join([f"{link.left} = {link.right}", *explained(checked, link.verdict)])
    place = {
        "file": checked.document,
        "line": str(link.line),
        "col": str(link.column),
        "title": SAID[kind][0],
    }
    properties = ",".join(f"{key}={_safe(text, PROPERTY_ESCAPES)}" for key, text in place.items())
    return f"::{LEVELS[kind]} {properties}::{_safe(message, ESCAPES)}"


def _safe(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(sign, sign) for sign in text)
