"""Statements about the network after some updates that do not say so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from derive.algebra.term import Reference, Term, rename, walk
from derive.model.moving import moving
from derive.model.problem import Problem

FEW = 3  # updates, and as many as the training has


@dataclass(frozen=True, slots=True)
class Moment:
    """A number of updates."""

    updates: int

    @property
    def sentence(self) -> str:
        """What a statement is then."""
        return f"right after {self.updates} update{'s' if self.updates > 1 else ''}"


def moments(problem: Problem) -> Iterator[Moment]:
    """The moments that documents speak of, the first update first."""
    counts = dict.fromkeys((*range(1, FEW + 1), problem.training.iterations))
    return (Moment(count) for count in counts if count > 0)


def at(moment: Moment, problem: Problem) -> Callable[[Term], Term]:
    """Takes a side at ``moment`` that names no moment itself."""
    names = {variable: variable.after(moment.updates) for variable in moving(problem.graph)}

    def change(side: Term) -> Term:
        told = any(isinstance(part, Reference) and part.variable.updates for part in walk(side))
        return side if told else rename(side, names)

    return change
