"""What follows from the students' own answers, at some rows of a batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

import numpy as np

from derive.algebra.term import Number, Partial
from derive.algebra.variable import RATE, Variable
from derive.checking.mistakes.mistake import Mistake, Setup
from derive.marking.columns.exact import EXACT
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Index, Mask
from derive.marking.columns.pins import Pin, Pins
from derive.marking.columns.rounding import Band, Rounding
from derive.marking.columns.trace import Run
from derive.marking.desk import Desk
from derive.marking.trials import Known, Of, Symbol, Trials
from derive.model.quantity import Quantity

MOST_TRIALS = 16  # kept by a desk


@dataclass
class Own:
    """``pins`` are the own answers, ``leaves`` what each student was given."""

    desk: Desk
    leaves: Mapping[Variable, Column]
    pins: Mapping[Quantity, Pin]
    whole: bool = False  # whether each pin holds everywhere, which need not be looked up then

    def at(self, rows: Index, count: int, *, whole: bool = False) -> Own:
        """The same at ``rows``, out of ``count``; ``whole`` if all pins hold there."""
        if rows.size == count:
            return self if self.whole or not whole else replace(self, whole=True)
        leaves = {v: at(column, rows) for v, column in self.leaves.items()}
        return Own(self.desk, leaves, Pins(self.pins, rows), whole or self.whole)

    def anew(self) -> Own:
        """The same, with nothing worked yet."""
        return replace(self)

    @cached_property
    def varies(self) -> bool:
        """Whether students have numbers of their own."""
        return any(map(np.ndim, self.leaves.values()))

    @cached_property
    def trials(self) -> Trials:
        """What is tried, as steps."""
        pins = self.pins
        somewhere = () if self.whole else (one for one in pins if not pins[one].everywhere)
        some = frozenset(somewhere)
        known = Known(frozenset(self.leaves), frozenset(pins) - some, some, self.varies)
        if known not in self.desk.trials:
            if len(self.desk.trials) >= MOST_TRIALS:
                self.desk.trials.clear()
            self.desk.trials[known] = Trials(self.desk, known)
        return self.desk.trials[known]

    @cached_property
    def run(self) -> Run[Symbol]:
        """The steps of the trials, gone through with these numbers."""
        return Run(self.trials.trace, _Numbers(self.desk, self.leaves, self.pins).of)

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

    def _within(self, rounding: Rounding) -> Followed[Band]:
        return self.desk.followed(rounding, self.leaves, self.pins)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What placeholders stand for; apart from ``Own``, or it would hold what holds it."""

    desk: Desk
    leaves: Mapping[Variable, Column]
    pins: Mapping[Quantity, Pin]

    def of(self, symbol: Symbol) -> Column | Mask:
        """The numbers behind ``symbol``."""
        match symbol:
            case Symbol(Of.RATE, int(number)):
                return self._rates(number)
            case Symbol(Of.GIVEN, Variable() as leaf):
                return self.leaves[leaf]
            case Symbol(Of.ANSWER, Variable() | Partial() as quantity):
                return self.pins[quantity].value
            case Symbol(Of.ANSWERED, Variable() | Partial() as quantity):
                return self.pins[quantity].where
        raise AssertionError(f"{symbol} stands for nothing")

    def _rates(self, number: int) -> Column:
        """What a mistake makes of the learning rates, of which each may have an own."""
        mistake, _ = self.desk.mistakes[number]
        rates, which = np.unique(self.leaves[RATE], return_inverse=True)
        taken = np.array([_rate(self.desk.setup, mistake, one) for one in rates.tolist()])
        return np.asarray(taken[which])


def _rate(setup: Setup, mistake: Mistake, rate: float) -> float:
    """What ``mistake`` makes of a learning rate."""
    training = replace(setup.problem.training, rate=Number(f"{Decimal(repr(rate)):f}"))
    made = mistake.revise(replace(setup, problem=replace(setup.problem, training=training)))
    return float(made.problem.training.rate.digits)


def at(column: Column, rows: Index) -> Column:
    """``column`` at ``rows``; one number for all stays what it is."""
    return column[rows] if np.ndim(column) else column
