"""Files of answers by their endings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from derive.errors import AnswersError
from derive.marking.answers.data import from_json, from_json_lines
from derive.marking.answers.joined import Placed, joined
from derive.marking.answers.row import Answers
from derive.marking.answers.spreadsheet import from_csv
from derive.marking.answers.worksheet import from_markdown

Reader: TypeAlias = Callable[[Path], Iterator[Answers]]

READERS: Mapping[str, Reader] = {
    ".csv": from_csv,
    ".tsv": from_csv,
    ".txt": from_csv,
    ".json": from_json,
    ".jsonl": from_json_lines,
    ".md": from_markdown,
}


@dataclass
class AnswerFiles:
    """The students of all files, each once; the files are read anew when they are gone through.

    Raises AnswersError for a file that cannot be read.
    """

    paths: tuple[Path, ...]

    def __iter__(self) -> Iterator[Answers]:
        return joined(self._rows(), self._counts)

    def __len__(self) -> int:
        return len(self._counts) + max(0, self._counts[""] - 1)

    @cached_property
    def _counts(self) -> Counter[str]:
        """The rows of each student."""
        return Counter(row.student for _, row in self._rows())

    def _rows(self) -> Iterator[Placed]:
        for path, reader in [(path, _reader(path)) for path in self.paths]:
            yield from ((path, row) for row in reader(path))


def _reader(path: Path) -> Reader:
    found = READERS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(READERS)
        raise AnswersError(f"{path}: the ending says how answers are written; give {known}")
    return found


def answers_in(paths: Iterable[Path]) -> Iterator[Answers]:
    """The students of all files, one after the other. Raises AnswersError."""
    return iter(AnswerFiles(tuple(paths)))
