"""What is said of an answer that could not be read: what stopped the reading, and the remedy."""

from __future__ import annotations

import re

from derive.marking.answers.dress import is_wordy
from derive.marking.question import Aspect
from derive.reading.names.unresolved import Unresolved

LONGEST = 24  # characters that are shown
WORDY = "a number and words stand here: write the number alone"
WORDS = "only words stand here: {}"
NOTHING = "it is no formula of this problem"
_REMEDIES = {
    Aspect.VALUE: "write one number",
    Aspect.FORMULA: "write one formula with the names of the sheet",
    Aspect.FACTOR: "write one factor with the names of the sheet",
}
_ONLY_WORDS = re.compile(r"(?:[^\W\d_]+[ ,.;:!?'-]+)+[^\W\d_]+[ .!?]*|[^\W\d_]{9,}[ .!?]*")
_BRACES = re.compile(r"_\{(\w+)\}")


def note_of(text: str, fault: Exception, aspect: Aspect) -> str:
    """Why ``text`` is unreadable, the characters where reading stopped, and what to write."""
    remedy = _REMEDIES.get(aspect, "write it in another way")
    if aspect is Aspect.VALUE and is_wordy(text):
        return WORDY
    if _ONLY_WORDS.fullmatch(text):
        return WORDS.format(remedy)
    if not isinstance(fault, Unresolved):
        return f"{str(fault).rstrip('.') or NOTHING}; {remedy}"
    reason = _BRACES.sub(r"_\1", fault.reason)
    return f"{reason}{_place(text, fault)}; {remedy}"


def _place(text: str, fault: Unresolved) -> str:
    """`` (at “* 3”)``: where in ``text`` it is."""
    if fault.start >= len(text):
        return " (at the end)"
    stopped = text[fault.start : fault.end] if fault.end else ""
    if not stopped.strip() or stopped == text:
        return ""
    shown = stopped if len(stopped) <= LONGEST else f"{stopped[: LONGEST - 1]}…"
    return f" (at “{shown.strip()}”)"
