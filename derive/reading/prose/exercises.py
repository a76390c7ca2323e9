"""Exercises, and the headings above them: what is left to the reader."""

from __future__ import annotations

import re

_SHOW = re.compile(
    r"\b(?:(?:show|prove|verify) that|zeigen? sie|zeige|demuestr[ea]|montre[rz]?|dimostrare)\b",
    re.IGNORECASE,
)
_EXERCISE = re.compile(
    r"\b(?:exercises?|homework|quiz|your turn|übung(?:en)?|aufgaben?|ejercicios?|exercices?)\b",
    re.IGNORECASE,
)
_EXERCISE_BEGINS = re.compile(
    r"\W*(?:exercises?|homework|quiz|your turn|problem \d|question \d|übung|aufgabe|ejercicio"
    r"|exercice)\b[^.:?!]{0,30}[.:?!]",
    re.IGNORECASE,
)
_SOLVED = re.compile(r"\b(?:solutions?|lösung(?:en)?|soluci[oó]n(?:es)?)\b", re.IGNORECASE)
_LONGEST_HEADING = 8  # words


def is_heading(text: str) -> bool:
    """Whether ``text`` is short and no sentence."""
    words = text.split()
    return 0 < len(words) <= _LONGEST_HEADING and text.rstrip()[-1:] not in ".,:;!"


def asks(heading: str) -> bool:
    """Whether what stands under ``heading`` is left to the reader."""
    return bool(_EXERCISE.search(heading)) and not _SOLVED.search(heading)


def begins_exercise(text: str) -> bool:
    """Whether ``text`` is an exercise: "Problem 3: Replace …"."""
    return bool(_EXERCISE_BEGINS.match(text)) and not _SOLVED.search(text)


def asks_to_show(text: str, before: str) -> bool:
    """Whether an exercise with numbers of its own asks to show what follows on ``before``."""
    return bool(_EXERCISE.match(text.lstrip(" *_#")) and _SHOW.search(before))
