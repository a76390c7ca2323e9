"""What the author of a misspelt name may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def did_you_mean(name: str, known: Iterable[str], kind: str) -> str:
    """The end of an error message: ``did you mean mazur? known examples: deep, mazur``."""
    names = sorted(known)
    close = get_close_matches(name, names, n=1)
    question = f"did you mean {close[0]}? " if close else ""
    return f"{question}known {kind}: {', '.join(names)}"
