"""Columns whose numbers are not known yet: what is computed with them is noted, each step once.

The same steps serve every batch that was answered in the same places. A column is its place among
the steps; a placeholder stands for each column that is known only when they are gone through.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, NamedTuple, TypeVar

import numpy as np

from derive.algebra.term import Relation
from derive.errors import AlgebraError
from derive.marking.columns.exact import EXACT, FUNCTIONS
from derive.marking.columns.kind import Column, Mask

S = TypeVar("S", bound=Hashable)


class Step(NamedTuple):
    """A function, and the places of the columns that it is applied to."""

    work: Callable[..., Column]
    of: tuple[int, ...]


class Trace(Generic[S]):
    """Notes the steps of exact arithmetic; ``uses`` counts what is computed from each."""

    def __init__(self) -> None:
        self.steps: list[Step | None] = []
        self.uses: list[int] = []
        self.symbols: dict[int, S] = {}  # what the placeholders stand for
        self._known: dict[Hashable, int] = {}
        self._placeholders: dict[int, tuple[Column, int]] = {}  # by identity: they are all alike

    def placeholder(self, symbol: S) -> Column:
        """A column that stands for ``symbol``."""
        column, place = np.asarray(np.nan), self._place(("symbol", symbol), None)
        self.symbols[place] = symbol
        self._placeholders[id(column)] = column, place
        return column

    def point(self, column: Column | Mask) -> int:
        """The place of a placeholder, or of a number."""
        if id(column) in self._placeholders:
            return self._placeholders[id(column)][1]
        number = np.asarray(float(column))
        return self._place(("number", repr(float(column))), Step(lambda: number, ()))

    def add(self, one: int, other: int) -> int:  # noqa: D102
        return self._step("add", EXACT.add, one, other)

    def multiply(self, one: int, other: int) -> int:  # noqa: D102
        return self._step("multiply", EXACT.multiply, one, other)

    def divide(self, one: int, other: int) -> int:  # noqa: D102
        return self._step("divide", EXACT.divide, one, other)

    def negate(self, one: int) -> int:  # noqa: D102
        return self._step("negate", EXACT.negate, one)

    def power(self, base: int, exponent: int) -> int:  # noqa: D102
        return self._step("power", EXACT.power, base, exponent)

    def function(self, name: str, operand: int) -> int:
        """A function by its name. AlgebraError for one that there is not."""
        if name not in FUNCTIONS:
            raise AlgebraError(f"there is no function {name!r}; known: {', '.join(FUNCTIONS)}")
        return self._step(name, FUNCTIONS[name], operand)

    def choose(self, relation: Relation, sides: tuple[int, int], then: int, otherwise: int) -> int:
        """``then`` where the relation holds."""

        def work(left: Column, right: Column, one: Column, other: Column) -> Column:
            return EXACT.choose(relation, (left, right), one, other)

        return self._step(f"where {relation}", work, *sides, then, otherwise)

    def settled(self, one: int) -> int:
        """``one`` itself: nothing is rounded."""
        return one

    def answered(self, by: Column) -> int:
        """``by`` itself."""
        return self.point(by)

    def replaced(self, one: int, where: Column | Mask, by: Column) -> int:
        """``by`` in those rows."""
        return self._step("replaced", EXACT.replaced, one, self.point(where), self.point(by))

    def _step(self, name: str, work: Callable[..., Column], *of: int) -> int:
        return self._place((name, of), Step(work, of))

    def _place(self, key: Hashable, step: Step | None) -> int:
        place = self._known.setdefault(key, len(self.steps))
        if place == len(self.steps):
            self.steps.append(step)
            self.uses.append(0)
            for one in step.of if step is not None else ():
                self.uses[one] += 1
        return place


class Run(Generic[S]):
    """Goes through the steps of ``trace`` as far as they are asked for.

    ``known`` says what each placeholder stands for. What more than one step needs is kept.
    """

    def __init__(self, trace: Trace[S], known: Callable[[S], Column | Mask]) -> None:
        self.trace, self.known = trace, known
        self._found: dict[int, Column | Mask] = {}

    def column(self, place: int) -> Column:
        """The column at ``place``."""
        todo = [place]
        while todo:
            step = self.trace.steps[todo[-1]]
            missing = [one for one in step.of if one not in self._found] if step else ()
            if missing:
                todo += missing
            else:
                last = todo.pop()
                if last not in self._found:
                    self._found[last] = self._worked(last, step)
        return np.asarray(self._taken(place), float)

    def _worked(self, place: int, step: Step | None) -> Column | Mask:
        if step is None:
            return self.known(self.trace.symbols[place])
        return step.work(*map(self._taken, step.of))

    def _taken(self, place: int) -> Column | Mask:
        """The column at ``place``, which is let go where nothing else needs it."""
        kept = self.trace.uses[place] > 1
        return self._found[place] if kept else self._found.pop(place)
