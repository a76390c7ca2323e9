"""Statements about the network after some updates that do not say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from derive.algebra.decimals import significant
from derive.algebra.term import Reference, Term, rename, walk
from derive.checking.judging.literals import numbers
from derive.model.moving import moving
from derive.model.problem import Problem
from derive.model.quantity import deltas
from derive.reading.names.instance import Instance
from derive.reading.names.unresolved import Unresolved

FEW = 3  # updates, and as many as the training has
FEWEST_DIGITS = 2  # of a number that is not right after the first updates by chance
FEWEST_LATER = 3  # and after all of them


@dataclass(frozen=True, slots=True)
class Moment:
    """A number of updates."""

    updates: int

    @property
    def sentence(self) -> str:
        """What a statement is then."""
        return f"right after {self.updates} update{'s' if self.updates > 1 else ''}"


def moments(problem: Problem, digits: int) -> Iterator[Moment]:
    """The moments that documents speak of, the first update first.

    Those that a number of so many ``digits`` may show, where another one would by chance.
    """
    early = range(1, FEW + 1) if digits >= FEWEST_DIGITS else ()
    late = (problem.training.iterations,) if digits >= FEWEST_LATER else ()
    return (Moment(count) for count in dict.fromkeys((*early, *late)) if count > 0)


def most_digits(instances: Iterable[Instance]) -> int:
    """The significant digits of the longest number in a statement."""
    sides = (side for one in instances for side in one.sides if not isinstance(side, Unresolved))
    return max((significant(n.digits) for side in sides for n in numbers(side)), default=0)


def at(moment: Moment, problem: Problem) -> Callable[[Term], Term]:
    """Takes a side at ``moment`` that names no moment itself."""
    graph = problem.graph
    moved = (*moving(graph), *deltas(graph))
    names = {variable: variable.after(moment.updates) for variable in moved}

    def change(side: Term) -> Term:
        told = any(isinstance(part, Reference) and part.variable.updates for part in walk(side))
        return side if told else rename(side, names)

    return change
