"""Fairness of the numbers alone: repetitions, flat units, answers of 0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from derive.algebra.variable import Role
from derive.marking.fairness.law import Breach, Law
from derive.marking.variant import families
from derive.model.corners import faults
from derive.model.problem import Problem
from derive.model.quantity import Quantity, key_of
from derive.model.variation import given_numbers, spreads
from derive.numerics.values import Values

FLAT = Decimal("0.02")  # a slope below it: a logistic unit with |net| > 3.9, tanh with |net| > 2.6


def repeated(problem: Problem, drawn: Problem) -> Iterator[Breach]:
    """Numbers of ``drawn`` that are 0, or that stand twice where an index tells them apart.

    ``problem`` says what varies: what its author gives may repeat.
    """
    numbers, varying = given_numbers(drawn), spreads(problem)
    holders = defaultdict(set)
    for variable, number in numbers.items():
        for family in families(variable):
            holders[family, number.value].add(variable)
    for variable in varying:
        value = numbers[variable].value
        if not value or any(len(holders[one, value]) > 1 for one in families(variable)):
            yield Breach(Law.REPEATED, problem.graph.key(variable))


def corners(drawn: Problem) -> Iterator[Breach]:
    """Nodes of a formula that have no derivative at these values."""
    if not drawn.graph.layers:
        for fault in faults(drawn.graph, drawn.given):
            yield Breach(Law.VALUE, fault.place.rpartition(".")[2])


def flat(values: Values) -> tuple[str, ...]:
    """Units whose output hardly moves with their net input, in any sample and at any time."""
    graph, slopes = values.problem.graph, values.slopes()
    steepest: dict[tuple[int, int | str], tuple[Decimal, str]] = {}
    for node in graph.nodes:
        if node.variable.role is Role.OUT:
            steep = max(abs(slope) for _, slope in slopes[node.variable])
            unit = node.variable.layer, node.variable.unit
            found = steep, graph.key(node.variable)
            steepest[unit] = max(steepest.get(unit, found), found)
    return tuple(key for steep, key in steepest.values() if steep < FLAT)


def zeros(values: Values, asked: Iterable[Quantity], decimals: int) -> Iterator[Breach]:
    """Answers that so many decimals show as 0."""
    half = Decimal(5).scaleb(-decimals - 1)
    for quantity in asked:
        if abs(values[quantity]) < half:
            yield Breach(Law.ZERO, key_of(values.problem.graph, quantity))
