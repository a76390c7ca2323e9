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
    answers = _answers(one) if isinstance(one, Mapping) else None
    if not isinstance(one, Mapping) or answers is None:
        raise AnswersError(f"{path}, student {place}: there are no answers; give {_SHAPE}")
    student, code = one.get("student", place), one.get("code", "")
    if isinstance(student, Mapping):
        student = student.get("id", place)
    given = {clean(str(key)): _text(value) for key, value in answers.items()}
    return Answers(clean(str(student)), given, clean(_text(code)), f"student {place}")


def _answers(one: Mapping[object, object]) -> Mapping[object, object] | None:
    """Those under "answers"; one, with its quantity; or all that is said beside the student."""
    if "answers" in one or "student" not in one:
        answers = one.get("answers")
        return answers if isinstance(answers, Mapping) else None
    if {"quantity", "answer"} <= set(one):
        return {one["quantity"]: one["answer"]}
    return {key: value for key, value in one.items() if key not in ("student", "code")} or None


def _text(value: object) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return "" if value is None else "?!"
    return str(value)
