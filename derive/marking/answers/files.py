"""Files of answers by their endings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from derive.errors import AnswersError
from derive.marking.answers.data import from_json, from_json_lines
from derive.marking.answers.row import Answers
from derive.marking.answers.spreadsheet import from_csv
from derive.marking.answers.worksheet import from_markdown

READERS: Mapping[str, Callable[[Path], Iterator[Answers]]] = {
    ".csv": from_csv,
    ".tsv": from_csv,
    ".txt": from_csv,
    ".json": from_json,
    ".jsonl": from_json_lines,
    ".md": from_markdown,
}


def answers_in(paths: Iterable[Path]) -> Iterator[Answers]:
    """The students of all files, one after the other. Raises AnswersError."""
    for path in paths:
        reader = READERS.get(path.suffix.lower())
        if reader is None:
            known = ", ".join(READERS)
            raise AnswersError(f"{path}: the ending says how answers are written; give {known}")
        yield from reader(path)
