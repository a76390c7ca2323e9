"""All that is tried to explain a wrong number, worked out as steps before any number is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

import numpy as np

from derive.algebra.term import Reference, Term
from derive.algebra.variable import RATE, Variable
from derive.checking.mistakes.mistake import Mistake
from derive.errors import DeriveError
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column
from derive.marking.columns.pins import Pin
from derive.marking.columns.trace import Trace
from derive.marking.desk import Desk
from derive.model.quantity import Quantity


class Of(Enum):
    """What a placeholder is."""

    GIVEN = "given"
    ANSWER = "answer"
    ANSWERED = "answered"  # the rows where there is an answer
    RATE = "rate"  # a learning rate as a mistake makes it


class Symbol(NamedTuple):
    """What a placeholder stands for: something of a variable, a quantity or a mistake."""

    of: Of
    what: Variable | Quantity | int


@dataclass(frozen=True)
class Known:
    """What there is to compute from: what was given, and answered in all rows or in some.

    If the given numbers vary, nothing can be carried out with those of the spec.
    """

    given: frozenset[Variable]
    everywhere: frozenset[Quantity]
    somewhere: frozenset[Quantity]
    varies: bool


@dataclass
class Trials:
    """What each mistake makes of each quantity, as steps from what is ``known``."""

    desk: Desk
    known: Known
    trace: Trace[Symbol] = field(default_factory=Trace)
    _tried: dict[Quantity, tuple[tuple[int, int], ...]] = field(default_factory=dict, init=False)
    _mistaken: dict[int, Followed[int]] = field(default_factory=dict, init=False)

    def of(self, quantity: Quantity) -> tuple[tuple[int, int], ...]:
        """The places of the candidates, each with that of the step that it comes out of."""
        if quantity not in self._tried:
            self._tried[quantity] = tuple(self._trials(quantity))
        return self._tried[quantity]

    def _trials(self, quantity: Quantity) -> Iterator[tuple[int, int]]:
        right = self._made_right(quantity)
        for place, (mistake, way) in enumerate(self._ways(quantity)):
            made = None if way is None else self._made(way, mistake, quantity)
            if made is not None and made != right:
                yield place, made

    def _ways(self, quantity: Quantity) -> Iterator[tuple[Mistake, Followed[int] | None]]:
        """Each mistake with the way to compute that it makes; None where it does not matter."""
        desk, right = self.desk, self.right
        for number in desk.concerning(quantity):
            mistake, setup = desk.mistakes[number]
            if setup is desk.setup:
                yield mistake, right
            else:
                matters = self._matters(number, quantity)
                yield mistake, self.way(number) if matters else None
        for mistake in desk.slips(quantity):
            yield mistake, right

    def _made_right(self, quantity: Quantity) -> int | None:
        """The step that ``quantity`` comes out of rightly."""
        try:
            return self.right.computed(quantity)
        except DeriveError:
            return None

    def _matters(self, number: int, quantity: Quantity) -> bool:
        """Whether another result can come out, once the student's own answers are taken over."""
        if not self.desk.difference(number).changes(quantity):
            return False
        _, setup = self.desk.mistakes[number]
        same = setup.problem is self.desk.problem and not setup.ahead
        return not same or not self.right.touched.isdisjoint(setup.revised)

    def _made(self, way: Followed[int], mistake: Mistake, quantity: Quantity) -> int | None:
        try:
            return _asked(way, mistake.asked(quantity), quantity)
        except (DeriveError, KeyError):
            if self.known.varies:
                return None  # it would be carried out with the numbers of the spec
            value = self.desk.procedures.value((mistake,), quantity)
            return None if value is None else self.trace.point(np.asarray(float(value)))

    @cached_property
    def right(self) -> Followed[int]:
        """The right way to compute."""
        return self.desk.followed(self.trace, self._leaves, self._pins)

    def way(self, number: int) -> Followed[int]:
        """The way to compute that the mistake of this number makes."""
        if number not in self._mistaken:
            _, setup = self.desk.mistakes[number]
            leaves = dict(self._leaves)
            if RATE in leaves and setup.problem.training.rate != self.desk.problem.training.rate:
                leaves[RATE] = self.trace.placeholder(Symbol(Of.RATE, number))
            way: Followed[int] = self.desk.followed(self.trace, leaves, self._pins, setup)
            way.right = self.right, self.desk.difference(number)
            self._mistaken[number] = way
        return self._mistaken[number]

    @cached_property
    def _leaves(self) -> Mapping[Variable, Column]:
        return {v: self.trace.placeholder(Symbol(Of.GIVEN, v)) for v in self.known.given}

    @cached_property
    def _pins(self) -> Mapping[Quantity, Pin]:
        everywhere = {one: self._pin(one, everywhere=True) for one in self.known.everywhere}
        return everywhere | {one: self._pin(one, everywhere=False) for one in self.known.somewhere}

    def _pin(self, quantity: Quantity, *, everywhere: bool) -> Pin:
        where = self.trace.placeholder(Symbol(Of.ANSWERED, quantity))
        value = self.trace.placeholder(Symbol(Of.ANSWER, quantity))
        return Pin(where, value, everywhere)  # type: ignore[arg-type]  # a placeholder


def _asked(way: Followed[int], form: Term, quantity: Quantity) -> int:
    if form == (Reference(quantity) if isinstance(quantity, Variable) else quantity):
        return way.computed(quantity)
    return way.asked(form, quantity)
