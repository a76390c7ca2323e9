"""Looking at marks, and at the scripts that stand behind some of them."""

from __future__ import annotations

from collections.abc import Sequence

from derive.reading.grammar.brackets import partners
from derive.reading.grammar.mark import Mark

BELOW = frozenset({"UNDER", "SUB"})
ABOVE = frozenset({"CARET", "SUP"})
LONGEST_SCRIPT = 40  # marks; what is longer is an expression


class Cursor:
    """The marks of a formula, which bracket closes which, and what has been made of them."""

    def __init__(self, marks: Sequence[Mark], words: frozenset[str], *, latex: bool) -> None:
        self.marks = marks
        self.words = words
        self.latex = latex
        self.partners = partners(marks)
        self.out: list[Mark] = []

    def read(self) -> list[Mark]:
        """What is made of the marks."""
        return list(self.marks)

    def type(self, place: int) -> str:
        """The type of the mark at ``place``, if there is one."""
        return self.marks[place].type if 0 <= place < len(self.marks) else ""

    def argument(self, place: int) -> tuple[int, int, int]:
        """The first mark of a script, the one after its last, and where reading goes on."""
        close = self.partners.get(place)
        if self.type(place) == "LBRACE" and close is not None:
            return place + 1, close, close + 1
        if self.type(place) in ("LPAR", "LSQB", "LANGLE") and close is not None:
            return place, close + 1, close + 1
        end = min(place + 1, len(self.marks))
        return place, end, end

    def after(self, place: int) -> int:
        """Where reading goes on behind the script whose sign stands at ``place``."""
        if self.type(place) in ("SUB", "SUP"):
            return place + 1
        return self.argument(place + 1)[2]

    def text(self, first: int, last: int) -> str:
        """The text of a script, without blanks, braces or marks of scripts inside it."""
        kept = (m.text for m in self.marks[first:last] if m.type not in ("LBRACE", "RBRACE"))
        return "".join(kept).replace(" ", "").replace("_", "")

    def script(self, place: int) -> str:
        """The text of the script whose sign stands at ``place``."""
        mark = self.marks[place]
        if mark.type in ("SUB", "SUP"):
            return mark.text
        first, last, _ = self.argument(place + 1)
        return self.text(first, last)

    def script_end(self, place: int) -> int:
        """Where in the source the script ends that lies before ``place``."""
        return self.marks[place - 1].end
