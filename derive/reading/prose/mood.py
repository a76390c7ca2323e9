"""Formulas inside sentences that tell of another case: of what would be, of other networks."""

from __future__ import annotations

import re

from derive.reading.prose.clauses import around, before
from derive.reading.prose.exercises import asks_to_show
from derive.reading.prose.other_cases import OTHER_CASE, SUPPOSED, WOULD
from derive.reading.prose.quoted import quotes_a_mistake


def tells_another_case(
    text: str, start: int, end: int, foreign: re.Pattern[str] | None = None
) -> bool:
    """Whether the sentence around ``text[start:end]`` may speak of another case than the text.

    ``foreign`` finds words that only fit another network.
    """
    parts = around(text, start, end)
    said = (words.search(part) for words in (OTHER_CASE, foreign) if words for part in parts)
    supposed = SUPPOSED.search(before(text, start))
    quoted = any(map(quotes_a_mistake, parts))
    return any(said) or quoted or bool(supposed) or asks_to_show(text, parts[0])


def asks_another_case(text: str) -> bool:
    """Whether ``text`` ends with a question about another case, so that what follows answers it."""
    asked = text.rstrip()
    if not asked.endswith("?"):
        return False
    last = around(asked, len(asked) - 1, len(asked))[0]
    return bool(WOULD.search(last) or SUPPOSED.search(before(asked, len(asked))))
