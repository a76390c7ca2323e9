"""What marking one problem rests on: its numbers, its ways to compute, its mistakes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from derive.algebra.term import Term, term
from derive.algebra.variable import RATE, Variable
from derive.checking.causes.procedures import MOST_TRIED, Procedures
from derive.checking.mistakes.mistake import Group, Mistake, Setup
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.table import mistakes_of, slips_in
from derive.checking.rounding.tolerance import ways
from derive.derivation.by_deltas import with_delta_rules
from derive.derivation.derivation import Derivation, derive_graph
from derive.errors import DeriveError, QuantityError
from derive.marking.candidates import Candidates, candidates
from derive.marking.columns.difference import Difference
from derive.marking.columns.followed import Followed
from derive.marking.columns.kind import Column, Kind, V
from derive.marking.columns.paths import Paths
from derive.marking.columns.pins import Pin
from derive.marking.columns.rounding import Rounding
from derive.marking.question import Question, question_of
from derive.marking.scheme import Scheme
from derive.marking.variant import Variants
from derive.model.problem import Problem
from derive.model.quantity import Quantity
from derive.numerics.training import turns
from derive.numerics.values import Values

if TYPE_CHECKING:
    from derive.marking.trials import Known, Trials

SHEET_DECIMALS = 4  # as a worksheet asks for, if nothing else is said
MOST_PARAMETERS = 60  # of which each is derived in full
MOST_SLIPS = 5_000  # over the questions of one sheet


@dataclass
class Desk:
    """One problem, its scheme, and how numbers are read."""

    problem: Problem
    scheme: Scheme = field(default_factory=Scheme)
    decimal_comma: bool = False
    trials: dict[Known, Trials] = field(default_factory=dict, init=False, repr=False)
    shortened: dict[Quantity, tuple[float, ...]] = field(
        default_factory=dict, init=False, repr=False
    )
    printed: dict[str, str] = field(default_factory=dict, init=False, repr=False)
    _questions: dict[str, Question | None] = field(default_factory=dict, init=False)
    _concerning: dict[Quantity, tuple[int, ...]] = field(default_factory=dict, init=False)
    _coarse: dict[Quantity, tuple[float, ...]] = field(default_factory=dict, init=False)
    _slips: dict[Quantity, tuple[Mistake, ...]] = field(default_factory=dict, init=False)
    _differences: dict[int, Difference] = field(default_factory=dict, init=False, repr=False)
    _candidates: dict[Quantity, Candidates] = field(default_factory=dict, init=False)

    @property
    def decimals(self) -> int:
        """The decimals that results were to be rounded to."""
        return SHEET_DECIMALS if self.scheme.decimals is None else self.scheme.decimals

    @property
    def rounding(self) -> Rounding:
        """How results were to be rounded."""
        return Rounding(self.decimals)

    @cached_property
    def values(self) -> Values:
        """The values of the problem's own numbers."""
        return Values(self.problem)

    @cached_property
    def variants(self) -> Variants:
        """The variants of the problem."""
        return Variants(self.problem)

    @cached_property
    def paths(self) -> Paths:
        """What lies between two variables."""
        return Paths(self.problem.graph)

    @cached_property
    def derivation(self) -> Derivation:
        """The derivation, with the short way to every derivative."""
        graph = self.problem.graph
        full = graph.parameters if len(graph.parameters) <= MOST_PARAMETERS else ()
        return with_delta_rules(
            derive_graph(
                graph,
                full,
                rules=False,
                first=turns(self.problem)[0].output,
                order=self.problem.training.order,
            )
        )

    @cached_property
    def ways(self) -> Mapping[Quantity, tuple[Term, ...]]:
        """The expressions by which each quantity is found."""
        return {goal: tuple(dict.fromkeys(f)) for goal, f in ways(self.derivation).items()}

    def question(self, key: str) -> Question | None:
        """What ``key`` asks for; None if it is no key of this problem."""
        if key not in self._questions:
            try:
                self._questions[key] = question_of(self.problem.graph, key)
            except QuantityError:
                self._questions[key] = None
        return self._questions[key]

    @cached_property
    def setup(self) -> Setup:
        """The right way to compute."""
        return Setup(self.problem)

    def followed(
        self,
        kind: Kind[V],
        leaves: Mapping[Variable, Column],
        pins: Mapping[Quantity, Pin],
        setup: Setup | None = None,
        *,
        by_ways: bool = False,
    ) -> Followed[V]:
        """What follows from ``pins``."""
        forms = self.ways if by_ways else {}
        return Followed(setup or self.setup, self.paths, kind, leaves, pins, forms)

    @cached_property
    def leaves(self) -> Mapping[Variable, Column]:
        """The numbers given."""
        return {v: np.asarray(float(n.value)) for v, n in self.problem.given.items()}

    @cached_property
    def rate(self) -> Column:
        """The learning rate."""
        return np.asarray(float(self.values[RATE]))

    @cached_property
    def parts(self) -> Parts:
        """The places where mistakes can be made."""
        return Parts(self.problem)

    @cached_property
    def procedures(self) -> Procedures:
        """Mistakes carried out with the problem's own numbers."""
        return Procedures(self.values)

    @cached_property
    def roundings(self) -> tuple[Mistake, ...]:
        """The ways to round too early."""
        return tuple(one for one in mistakes_of(self.parts) if one.group is Group.ROUNDING)

    def coarse(self, quantity: Quantity) -> tuple[float, ...]:
        """What comes out of the spec's own numbers by each of them."""
        if quantity not in self._coarse:
            made = (self.procedures.value((one,), quantity) for one in self.roundings)
            self._coarse[quantity] = tuple(float(value) for value in made if value is not None)
        return self._coarse[quantity]

    @cached_property
    def mistakes(self) -> tuple[tuple[Mistake, Setup], ...]:
        """Every mistake in the way to compute, with that way."""
        found = []
        for mistake in mistakes_of(self.parts):
            if mistake.group is not Group.ROUNDING:
                try:
                    found.append((mistake, mistake.revise(self.setup)))
                except DeriveError:
                    continue
        return tuple(found)

    def difference(self, number: int) -> Difference:
        """What the mistake of this number changes."""
        if number not in self._differences:
            _, setup = self.mistakes[number]
            self._differences[number] = Difference(setup, self.setup, self.paths)
        return self._differences[number]

    def concerning(self, quantity: Quantity) -> tuple[int, ...]:
        """The numbers of the mistakes to try for ``quantity``; not all in a large network."""
        if quantity not in self._concerning:
            concerned = [
                k
                for k, (mistake, _) in enumerate(self.mistakes)
                if mistake.concerns(self.problem, quantity)
            ]
            wide = sum(self.mistakes[k][0].wide for k in concerned)
            narrow = [k for k in concerned if not self.mistakes[k][0].wide]
            passed = frozenset(narrow[max(0, MOST_TRIED - wide) :])
            self._concerning[quantity] = tuple(k for k in concerned if k not in passed)
        return self._concerning[quantity]

    def slips(self, quantity: Quantity) -> tuple[Mistake, ...]:
        """Mistakes that are found from ``quantity`` itself."""
        if quantity not in self._slips:
            count = sum(map(len, self._slips.values()))
            found = slips_in(self.parts, quantity) if count < MOST_SLIPS else ()
            same = {mistake.asked(quantity): mistake for mistake in reversed(found)}
            same.pop(term(quantity), None)
            self._slips[quantity] = tuple(same.values())[::-1]
        return self._slips[quantity]

    def candidates(self, quantity: Quantity) -> Candidates:
        """All that may explain a wrong number for ``quantity``."""
        if quantity not in self._candidates:
            concerning = (self.mistakes[k][0] for k in self.concerning(quantity))
            self._candidates[quantity] = candidates((*concerning, *self.slips(quantity)))
        return self._candidates[quantity]
