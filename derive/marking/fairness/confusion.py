"""Mistakes that one answer cannot tell apart, from each other or from the right way.

What counts are mistakes in the method, made wherever they can be: the slope left out in a whole
layer, the weights updated too early. A slip with a single number is looked for by the marker, but
there are so many that some always meet. Each mistake counts at the first answer that shows it:
there its reader learns of it, and what follows is marked with the student's own numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from derive.algebra.interval import Interval
from derive.checking.causes.procedures import Procedures, differ
from derive.checking.mistakes.mistake import Group, Mistake
from derive.model.quantity import Quantity, key_of

METHOD = (Group.PROCEDURE, Group.CHAIN, Group.FORWARD)
RIGHT = ""  # in place of the key of a mistake

Tolerances: TypeAlias = Mapping[Quantity, Interval | None]
First: TypeAlias = Mapping[Quantity, tuple[str, ...]]  # the mistakes that each answer shows first


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two mistakes, or one and the right way, that the answer for ``quantity`` does not tell."""

    quantity: str
    one: str
    other: str

    def __str__(self) -> str:
        if not self.other:
            return f"{self.quantity}: {self.one}"
        return f"{self.quantity}: {self.one} and {self.other}"


def in_method(procedures: Procedures) -> Mapping[str, Mistake]:
    """The mistakes in the method, by their keys."""
    every = procedures.mistakes
    return {one.key: one for one in every if one.wide and one.group in METHOD}


def shows(procedures: Procedures, mistake: Mistake, quantity: Quantity) -> bool:
    """Whether ``mistake`` gives ``quantity`` another value."""
    if not mistake.concerns(procedures.values.problem, quantity):
        return False
    value = procedures.value((mistake,), quantity)
    return value is not None and differ(value, procedures.right(quantity))


def confusions(procedures: Procedures, tolerances: Tolerances, first: First) -> Iterator[Confusion]:
    """All of them, answer by answer.

    A value inside the tolerance of the right one, or no further from that of another mistake than
    the right one is from the end of its tolerance, is the same to a marker.
    """
    known = in_method(procedures)
    for quantity, keys in first.items():
        interval = tolerances[quantity]
        if interval is not None:
            mistakes = [known[key] for key in keys if key in known]
            yield from _at(procedures, quantity, interval, mistakes)


def _at(
    procedures: Procedures, quantity: Quantity, interval: Interval, mistakes: list[Mistake]
) -> Iterator[Confusion]:
    asked, right = key_of(procedures.values.problem.graph, quantity), procedures.right(quantity)
    reach = max(interval.high - right, right - interval.low)
    others: list[tuple[Decimal, str]] = []
    for mistake in mistakes:
        value = procedures.value((mistake,), quantity)
        if value is not None and interval.low <= value <= interval.high:
            yield Confusion(asked, mistake.key, RIGHT)
        elif value is not None:
            others.append((value, mistake.key))
    for (low, one), (high, other) in pairwise(sorted(others)):
        if high - low <= reach:
            yield Confusion(asked, *sorted((one, other)))
