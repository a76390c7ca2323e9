"""Section 7: every parameter takes its step, and why they all step at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from derive.algebra.term import Number, Term
from derive.algebra.variable import RATE, Role, Variable
from derive.documents.blocks import Block, Group, Tone
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, prose
from derive.documents.working import equations
from derive.model.problem import Order
from derive.notation.rounding import rounded
from derive.numerics.training import train


def updates(lecture: Lecture) -> tuple[Block, ...]:
    """w+ for every parameter that training moves."""
    blocks: list[Block] = [
        heading(2, "The update"),
        prose(
            "The derivative says in which direction the error grows. To make it smaller, each "
            "weight takes a step the other way, of the learning rate {rate} times its derivative:",
            rate=RATE,
        ),
    ]
    parameters = sorted(lecture.graph.parameters, key=lambda p: -p.layer)
    for parameter in parameters:
        blocks.extend(equations(lecture.steps(parameter.after(1))))
    fixed = [leaf for leaf in lecture.graph.leaves if _is_fixed_bias(lecture, leaf)]
    if fixed:
        blocks.append(prose("The biases {fixed} stay as they are here.", fixed=listed(fixed)))
    blocks.extend(_all_at_once(lecture))
    return tuple(blocks)


def _is_fixed_bias(lecture: Lecture, leaf: Variable) -> bool:
    return leaf.role is Role.BIAS and leaf not in lecture.graph.parameters


def _all_at_once(lecture: Lecture) -> Iterator[Block]:
    """Why every gradient is taken before any weight moves, with what happens otherwise."""
    hidden = [weight for weight in lecture.full if weight.layer < len(lecture.graph.layers) - 1]
    if not hidden:
        return
    weight = hidden[0]
    above = [w for w in lecture.graph.parameters if _leads_on(weight, w)]
    yield Group(
        Tone.WARNING,
        "All gradients first",
        (
            prose(
                "{slope} contains {above}, the values that the forward pass was made with. So all "
                "derivatives are taken before any weight moves. Whoever moves the later weights "
                "first and then goes on with {moved} mixes two networks, and gets the gradient of "
                "neither.",
                slope=lecture.slope(weight),
                above=listed(above),
                moved=listed([w.after(1) for w in above]),
            ),
            prose(
                "Here the error after one update would come out as {wrong} instead of {right}.",
                wrong=_error_after(lecture, 1, Order.LAYER_BY_LAYER),
                right=_error_after(lecture, 1, Order.SIMULTANEOUS),
            ),
        ),
    )


def _error_after(lecture: Lecture, updates: int, order: Order) -> Term:
    """The error after training in this order, as the digits to print."""
    trajectory = train(lecture.problem, updates, order=order)
    error = Decimal(trajectory.values[lecture.error])
    return Number(rounded(error, lecture.decimals))


def _leads_on(weight: Variable, other: Variable) -> bool:
    """Whether ``other`` leads from the unit that ``weight`` leads to."""
    later = other.role is Role.WEIGHT and other.layer > weight.layer
    return later and (other.source_layer, other.source) == (weight.layer, weight.unit)
