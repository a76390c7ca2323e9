"""Tolerances: every result that honest rounding can lead to, from the given numbers on.

Whoever rounds each result, each operation inside a result, or nothing at all, and goes on with
what is written down, ends inside the interval. A result is rounded as it is printed: to so many
decimals, and never to fewer significant digits than ``notation.rounding`` keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from graphlib import TopologicalSorter

from derive.algebra.arithmetic import evaluate
from derive.algebra.decimals import at_decimals
from derive.algebra.interval import Interval, point
from derive.algebra.precise import precision
from derive.algebra.term import (
    Number,
    Partial,
    Product,
    Reference,
    Sum,
    Term,
    partial,
    substitute,
    walk,
)
from derive.algebra.variable import RATE, Variable
from derive.checking.rounding.rounder import Rounder, hull, kept, rounding_arithmetic
from derive.derivation.derivation import Derivation
from derive.model.moving import moving
from derive.model.quantity import Quantity, deltas, error_of, net_of
from derive.notation.rounding import SMALLEST, places, rounded
from derive.numerics.values import Values


def tolerances(
    derivation: Derivation, values: Values, decimals: int
) -> Mapping[Quantity, Interval | None]:
    """Quantity → all results of an honest rounder, for each that ``derivation`` gives a value to.

    None where rounding may divide by zero or leave a domain, so that anything can come out.
    """
    reach = _Reach(ways(derivation), values, decimals)
    with precision():
        return reach.all()


def tolerance(
    derivation: Derivation, values: Values, quantity: Quantity, decimals: int
) -> Interval | None:
    """The interval of one quantity; of one without a step, all that rounds as its value does."""
    found = tolerances(derivation, values, decimals)
    if quantity in found:
        return found[quantity]
    with precision():
        return kept(point(values[quantity]), decimals)


def ends(interval: Interval, decimals: int) -> tuple[str, str]:
    """The least and the greatest result in ``interval`` that can be written down, in digits."""
    return _digits(interval.low, decimals), _digits(interval.high, decimals)


def _digits(value: Decimal, decimals: int) -> str:
    if value and abs(value) < SMALLEST:
        return rounded(value, decimals)
    return at_decimals(value, max(0, places(value, decimals)))


def ways(derivation: Derivation) -> dict[Quantity, list[Term]]:
    """The expressions by which each quantity is found, after one update as before it."""
    ways: dict[Quantity, list[Term]] = {}
    for step in derivation.steps:
        line, goal = step.lines[-1], step.goal
        valued = line.right and (line.value or isinstance(line.right[-1], Number))
        if valued and isinstance(goal, Variable | Partial) and goal not in _used(line.right[-1:]):
            ways.setdefault(goal, []).append(line.right[-1])
    graph = derivation.graph
    for delta in deltas(graph):
        slope = partial(error_of(graph, delta), net_of(delta))
        if delta in ways and slope in ways:  # one quantity, found in both ways
            ways[delta] = ways[slope] = [*ways[delta], *ways[slope]]
    moved = {v: Reference(v.after(1)) for v in moving(graph)}
    for node in graph.nodes:
        if node.variable in moved:
            ways[node.variable.after(1)] = [substitute(node.expression, moved)]
    return ways


@dataclass(frozen=True, slots=True)
class _Reach:
    """What can be reached by each way to each quantity, those that it rests on first."""

    ways: Mapping[Quantity, list[Term]]
    values: Values
    decimals: int

    def all(self) -> dict[Quantity, Interval | None]:
        found: dict[Quantity, Interval | None] = {}
        rests_on = {goal: _used(forms) for goal, forms in self.ways.items()}
        for goal in TopologicalSorter(rests_on).static_order():
            if goal in self.ways:
                found[goal] = self._of(goal, found)
        return found

    def _of(self, goal: Quantity, found: Mapping[Quantity, Interval | None]) -> Interval | None:
        arithmetic = rounding_arithmetic(self.decimals)

        def lookup(part: Term) -> Rounder:
            assert isinstance(part, Reference | Partial)
            known = self._known(part.variable if isinstance(part, Reference) else part, found)
            return Rounder(known, self.decimals)

        forms = (order for form in self.ways[goal] for order in orders(form))
        try:
            reached = [evaluate(form, arithmetic, lookup).interval for form in forms]
        except (ArithmeticError, ValueError):
            return None
        return kept(reduce(hull, reached), self.decimals)

    def _known(self, part: Quantity, found: Mapping[Quantity, Interval | None]) -> Interval:
        if part in found:
            interval = found[part]
            if interval is None:
                raise ArithmeticError("what this rests on can be anything")
            return interval
        exact = point(self.values[part])
        is_given = part == RATE or part in self.values.problem.given
        return exact if is_given else kept(exact, self.decimals)


def orders(form: Term) -> Iterator[Term]:
    """A sum or product in every turn, since its parts may be joined in another order."""
    match form:
        case Sum(parts) | Product(parts) if len(parts) > 2:
            for k in range(len(parts)):
                yield type(form)((*parts[k:], *parts[:k]))
        case _:
            yield form


def _used(forms: Iterable[Term]) -> set[Quantity]:
    """The quantities that stand in ``forms``."""
    used: set[Quantity] = set()
    for form in forms:
        for part in walk(form):
            if isinstance(part, Partial):
                used.add(part)
            elif isinstance(part, Reference):
                used.add(part.variable)
    return used
