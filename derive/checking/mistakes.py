"""Mistakes: operators on a problem and on the quantity that is asked of it.

Each changes the procedure in one way that is seen in real write-ups; the engine then says what
value that procedure gives. A mistake that makes no sense for a quantity answers None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from derive.algebra.term import Number, Partial, Reference
from derive.algebra.variable import Role
from derive.model.problem import Order, Problem
from derive.model.quantity import Quantity

Case: TypeAlias = tuple[Problem, Quantity]


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way to go wrong; ``sentence`` says what was done."""

    name: str
    sentence: str
    apply: Callable[[Problem, Quantity], Case | None]


def updates(quantity: Quantity) -> int:
    """The number of updates after which ``quantity`` is read."""
    return (quantity.wrt if isinstance(quantity, Partial) else quantity).updates


def _moved(quantity: Quantity, count: int) -> Quantity:
    if not isinstance(quantity, Partial):
        return quantity.after(count)
    assert isinstance(quantity.of, Reference)
    return Partial(Reference(quantity.of.variable.after(count)), quantity.wrt.after(count))


def _layer_by_layer(problem: Problem, quantity: Quantity) -> Case | None:
    return _ordered(problem, quantity, Order.LAYER_BY_LAYER)


def _simultaneous(problem: Problem, quantity: Quantity) -> Case | None:
    return _ordered(problem, quantity, Order.SIMULTANEOUS)


def _ordered(problem: Problem, quantity: Quantity, order: Order) -> Case | None:
    if problem.training.order is order or not updates(quantity):
        return None
    return replace(problem, training=replace(problem.training, order=order)), quantity


def _one_fewer(problem: Problem, quantity: Quantity) -> Case | None:
    return (problem, _moved(quantity, -1)) if updates(quantity) else None


def _one_more(problem: Problem, quantity: Quantity) -> Case | None:
    return (problem, _moved(quantity, 1)) if updates(quantity) else None


def _biases_moved(problem: Problem, quantity: Quantity) -> Case | None:
    graph = problem.graph
    still = [v for v in graph.leaves if v.role is Role.BIAS and v not in graph.parameters]
    if not still or not updates(quantity):
        return None
    return replace(problem, graph=replace(graph, parameters=(*graph.parameters, *still))), quantity


def _biases_kept(problem: Problem, quantity: Quantity) -> Case | None:
    graph = problem.graph
    moved = tuple(v for v in graph.parameters if v.role is not Role.BIAS)
    if moved == graph.parameters or not updates(quantity):
        return None
    return replace(problem, graph=replace(graph, parameters=moved)), quantity


def _rate_left_out(problem: Problem, quantity: Quantity) -> Case | None:
    return _at_rate(problem, quantity, Decimal(1))


def _ascent(problem: Problem, quantity: Quantity) -> Case | None:
    return _at_rate(problem, quantity, -problem.training.rate.value)


def _at_rate(problem: Problem, quantity: Quantity, rate: Decimal) -> Case | None:
    if rate == problem.training.rate.value or not updates(quantity):
        return None
    training = replace(problem.training, rate=Number(str(rate)))
    return replace(problem, training=training), quantity


MISTAKES: tuple[Mistake, ...] = (
    Mistake(
        "layer_by_layer",
        "the weights of a later layer are moved before the gradients of the layer below are taken",
        _layer_by_layer,
    ),
    Mistake(
        "simultaneous",
        "all gradients are taken before any weight moves",
        _simultaneous,
    ),
    Mistake("one_update_fewer", "the value is read one update too early", _one_fewer),
    Mistake("one_update_more", "the value is read one update too late", _one_more),
    Mistake("biases_moved", "the biases are updated too", _biases_moved),
    Mistake("biases_kept", "the biases are not updated", _biases_kept),
    Mistake("rate_left_out", "the learning rate is left out", _rate_left_out),
    Mistake("ascent", "the gradient is added where it must be subtracted", _ascent),
)
