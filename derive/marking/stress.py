"""What the variants of a spec are like, over many of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median_low

from derive.checking.causes.procedures import Procedures
from derive.checking.rounding.tolerance import tolerances
from derive.marking.fairness.confusion import RIGHT, confusions
from derive.marking.fairness.fair import Fairness
from derive.marking.fairness.law import Breach, Law
from derive.marking.student import numbered
from derive.model.problem import Problem
from derive.model.quantity import key_of
from derive.model.variation import given_numbers, spreads
from derive.numerics.values import Values

COURSE = "stress"
SMALL = Decimal("0.1")
PLACES = 3  # that are told of each law


@dataclass(frozen=True, slots=True)
class Span:
    """The least, the middle and the greatest of some numbers."""

    least: Decimal
    middle: Decimal
    greatest: Decimal

    @classmethod
    def of(cls, numbers: Iterable[Decimal | int]) -> Span:
        """The span of ``numbers``, of which there is one at least."""
        found = sorted(map(Decimal, numbers))
        return cls(found[0], median_low(found), found[-1])


@dataclass(frozen=True, slots=True)
class Measured:
    """One fair variant: its drawn numbers, its answers, and how many mistakes they tell apart.

    ``digits`` counts the significant digits of all numbers that were drawn.
    """

    drawn: Mapping[str, Decimal]
    answers: Mapping[str, Decimal]
    digits: int
    told_apart: int

    @property
    def negative(self) -> int:
        """How many answers are below 0."""
        return sum(answer < 0 for answer in self.answers.values())

    @property
    def small(self) -> int:
        """How many answers are nearer to 0 than 0.1."""
        return sum(abs(answer) < SMALL for answer in self.answers.values())


@dataclass
class Stress:
    """``mistakes`` are those in the method; ``hopeless`` students have no fair variant."""

    mistakes: int
    habits: tuple[str, ...]
    fair: list[Measured] = field(default_factory=list)
    draws: int = 0
    hopeless: int = 0
    refused: Counter[Breach] = field(default_factory=Counter)

    def by_law(self, law: Law) -> tuple[int, tuple[str, ...]]:
        """How many draws break ``law`` first, and where most of them do."""
        here = {one: count for one, count in self.refused.items() if one.law is law}
        often = sorted(here, key=lambda one: (-here[one], one.where))
        return sum(here.values()), tuple(one.where for one in often[:PLACES])


def stress(
    fairness: Fairness, count: int, advance: Callable[[int], None] = lambda done: None
) -> Stress:
    """Draw fair variants for so many students of a course of its own."""
    known = fairness.survey
    report = Stress(known.mistakes, tuple(sorted(map(str, known.habits))))
    for done, student in enumerate(numbered(count), start=1):
        _draw(fairness, student.key, report)
        advance(done)
    return report


def _draw(fairness: Fairness, student: str, report: Stress) -> None:
    for draw in fairness.draws(COURSE, student):
        report.draws += 1
        if draw.breach is None:
            report.fair.append(_measured(fairness, draw.problem))
            return
        report.refused[draw.breach] += 1
    report.hopeless += 1


def _measured(fairness: Fairness, problem: Problem) -> Measured:
    values, key = Values(problem), problem.graph.key
    numbers = given_numbers(problem)
    drawn = {key(v): numbers[v].value for v in spreads(fairness.problem)}
    return Measured(
        drawn,
        {key_of(problem.graph, one): values[one] for one in fairness.asked},
        sum(len(value.as_tuple().digits) for value in drawn.values()),
        fairness.survey.mistakes - _confused(fairness, values),
    )


def _confused(fairness: Fairness, values: Values) -> int:
    """How many mistakes in the method these answers do not tell apart, habits among them."""
    known = tolerances(fairness.derivation, values, fairness.decimals)
    found = confusions(Procedures(values), known, fairness.survey.first)
    pairs = {(one.quantity, key) for one in found for key in (one.one, one.other)}
    return sum(key != RIGHT for _, key in pairs)
