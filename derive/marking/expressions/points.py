"""The points at which formulas are compared, as columns: a row for each point.

First come points with random numbers, at the odd ones of any sign; then some where leaves that
are given as 0, 1 or -1 are random too; the last row holds the problem's own numbers.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from derive.algebra.variable import RATE, Role, Variable
from derive.marking.columns.kind import Column
from derive.model.problem import Problem

RANDOM = 8
MOVED = 4
SPECIAL = (-1.0, 0.0, 1.0)  # these mark what is left out, what is always on, or a class
MOVABLE = (Role.INPUT, Role.WEIGHT, Role.VALUE, Role.RATE)  # those of others are the problem's own


@dataclass(frozen=True)
class Rows:
    """Which rows of a column are which."""

    random = slice(0, RANDOM)
    moved = slice(RANDOM, RANDOM + MOVED)
    tested = slice(0, RANDOM + MOVED)
    here = RANDOM + MOVED


def leaves_at(problem: Problem) -> dict[Variable, Column]:
    """What is given, and the learning rate, at every point."""
    own = {leaf: float(number.value) for leaf, number in problem.given.items()}
    own[RATE] = float(problem.training.rate.value)
    rows = [_drawn(own, place) for place in range(RANDOM + MOVED)]
    for row in rows:
        row.update(_shares(own, row))
    return {leaf: np.array([*(row[leaf] for row in rows), own[leaf]]) for leaf in own}


def _drawn(own: Mapping[Variable, float], place: int) -> dict[Variable, float]:
    source = random.Random(f"formula {place}")
    return {leaf: _moved(source, leaf, value, place) for leaf, value in own.items()}


def _moved(source: random.Random, leaf: Variable, value: float, place: int) -> float:
    drawn = (0.1 + 0.85 * source.random()) * source.choice((-1, 1))
    if value in SPECIAL and (place < RANDOM or leaf.role not in MOVABLE):
        return value
    if leaf.role is Role.TARGET and 0 < value < 1:
        return (drawn + 1) / 2
    if value and (place % 2 == 0 or leaf.role in (Role.VALUE, Role.RATE)):
        return value * (1 + drawn / 2)
    return drawn * (1 + abs(value))


def _shares(own: Mapping[Variable, float], row: Mapping[Variable, float]) -> dict[Variable, float]:
    """Targets that add up to 1 in the problem do so at every point."""
    together: dict[tuple[int, int], list[Variable]] = {}
    for leaf in own:
        if leaf.role is Role.TARGET:
            together.setdefault((leaf.sample, leaf.time), []).append(leaf)
    found = {}
    for targets in together.values():
        whole = sum(Decimal(repr(own[leaf])) for leaf in targets)
        total = sum(row[leaf] for leaf in targets)
        if len(targets) > 1 and whole == 1 and total:
            found.update({leaf: row[leaf] / total for leaf in targets})
    return found
