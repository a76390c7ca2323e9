"""What stands before a formula in its clause, and around it in its sentence."""

from __future__ import annotations

import re

from derive.reading.prose.other_cases import IF

_CONDITION = re.compile(
    rf"\b(?:(?:if|when|whenever|unless|until|once|wenn|falls|sobald|bis|{IF}|cuando|hasta|quand"
    r"|lorsque)(?:\s+\w+){0,2}|for|für|pour|para)\s*$",
    re.IGNORECASE,
)
_LET = re.compile(
    r"\b(?:let|take|taking|say|consider|pick|choose|set|nehmen?|nimm|sei|setz\w*|wähl\w+|prenons"
    r"|soit|posons|tomemos|tomar|sea|prendiamo|sia|poniamo|neem|kies|tome|seja)\b(?:\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s*[,;]?\s*(?:and|und|y|et|e|en)?\s*")
_PLACE = re.compile(r"\b(?:where|wo|donde|où)\s*$", re.IGNORECASE)
_NEAR = 1_000  # characters before a formula, and after it, that may speak of it
_CLAUSE = 100  # characters
_END = re.compile(r"[.!?…](?=\s|$)")


def is_condition(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the condition of a clause, as after "if"."""
    return bool(_CONDITION.search(before(text, start, _CLAUSE)))


def is_let(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is chosen, as after "let" or "take"."""
    return bool(_LET.search(before(text, start, _CLAUSE)))


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]``, between two formulas, only lists them."""
    return bool(_LISTED.fullmatch(text, start, end))


def is_place(text: str, start: int) -> bool:
    """Whether what begins at ``start`` follows on "where"."""
    return bool(_PLACE.search(before(text, start, _CLAUSE)))


def before(text: str, start: int, most: int = _NEAR) -> str:
    """The characters before ``start``, at most so many."""
    return text[max(0, start - most) : start]


def opening(text: str) -> str:
    """The sentence at the end of ``text`` that goes on after it; nothing if it is finished."""
    return around(text, len(text.rstrip()), len(text))[0]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after, in the same sentence."""
    near, last = before(text, start), min(len(text), end + _NEAR)
    ends = [found.end() for found in _END.finditer(near)]
    stop = _END.search(text, end, last)
    return near[ends[-1] if ends else 0 :], text[end : stop.start() if stop else last]
