"""The given numbers of the students of one batch, each with the own variant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from derive.algebra.variable import RATE, Variable
from derive.errors import VariantError
from derive.marking.answers.row import Answers
from derive.marking.columns.kind import Column, Index
from derive.marking.desk import Desk
from derive.marking.variant import variant
from derive.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Given:
    """The leaves as columns; ``problems`` are the variants row by row, where there are any.

    ``faults`` says for a row why its code could not be used: it needs a person.
    """

    leaves: Mapping[Variable, Column]
    problems: tuple[Problem, ...]
    faults: Mapping[int, str]

    def at(self, rows: Index) -> dict[Variable, Column]:
        """The leaves of some rows."""
        return {v: column[rows] if np.ndim(column) else column for v, column in self.leaves.items()}


def given_to(desk: Desk, rows: Sequence[Answers]) -> Given:
    """What each student was given: by the code of the sheet, or the numbers of the spec."""
    if not any(row.code for row in rows):
        return Given({**desk.leaves}, (), {})
    problems: list[Problem] = []
    faults: dict[int, str] = {}
    for place, row in enumerate(rows):
        try:
            problems.append(variant(desk.problem, row.code) if row.code else desk.problem)
        except VariantError as fault:
            problems.append(desk.problem)
            faults[place] = str(fault)
    leaves = {
        leaf: np.array([float(one.given[leaf].value) for one in problems])
        for leaf in desk.problem.given
    }
    rates = np.array([float(one.training.rate.value) for one in problems])
    if np.any(rates != rates[0]):
        leaves[RATE] = rates
    return Given(leaves, tuple(problems), faults)
