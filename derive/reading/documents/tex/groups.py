"""Groups in braces."""

from __future__ import annotations

import re
from functools import cached_property

_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)


class Groups:
    """The groups of a text, found in one pass when the first is asked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def end(self, start: int) -> int:
        """The position after the brace that closes the one at ``start``; -1 where none does."""
        return self._ends.get(start, -1)

    @cached_property
    def _ends(self) -> dict[int, int]:
        ends: dict[int, int] = {}
        waiting: list[int] = []
        for brace in _BRACE.finditer(self.text):
            if brace[0] == "{":
                waiting.append(brace.start())
            elif brace[0] == "}" and waiting:
                ends[waiting.pop()] = brace.end()
        return ends
