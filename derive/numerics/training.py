"""Gradient descent: the error on its way, and where the parameters end."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias

from derive.algebra.arithmetic import FLOATS, Arithmetic, S
from derive.algebra.term import Number
from derive.algebra.variable import Variable
from derive.errors import NumericsError
from derive.model.batch import of_sample, samples_of
from derive.model.graph import Graph
from derive.model.problem import Batch, Order, Problem
from derive.model.wording import count as count_of
from derive.numerics.descent import Descend, descent, fixed
from derive.numerics.forward import forward

_Turn: TypeAlias = tuple[Descend[S], tuple[S, ...]]  # a descent, and the leaves it leaves alone

CHECKPOINTS = 15  # for each power of ten
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
        parameters = trainer.advance(parameters, stop - done, done)
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
    _turns: tuple[_Turn[S], ...] = field(init=False)
    _given: dict[Variable, S] = field(init=False)

    def __post_init__(self) -> None:
        self._given = {
            leaf: self.arithmetic.number(self.problem.given[leaf].digits)
            for leaf in self.problem.graph.leaves
        }
        self._turns = tuple(map(self._turn, turns(self.problem)))

    def _turn(self, graph: Graph) -> _Turn[S]:
        order = self.order or self.problem.training.order
        given = tuple(self._given[leaf] for leaf in fixed(graph))
        return descent(graph, order, self.arithmetic), given

    @property
    def start(self) -> tuple[S, ...]:
        """The parameters as given."""
        return tuple(self._given[parameter] for parameter in self.problem.graph.parameters)

    def advance(self, parameters: tuple[S, ...], count: int, done: int = 0) -> tuple[S, ...]:
        """The parameters after ``count`` updates more than ``done``.

        Raises NumericsError, which names the node that fails.
        """
        try:
            return self._run(parameters, count, done)
        except (ArithmeticError, ValueError) as reason:
            raise self._failure(parameters, count, done) from reason

    def values(self, parameters: tuple[S, ...]) -> dict[Variable, S]:
        """Every leaf and node with these parameters."""
        moved = zip(self.problem.graph.parameters, parameters, strict=True)
        return forward(self.problem.graph, self._given | dict(moved), self.arithmetic)

    def _run(self, parameters: tuple[S, ...], count: int, done: int) -> tuple[S, ...]:
        rate = self.arithmetic.number((self.rate or self.problem.training.rate).digits)
        if len(self._turns) == 1:
            ((descend, given),) = self._turns
            return descend(count, rate, parameters, given)
        for k in range(done, done + count):
            descend, given = self._turns[k % len(self._turns)]
            parameters = descend(1, rate, parameters, given)
        return parameters

    def _failure(self, parameters: tuple[S, ...], count: int, done: int) -> NumericsError:
        """Walk the same way one update at a time until a node has no value."""
        for more in range(count):
            try:
                self.values(parameters)
                parameters = self._run(parameters, 1, done + more)
            except NumericsError as error:
                updates = count_of(done + more, "update")
                return NumericsError(f"training stops after {updates}: {error}")
            except (ArithmeticError, ValueError):
                break
        return NumericsError("training stops: a gradient has no value; choose a smaller rate")


def turns(problem: Problem) -> tuple[Graph, ...]:
    """The graphs whose gradients make the updates, in turn: one, or one for each sample."""
    graph = problem.graph
    if problem.training.batch is not Batch.EACH:
        return (graph,)
    return tuple(of_sample(graph, sample) for sample in samples_of(graph))


def checkpoints(updates: int) -> tuple[int, ...]:
    """Numbers of updates below ``updates``, from 1, each about a sixth larger than the last."""
    places = range(round(CHECKPOINTS * math.log10(updates)) + 1) if updates else ()
    stops = dict.fromkeys(round(10 ** (place / CHECKPOINTS)) for place in places)
    return tuple(stop for stop in stops if stop < updates)


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
            self._walk_to(updates - 1)
            self._walk_to(updates)
        return self._known[updates]

    def _walk_to(self, updates: int) -> None:
        """Train on to ``updates``, and keep what a curve of the error will ask for on the way."""
        done = max((k for k in self._known if k <= updates), default=0)
        state = self._known[done] if done else self.trainer.start
        for stop in (*(k for k in checkpoints(updates) if k > done), updates):
            state = self.trainer.advance(state, stop - done, done)
            done = stop
            self._known[stop] = state
