"""Marking answers: from files or from Python, with reports for students and for the class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from derive.api.choices import problem_of
from derive.marking.answers.files import answers_in
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.marking.marked import Marked
from derive.marking.scheme import Scheme, load_scheme
from derive.marking.scheme_check import check_scheme
from derive.marking.session import Session
from derive.model.problem import Problem
from derive.model.schema import Spec


def session(
    source: str | Path | Problem | Spec,
    scheme: Scheme | Path | None = None,
    *,
    decimal_comma: bool = False,
) -> Session:
    """What marks answers to ``source`` by ``scheme``. Raises SchemeError for a faulty one."""
    rules = load_scheme(scheme) if isinstance(scheme, Path) else scheme
    desk = Desk(problem_of(source), rules or Scheme(), decimal_comma)
    check_scheme(desk)
    return Session(desk)


def mark(
    source: str | Path | Problem | Spec,
    answers: Iterable[Answers] | Iterable[Path],
    scheme: Scheme | Path | None = None,
    *,
    decimal_comma: bool = False,
) -> Iterator[Marked]:
    """Each student of ``answers``, files or Answers, marked one batch at a time."""
    at_work = session(source, scheme, decimal_comma=decimal_comma)
    return at_work.mark(rows_of(answers))


def rows_of(answers: Iterable[Answers] | Iterable[Path]) -> Iterator[Answers]:
    """The students of files, and those that are given as they are."""
    waiting: Iterator[Answers | Path] = iter(answers)
    for one in waiting:
        if isinstance(one, Answers):
            yield one
        else:
            yield from answers_in([one, *(path for path in waiting if isinstance(path, Path))])
