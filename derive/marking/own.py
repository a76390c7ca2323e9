"""What follows from the students' own answers, at some rows of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from derive.algebra.term import Number
from derive.algebra.variable import RATE, Variable
from derive.checking.mistakes.mistake import Mistake, Setup
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Index
from derive.marking.columns.pins import Pin, Pins
from derive.marking.columns.rounding import Band, Rounding
from derive.marking.desk import Desk
from derive.model.quantity import Quantity


@dataclass
class Own:
    """``pins`` are the own answers, ``leaves`` what each student was given."""

    desk: Desk
    leaves: Mapping[Variable, Column]
    pins: Mapping[Quantity, Pin]
    _mistaken: dict[int, Followed[Column]] = field(default_factory=dict, init=False, repr=False)

    def at(self, rows: Index, count: int) -> Own:
        """The same at ``rows``, out of ``count``."""
        if rows.size == count:
            return self
        leaves = {v: at(column, rows) for v, column in self.leaves.items()}
        return Own(self.desk, leaves, Pins(self.pins, rows))

    def anew(self) -> Own:
        """The same, with nothing worked yet."""
        return Own(self.desk, self.leaves, self.pins)

    @cached_property
    def varies(self) -> bool:
        """Whether students have numbers of their own."""
        return any(map(np.ndim, self.leaves.values()))

    @cached_property
    def is_alone(self) -> bool:
        """Whether one number comes of everything, the same for all batches."""
        return not self.pins and not self.varies

    @cached_property
    def exact(self) -> Followed[Column]:
        """With all digits."""
        return self.desk.followed(EXACT, self.leaves, self.pins)

    @cached_property
    def rounded(self) -> Followed[Band]:
        """With each operation rounded, or not."""
        return self._within(self.desk.rounding)

    @cached_property
    def fixed(self) -> Followed[Band]:
        """The same, where small numbers too are rounded to so many decimals."""
        return self._within(replace(self.desk.rounding, fixed=True))

    @cached_property
    def by_ways(self) -> Followed[Band]:
        """With each operation rounded or not, by the expressions of the derivation."""
        return self.desk.followed(self.desk.rounding, self.leaves, self.pins, by_ways=True)

    def mistaken(self, number: int) -> Followed[Column]:
        """With all digits, and with this mistake of the desk."""
        if number not in self._mistaken:
            mistake, setup = self.desk.mistakes[number]
            leaves = self._taken(mistake, setup)
            way = self.desk.followed(EXACT, leaves, self.pins, setup)
            way.right = self.exact, self.desk.difference(number)
            self._mistaken[number] = way
        return self._mistaken[number]

    def _within(self, rounding: Rounding) -> Followed[Band]:
        return self.desk.followed(rounding, self.leaves, self.pins)

    def _taken(self, mistake: Mistake, setup: Setup) -> Mapping[Variable, Column]:
        """The leaves; a mistake may lie in the learning rate, of which each may have an own."""
        rate = self.desk.problem.training.rate
        if RATE not in self.leaves or setup.problem.training.rate == rate:
            return self.leaves
        rates, which = np.unique(self.leaves[RATE], return_inverse=True)
        taken = np.array([_rate(self.desk.setup, mistake, one) for one in rates.tolist()])
        return {**self.leaves, RATE: taken[which]}


def _rate(setup: Setup, mistake: Mistake, rate: float) -> float:
    """What ``mistake`` makes of a learning rate."""
    training = replace(setup.problem.training, rate=Number(f"{Decimal(repr(rate)):f}"))
    made = mistake.revise(replace(setup, problem=replace(setup.problem, training=training)))
    return float(made.problem.training.rate.digits)


def at(column: Column, rows: Index) -> Column:
    """``column`` at ``rows``; one number for all stays what it is."""
    return column[rows] if np.ndim(column) else column
