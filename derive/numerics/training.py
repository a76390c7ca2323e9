"""Gradient descent: the error on its way, and where the parameters end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic

from derive.algebra.arithmetic import FLOATS, Arithmetic, S
from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.errors import NumericsError
from derive.model.problem import Order, Problem
from derive.numerics.descent import Descend, descent, fixed
from derive.numerics.forward import forward

PARTS = 100  # progress is reported about this often


@dataclass(frozen=True, slots=True)
class Trajectory:
    """Gradient descent run for ``iterations`` updates, in float64.

    ``errors`` pairs the watched iterations k with the error after k updates; ``values`` holds every
    leaf and node at the end.
    """

    iterations: int
    errors: tuple[tuple[int, float], ...]
    parameters: Mapping[Variable, float]
    values: Mapping[Variable, float]


def train(
    problem: Problem,
    iterations: int,
    *,
    order: Order | None = None,
    rate: Number | None = None,
    watch: Iterable[int] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Trajectory:
    """Train for ``iterations`` updates; order and rate are the problem's own unless given.

    ``watch`` chooses the iterations, from 0 to ``iterations``, whose error is kept: the first and
    the last unless given. ``progress`` is called with the number of updates done, about a hundred
    times. Raises NumericsError where a value overflows.
    """
    if iterations < 0:
        raise NumericsError(f"{iterations} iterations cannot be run; give 0 or more")
    trainer = Trainer(problem, FLOATS, order=order, rate=rate)
    watched = {k for k in ((0, iterations) if watch is None else watch) if 0 <= k <= iterations}
    parameters, done = trainer.start, 0
    errors = []
    for stop in _stops(iterations, watched, bool(progress)):
        parameters = trainer.advance(parameters, stop - done)
        done = stop
        if stop in watched:
            errors.append((stop, trainer.values(parameters)[problem.graph.output]))
        if progress:
            progress(done)
    final = dict(zip(problem.graph.parameters, parameters, strict=True))
    return Trajectory(iterations, tuple(errors), final, trainer.values(parameters))


def _stops(iterations: int, watched: set[int], progress: bool) -> Iterator[int]:
    step = max(1, iterations // PARTS)
    parts = range(step, iterations, step) if progress else ()
    yield from sorted({*watched, *parts, iterations})


@dataclass(slots=True)
class Trainer(Generic[S]):
    """Gradient descent on ``problem`` with one kind of number, a few updates at a time."""

    problem: Problem
    arithmetic: Arithmetic[S]
    order: Order | None = None
    rate: Number | None = None
    _descend: Descend[S] = field(init=False)
    _given: dict[Variable, S] = field(init=False)

    def __post_init__(self) -> None:
        training = self.problem.training
        self._descend = descent(self.problem.graph, self.order or training.order, self.arithmetic)
        self._given = {
            leaf: self.arithmetic.number(self.problem.given[leaf].digits)
            for leaf in self.problem.graph.leaves
        }

    @property
    def start(self) -> tuple[S, ...]:
        """The parameters as given."""
        return tuple(self._given[parameter] for parameter in self.problem.graph.parameters)

    def advance(self, parameters: tuple[S, ...], count: int) -> tuple[S, ...]:
        """The parameters after ``count`` more updates; NumericsError names the node that fails."""
        try:
            return self._run(parameters, count)
        except (ArithmeticError, ValueError) as reason:
            raise self._failure(parameters, count) from reason

    def values(self, parameters: tuple[S, ...]) -> dict[Variable, S]:
        """Every leaf and node with these parameters."""
        moved = zip(self.problem.graph.parameters, parameters, strict=True)
        return forward(self.problem.graph, self._given | dict(moved), self.arithmetic)

    def _run(self, parameters: tuple[S, ...], count: int) -> tuple[S, ...]:
        rate = self.arithmetic.number((self.rate or self.problem.training.rate).digits)
        given = tuple(self._given[leaf] for leaf in fixed(self.problem.graph))
        return self._descend(count, rate, parameters, given)

    def _failure(self, parameters: tuple[S, ...], count: int) -> NumericsError:
        """Walk the same way one update at a time until a node has no value."""
        for done in range(count):
            try:
                self.values(parameters)
                parameters = self._run(parameters, 1)
            except NumericsError as error:
                return NumericsError(f"training stops after {done} more updates: {error}")
            except (ArithmeticError, ValueError):
                break
        return NumericsError("training stops: a gradient has no value; choose a smaller rate")


@dataclass(slots=True)
class Path(Generic[S]):
    """The parameters along gradient descent, at every number of updates asked for so far."""

    trainer: Trainer[S]
    _known: dict[int, tuple[S, ...]] = field(default_factory=dict)

    def after(self, updates: int) -> tuple[S, ...]:
        """The parameters after ``updates`` updates, from the nearest earlier ones known.

        Those one update earlier are kept too: what is read one update too early is a common slip.
        """
        if updates == 0:
            return self.trainer.start
        if updates not in self._known:
            since = max((k for k in self._known if k < updates - 1), default=0)
            if updates - 1 not in self._known:
                state = self._known[since] if since else self.trainer.start
                self._known[updates - 1] = self.trainer.advance(state, updates - 1 - since)
            self._known[updates] = self.trainer.advance(self._known[updates - 1], 1)
        return self._known[updates]
