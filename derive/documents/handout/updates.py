"""Section 7: every parameter takes its step, and why they all step at once."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from derive.algebra.term import Number, Term
from derive.algebra.variable import RATE, Role, Variable
from derive.documents.blocks import Block, Group, Prose, Tone
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, prose
from derive.documents.working import equations
from derive.model.problem import Batch, Order
from derive.notation.rounding import rounded
from derive.numerics.training import train


def updates(lecture: Lecture) -> tuple[Block, ...]:
    """w+ for every parameter that training moves."""
    blocks: list[Block] = [
        heading(2, "The update"),
        prose(
            "The derivative says in which direction the error grows. To make it smaller, each "
            "{what} takes a step the other way, of the learning rate {rate} times its "
            "derivative{whose}:",
            what=_moved(lecture),
            rate=RATE,
            whose=_whose(lecture),
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


def _moved(lecture: Lecture) -> str:
    """``weight``, or with trained biases ``weight and each bias``."""
    biases = any(parameter.role is Role.BIAS for parameter in lecture.graph.parameters)
    return "weight and each bias" if biases else "weight"


def _whose(lecture: Lecture) -> str:
    """Of which error, where the first update is made for one sample."""
    each = lecture.problem.training.batch is Batch.EACH and len(lecture.samples) > 1
    return "; this first update is made for the first sample" if each else ""


def _is_fixed_bias(lecture: Lecture, leaf: Variable) -> bool:
    return leaf.role is Role.BIAS and leaf not in lecture.graph.parameters


def _all_at_once(lecture: Lecture) -> Iterator[Block]:
    """Why every gradient is taken before any weight moves, with what happens otherwise."""
    hidden = [weight for weight in lecture.full if weight.layer < len(lecture.graph.layers) - 1]
    if not hidden:
        return
    weight = hidden[0]
    above = [w for w in lecture.graph.parameters if _leads_on(weight, w)]
    if lecture.problem.training.order is Order.LAYER_BY_LAYER:
        yield _layer_by_layer(lecture, weight, above)
        return
    yield Group(
        Tone.WARNING,
        "All gradients first",
        (
            prose(
                "{slope} contains {above} as in the forward pass. So all derivatives are taken "
                "before any weight moves. Whoever moves the later weights first and then goes on "
                "with {moved} mixes two networks, and gets the gradient of neither.",
                slope=lecture.slope(weight),
                above=listed(above),
                moved=listed([w.after(1) for w in above]),
            ),
            _both_orders(lecture),
        ),
    )


def _layer_by_layer(lecture: Lecture, weight: Variable, above: list[Variable]) -> Group:
    """What it means that this spec moves later weights before it goes on."""
    early, late = _errors_of_both(lecture)
    return Group(
        Tone.WARNING,
        "Layer by layer",
        (
            prose(
                "Here the weights move layer by layer, the last layer first. Below it the steps "
                "are taken with {moved} where {slope} has {above}. So they are no steps along the "
                "gradient found above, and only their results are shown. The error after one "
                "update is {early}; with all derivatives taken first it would be {late}.",
                moved=listed([w.after(1) for w in above]),
                slope=lecture.slope(weight),
                above=listed(above),
                early=_digits(lecture, early),
                late=_digits(lecture, late),
            ),
        ),
    )


def _errors_of_both(lecture: Lecture) -> tuple[float, float]:
    """The error after one update, layer by layer and with all gradients first."""
    other = next(order for order in Order if order is not lecture.problem.training.order)
    own = float(lecture.values[lecture.error.after(1)])
    swapped = train(lecture.problem, 1, order=other).values[lecture.error]
    early, late = (swapped, own) if other is Order.LAYER_BY_LAYER else (own, swapped)
    return early, late


def _both_orders(lecture: Lecture) -> Prose:
    """What the wrong order does to the error here; that it can come out smaller is no merit."""
    wrong, right = _errors_of_both(lecture)
    if _digits(lecture, wrong) == _digits(lecture, right):
        return prose(
            "Here the error after one update is the same to the digits shown; it need not be."
        )
    return prose(
        "Here the error after one update would come out as {wrong} instead of {right}{luck}.",
        wrong=_digits(lecture, wrong),
        right=_digits(lecture, right),
        luck=": smaller, but by luck, not by the gradient" if wrong < right else "",
    )


def _digits(lecture: Lecture, error: float) -> Term:
    return Number(rounded(Decimal(error), lecture.decimals))


def _leads_on(weight: Variable, other: Variable) -> bool:
    """Whether ``other`` leads from the unit that ``weight`` leads to."""
    later = other.role is Role.WEIGHT and other.layer > weight.layer
    return later and (other.source_layer, other.source) == (weight.layer, weight.unit)
