"""Marked students as JSON and as CSV, written while they are marked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TextIO

from derive.marking.marked import Marked
from derive.marking.spreadsheet import line

COLUMNS = ("student", "quantity", "given", "verdict", "method", "accuracy", "marks", "of")


@dataclass
class JsonList:
    """A list of verdicts; ``close`` ends it."""

    stream: TextIO
    _begun: bool = False

    def write(self, marked: Marked) -> None:
        """The verdicts on one student."""
        for one in marked.verdicts:
            self.stream.write(",\n " if self._begun else "[\n ")
            self.stream.write(json.dumps(one.as_dict(marked.student), ensure_ascii=False))
            self._begun = True

    def close(self) -> None:
        """The end of the list."""
        self.stream.write("\n]\n" if self._begun else "[]\n")


@dataclass
class MarksTable:
    """A line for each answer, no cell of which is a formula; ``close`` does nothing."""

    stream: TextIO
    _begun: bool = False

    def write(self, marked: Marked) -> None:
        """The verdicts on one student."""
        if not self._begun:
            self.stream.write(line([*COLUMNS, "mistakes", "feedback"]))
            self._begun = True
        for one in marked.verdicts:
            numbers = (one.method, one.accuracy, one.marks, one.most)
            named = " or ".join(suspect.key for suspect in one.suspects)
            cells = [marked.student, one.quantity, one.given, one.kind.value]
            cells += [f"{number:g}" for number in numbers]
            self.stream.write(line([*cells, named, one.feedback]))

    def close(self) -> None:
        """Nothing is left to be written."""
