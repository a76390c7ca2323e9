"""Where variants are made: what they have in common is made once in each process."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from derive.api.variants.data_file import DataFile, data_of
from derive.api.variants.layouts import Files, Task, layout_named
from derive.api.variants.order import Order
from derive.api.worked import Worked, explain
from derive.derivation.by_deltas import with_delta_rules
from derive.documents.worksheet import asked_numbers
from derive.marking.fairness.fair import Fairness
from derive.marking.student import Student
from derive.marking.variant import variant
from derive.model.problem import Problem
from derive.writers.files import write_files


@dataclass(frozen=True, slots=True)
class Made:
    """A variant that was made: whose it is, its code, and its files as seen from the folder."""

    student: Student
    code: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Workshop:
    """The derivations and the judge of fairness, for all variants of one order."""

    order: Order

    @cached_property
    def problem(self) -> Problem:
        """The problem as its author gave it."""
        return self.order.problem

    @cached_property
    def fairness(self) -> Fairness:
        """The judge, for the questions of the worksheet."""
        worked, look = self._brief, self.order.look
        asked = asked_numbers(worked.lecture(), look.blanks)
        derivation = with_delta_rules(worked.derivation)
        return Fairness(self.problem, derivation, asked, look.decimals)

    def variant(self, student: Student, code: str = "") -> Problem:
        """The variant of ``student``, or the one that is known by its code."""
        if code:
            return variant(self.problem, code)
        return self.fairness.variant(self.order.course, student.key)

    def files(self, problem: Problem, student: Student, folder: Path) -> Files:
        """All files of one variant in ``folder``."""
        look, files, stem = self.order.look, Files(), student.stem(problem.code)
        for layout in map(layout_named, look.layouts):
            worked = replace(self._full if layout.rules else self._brief, problem=problem)
            files |= layout.files(Task(worked, look, student.shown, stem), folder)
        data = data_of(replace(self._brief, problem=problem), student, look.blanks)
        path = folder / "data" / f"{stem}.json"
        return {**files, path: DataFile(path, data)}

    @cached_property
    def _brief(self) -> Worked:
        return self._worked(rules=False)

    @cached_property
    def _full(self) -> Worked:
        return self._worked(rules=True)

    def _worked(self, *, rules: bool) -> Worked:
        look = self.order.look
        return explain(self.problem, rules=rules, decimals=look.decimals, notation=look.notation)


workshop = lru_cache(maxsize=2)(Workshop)


def make(order: Order, student: Student, code: str, folder: Path, *, force: bool) -> Made:
    """Draw the variant of a student, unless its code is known, and write its files."""
    shop = workshop(order)
    problem = shop.variant(student, code)
    files = shop.files(problem, student, folder)
    write_files(files.values(), force=force)
    return Made(student, problem.code, tuple(p.relative_to(folder).as_posix() for p in files))
