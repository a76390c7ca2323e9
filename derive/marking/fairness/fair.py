"""Drawing until a variant is fair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from derive.checking.causes.procedures import Procedures
from derive.checking.rounding.tolerance import tolerances
from derive.derivation.derivation import Derivation
from derive.errors import NumericsError, VariantError
from derive.marking.fairness.confusion import Confusion, confusions
from derive.marking.fairness.law import Breach, Law
from derive.marking.fairness.numbers import corners, flat, repeated, zeros
from derive.marking.fairness.survey import Survey, survey
from derive.marking.variant import code_for, variant
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.numerics.values import Values

MOST_ATTEMPTS = 100


@dataclass(frozen=True, slots=True)
class Draw:
    """One draw for a student: the numbers, and the first breach of a law if it is not fair."""

    problem: Problem
    breach: Breach | None


@dataclass(frozen=True)
class Fairness:
    """The judge of the variants of ``problem``, in which ``asked`` are the questions.

    ``derivation`` is that of the sheet, whose results are rounded to ``decimals``.
    """

    problem: Problem
    derivation: Derivation
    asked: tuple[Quantity, ...]
    decimals: int

    @cached_property
    def survey(self) -> Survey:
        """What all variants of this problem have in common."""
        return survey(self.problem, self.derivation, self.asked, self.decimals)

    @cached_property
    def flat_as_given(self) -> frozenset[str]:
        """The units that are flat in the spec itself: its author wants to show it."""
        return frozenset(flat(Values(self.problem)))

    def variant(self, course: str, student: str) -> Problem:
        """The first fair draw of a student.

        Raises VariantError if there is none among many, or if no draw tells most mistakes apart.
        """
        if self.survey.lost > self.survey.mistakes / 2:
            raise VariantError(_too_few_digits(self.problem.name, self.decimals, self.survey))
        refused: Counter[Breach] = Counter()
        for draw in self.draws(course, student):
            if draw.breach is None:
                return draw.problem
            refused[draw.breach] += 1
        raise VariantError(_hopeless(self.problem.name, student, refused))

    def draws(self, course: str, student: str) -> Iterator[Draw]:
        """The draws of a student in their order, fair or not, up to ``MOST_ATTEMPTS``."""
        for attempt in range(MOST_ATTEMPTS):
            drawn = variant(self.problem, code_for(self.problem, course, student, attempt))
            yield Draw(drawn, next(self.breaches(drawn), None))

    def breaches(self, drawn: Problem) -> Iterator[Breach]:
        """What is unfair about ``drawn``, what is found soonest first."""
        yield from repeated(self.problem, drawn)
        yield from corners(drawn)
        values = Values(drawn)
        try:
            for unit in flat(values):
                if unit not in self.flat_as_given:
                    yield Breach(Law.FLAT, unit)
            asked = (one for one in self.asked if one not in self.survey.zeros)
            yield from zeros(values, asked, self.decimals)
            for confusion in self.confusions(values):
                law = Law.ALIKE if confusion.other else Law.RIGHT
                yield Breach(law, str(confusion))
        except NumericsError as fault:
            yield Breach(Law.VALUE, str(fault).partition(" ")[0])

    def confusions(self, values: Values) -> Iterator[Confusion]:
        """The mistakes that these numbers do not tell apart, and others would."""
        known = tolerances(self.derivation, values, self.decimals)
        for one in confusions(Procedures(values), known, self.survey.first):
            if one not in self.survey.habits:
                yield one


def _too_few_digits(name: str, decimals: int, found: Survey) -> str:
    return (
        f"{name}: to so few decimals ({decimals}), {found.lost} of {found.mistakes} mistakes "
        f"cannot be told apart in any draw: {Law.ALIKE.remedy}"
    )


def _hopeless(name: str, student: str, refused: Counter[Breach]) -> str:
    """The law that is broken most often, where, and what to do."""
    by_law: Counter[Law] = Counter()
    for breach, count in refused.items():
        by_law[breach.law] += count
    (law, times), *_ = by_law.most_common(1)
    places = [breach.where for breach, _ in refused.most_common() if breach.law is law]
    return (
        f"{name}: no fair variant for student {student!r} in {refused.total()} draws; "
        f"in {times} of them {law.sentence} ({places[0]}): {law.remedy}"
    )
