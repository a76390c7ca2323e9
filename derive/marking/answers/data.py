"""Answers from JSON: students, each with answers by key, in a list or a line each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from derive.errors import AnswersError
from derive.marking.answers.row import Answers
from derive.marking.student import clean

LARGEST = 200_000_000  # bytes
LONGEST_LINE = 1_000_000  # characters
_SHAPE = '[{"student": "…", "answers": {"net_h1": "0.3775", …}}, …]'


def from_json(path: Path) -> Iterator[Answers]:
    """The students of a JSON file, a list or one alone. Raises AnswersError."""
    with _told(path):
        if path.stat().st_size > LARGEST:
            raise AnswersError(
                f"{path} is larger than {LARGEST // 10**6} MB; give CSV, or JSON with a student a "
                "line (.jsonl)"
            )
        found = _parsed(path.read_text(encoding="utf-8-sig"))
    for place, one in enumerate(found, start=1):
        yield _student(path, place, one)


def from_json_lines(path: Path) -> Iterator[Answers]:
    """The students of a file with a JSON object a line, read line by line. Raises AnswersError."""
    with _told(path), path.open(encoding="utf-8-sig") as stream:
        for place, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), ""), start=1):
            if line.strip():
                yield _student(path, place, json.loads(line))


def _parsed(text: str) -> list[object]:
    """A list, one student alone, or a student a line after all."""
    try:
        found = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return found if isinstance(found, list) else [found]


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What goes wrong becomes an AnswersError."""
    try:
        yield
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise AnswersError(f"{path} cannot be read: {reason}; check the file") from None
    except (ValueError, RecursionError):
        raise AnswersError(f"{path} is no JSON; give {_SHAPE}") from None


def _student(path: Path, place: int, one: object) -> Answers:
    answers = one.get("answers") if isinstance(one, Mapping) else None
    if not isinstance(one, Mapping) or not isinstance(answers, Mapping):
        raise AnswersError(f"{path}, student {place}: there are no answers; give {_SHAPE}")
    student, given = (
        one.get("student", place),
        {clean(str(k)): _text(v) for k, v in answers.items()},
    )
    if isinstance(student, Mapping):
        student = student.get("id", place)
    return Answers(clean(str(student)), given, clean(str(one.get("code", ""))))


def _text(value: object) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return "" if value is None else "?!"
    return str(value)
