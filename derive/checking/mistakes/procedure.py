"""Mistakes in the procedure of training: its order, its rate, its count, what it moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from derive.algebra.precise import precision
from derive.algebra.term import Number, Reference, Term, partial, term
from derive.algebra.variable import RATE, Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake, Setup, moved, updates
from derive.model.graph import Graph
from derive.model.problem import Order, Problem
from derive.model.quantity import Quantity
from derive.numerics.training import turns

FEW = 3  # updates, over which the rarer mistakes are tried


def _mistake(
    name: str,
    sentence: str,
    hint: str,
    concerns: Callable[[Problem], bool],
    change: Callable[[Problem], Problem],
    *,
    few: bool = False,
) -> Mistake:
    """A mistake that changes the problem, for what is read after an update."""

    def concerned(problem: Problem, quantity: Quantity) -> bool:
        count = updates(quantity)
        return 0 < count <= (FEW if few else count) and concerns(problem)

    def revise(setup: Setup) -> Setup:
        return replace(setup, problem=change(setup.problem))

    return Mistake(name, sentence, hint, Group.PROCEDURE, concerned, revise)


def _read_later(name: str, sentence: str, hint: str, count: int) -> Mistake:
    return Mistake(
        name,
        sentence,
        hint,
        Group.PROCEDURE,
        lambda _, quantity: updates(quantity) > 0,
        asked=lambda quantity: term(moved(quantity, count)),
    )


def _of_a_parameter(
    name: str, sentence: str, hint: str, told: Callable[[Variable], Term]
) -> Mistake:
    """A mistake in w+ = w - eta dE/dw itself; ``told`` is what is given for w+, from w."""

    def concerned(problem: Problem, quantity: Quantity) -> bool:
        return isinstance(quantity, Variable) and quantity.after(-1) in problem.graph.parameters

    def asked(quantity: Quantity) -> Term:
        assert isinstance(quantity, Variable)
        return told(quantity.after(-1))

    return Mistake(name, sentence, hint, Group.PROCEDURE, concerned, asked=asked)


def _in_order(order: Order) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, training=replace(problem.training, order=order))


def _at_rate(factor: str, power: int) -> Callable[[Problem], Problem]:
    """The rate times ``factor``, raised to ``power``: to 0 it is left out, to 2 applied twice."""

    def change(problem: Problem) -> Problem:
        with precision():
            rate = Decimal(factor) * problem.training.rate.value**power
        return replace(problem, training=replace(problem.training, rate=Number(f"{rate:f}")))

    return change


def _rate_matters(problem: Problem) -> bool:
    return problem.training.rate.value not in (0, 1)


def _still(graph: Graph) -> tuple[Variable, ...]:
    """The biases that training leaves alone."""
    return tuple(v for v in graph.leaves if v.role is Role.BIAS and v not in graph.parameters)


def _moving(graph: Graph) -> tuple[Variable, ...]:
    return tuple(v for v in graph.parameters if v.role is Role.BIAS)


def _with_biases(problem: Problem) -> Problem:
    graph = problem.graph
    return replace(problem, graph=replace(graph, parameters=(*graph.parameters, *_still(graph))))


def _without_biases(problem: Problem) -> Problem:
    kept = tuple(v for v in problem.graph.parameters if v.role is not Role.BIAS)
    return replace(problem, graph=replace(problem.graph, parameters=kept))


PROCEDURE: tuple[Mistake, ...] = (
    _mistake(
        "layer_by_layer",
        "the weights of a later layer are moved before the gradients of the layer below are taken",
        "Did you take all gradients before you moved a weight?",
        lambda problem: problem.training.order is not Order.LAYER_BY_LAYER,
        _in_order(Order.LAYER_BY_LAYER),
    ),
    _mistake(
        "simultaneous",
        "all gradients are taken before any weight moves",
        "Did you move the weights of the later layer first?",
        lambda problem: problem.training.order is not Order.SIMULTANEOUS,
        _in_order(Order.SIMULTANEOUS),
    ),
    _read_later(
        "one_update_fewer",
        "the value is read one update too early",
        "How many updates have been made when you read this value?",
        -1,
    ),
    _read_later(
        "one_update_more",
        "the value is read one update too late",
        "How many updates have been made when you read this value?",
        1,
    ),
    _mistake(
        "biases_moved",
        "the biases are updated too",
        "Are the biases to be updated here?",
        lambda problem: bool(_still(problem.graph)),
        _with_biases,
    ),
    _mistake(
        "biases_kept",
        "the biases are not updated",
        "Did you update the biases too?",
        lambda problem: bool(_moving(problem.graph)),
        _without_biases,
    ),
    _mistake(
        "rate_left_out",
        "the learning rate is left out",
        "Did you multiply the gradient by the learning rate?",
        _rate_matters,
        _at_rate("1", 0),
    ),
    _mistake(
        "ascent",
        "the gradient is added where it must be subtracted",
        "Does the step go against the gradient?",
        lambda problem: problem.training.rate.value != 0,
        _at_rate("-1", 1),
    ),
    _mistake(
        "rate_twice",
        "the learning rate is applied twice",
        "How often did you multiply by the learning rate?",
        _rate_matters,
        _at_rate("1", 2),
        few=True,
    ),
    _mistake(
        "rate_too_large",
        "the learning rate is taken ten times as large",
        "Which learning rate did you use?",
        lambda problem: problem.training.rate.value != 0,
        _at_rate("10", 1),
        few=True,
    ),
    _mistake(
        "rate_too_small",
        "the learning rate is taken ten times as small",
        "Which learning rate did you use?",
        lambda problem: problem.training.rate.value != 0,
        _at_rate("0.1", 1),
        few=True,
    ),
)


def step_mistakes(problem: Problem) -> tuple[Mistake, ...]:
    """The mistakes in the update of one parameter."""
    errors = [turn.output for turn in turns(problem)]

    def slope(old: Variable) -> Term:
        """By the error that this update makes smaller."""
        error = errors[old.updates % len(errors)]
        return partial(error.after(old.updates), old)

    return (
        _of_a_parameter(
            "step_alone",
            "the step is given in place of the updated value",
            "Did you subtract the step from the old value?",
            lambda old: Reference(RATE) * slope(old),
        ),
        _of_a_parameter(
            "negative_step_alone",
            "the step, with its minus sign, is given in place of the updated value",
            "Did you add the step to the old value?",
            lambda old: -(Reference(RATE) * slope(old)),
        ),
        _of_a_parameter(
            "gradient_for_update",
            "the gradient is given in place of the updated value",
            "Did you go on from the gradient to the update?",
            slope,
        ),
    )
