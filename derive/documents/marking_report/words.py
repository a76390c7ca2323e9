"""How marks and verdicts are said on a page."""

from __future__ import annotations

from derive.marking.verdict import Kind

SIGNS = {
    Kind.RIGHT: "✓",
    Kind.ROUNDED: "≈",
    Kind.FOLLOWS: "↳",
    Kind.MISTAKE: "✗",
    Kind.WRONG: "✗",
    Kind.BLANK: "–",
    Kind.UNREADABLE: "?",
    Kind.PERSON: "?",
}


def marks(number: float) -> str:
    """``2``, ``0.25``."""
    return f"{number:.4g}"
