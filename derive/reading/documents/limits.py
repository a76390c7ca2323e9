"""How much of everything a document may have; a book of 500 pages has a third of it."""

from __future__ import annotations

from derive.errors import DocumentError

LARGEST = 8_000_000  # bytes, and characters
MOST_FORMULAS = 60_000
_MOST = (
    ("$", 200_000, "dollar signs"),
    ("\\", 500_000, "backslashes"),
    ("{", 500_000, "braces"),
    ("<", 1_000_000, "tags"),
    ("&", 300_000, "ampersands"),
    ("`", 200_000, "backticks"),
    ("[", 300_000, "square brackets"),
    ("*", 300_000, "asterisks"),
    ("\n", 250_000, "lines"),
)


def refuse_long(text: str, name: str) -> None:
    """Raise DocumentError if ``text`` is too long, or has more marks than one can read soon."""
    if len(text) > LARGEST:
        raise too_much(name, f"{LARGEST // 10**6} MB")
    for sign, most, called in _MOST:
        if len(text) > most and text.count(sign) > most:
            raise too_much(name, f"{most:,} {called}")


def too_much(name: str, bound: str) -> DocumentError:
    """The refusal of a document for its length."""
    return DocumentError(f"{name}: more than {bound}: split it into chapters")
