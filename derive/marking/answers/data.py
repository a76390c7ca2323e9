"""Answers from JSON: a list of students, each with answers by key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from derive.errors import AnswersError
from derive.marking.answers.row import Answers
from derive.marking.student import clean

LARGEST = 200_000_000  # bytes
_SHAPE = '[{"student": "…", "answers": {"net_h1": "0.3775", …}}, …]'


def from_json(path: Path) -> Iterator[Answers]:
    """The students of a JSON file, a list or an object a line. Raises AnswersError."""
    try:
        if path.stat().st_size > LARGEST:
            raise AnswersError(f"{path} is larger than {LARGEST // 10**6} MB; give CSV")
        text = path.read_text(encoding="utf-8-sig")
        found = _parsed(text)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        raise AnswersError(f"{path} cannot be read: {reason}; check the file") from None
    except (ValueError, RecursionError):
        raise AnswersError(f"{path} is no JSON; give {_SHAPE}") from None
    for place, one in enumerate(found, start=1):
        yield _student(path, place, one)


def _parsed(text: str) -> list[object]:
    if text.lstrip().startswith("["):
        found = json.loads(text)
        return found if isinstance(found, list) else [found]
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


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
