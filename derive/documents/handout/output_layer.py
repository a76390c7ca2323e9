"""Section 4: the backward pass through the output layer, and the delta rule."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import partial, term
from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.derivation import parameters_into
from derive.derivation.local import local_form
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Block, Equations, Group, Math, Prose, Row, Tone
from derive.documents.handout.biases import biases
from derive.documents.handout.pictures import way
from derive.documents.handout.softmax_layer import (
    deltas,
    under_softmax,
    weight_in_full,
    weights_in_brief,
)
from derive.documents.layer_names import unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, prose
from derive.documents.working import equations, see


def output_layer(lecture: Lecture) -> tuple[Block, ...]:
    """Every weight into the output layer: those in full first, then the others, then the biases."""
    last = len(lecture.graph.layers) - 1
    weights = [p for p in parameters_into(lecture.graph, last) if p.role is Role.WEIGHT]
    worked = [weight for weight in weights if weight in lecture.full]
    brief = [weight for weight in weights if weight not in lecture.full]
    blocks: list[Block] = [
        heading(2, "Backward pass: the output layer"),
        prose(
            "Now the other way round. How much does {error} change when a weight changes a little? "
            "The answer is a partial derivative for each weight, and the chain rule finds it.",
            error=lecture.error,
        ),
    ]
    softmax = under_softmax(lecture)
    for weight in worked:
        blocks.extend((weight_in_full if softmax else in_full)(lecture, weight))
    blocks.extend((weights_in_brief if softmax else in_brief)(lecture, brief))
    blocks.extend(biases(lecture, last))
    return tuple(blocks)


def in_full(lecture: Lecture, weight: Variable) -> tuple[Block, ...]:
    """One weight: the chain of factors, each factor by its rules, the product."""
    (net,) = lecture.graph.consumers[weight]
    (out,) = lecture.graph.consumers[net.variable]
    goal = lecture.slope(weight)
    first, second = lecture.slope(out.variable), partial(out.variable, net.variable)
    third = partial(net.variable, weight)
    return (
        heading(3, "The weight {w}", w=weight),
        prose(
            "{w} acts on {net}, {net} on {out}, and {out} on the error. So the derivative is a "
            "product of three factors, one for each link:",
            w=weight,
            net=net.variable,
            out=out.variable,
        ),
        *equations(lecture.steps(goal, Rule.CHAIN)),
        *way(lecture, weight),
        prose("The first factor. How much does the error change with {out}?", out=out.variable),
        *equations(lecture.steps(first)),
        prose(
            "The second factor. How much does {out} change with {net}?",
            out=out.variable,
            net=net.variable,
        ),
        *equations(lecture.steps(second)),
        prose(
            "The third factor. How much does {net} change with {w}? Everything in it but {w} is "
            "held constant:",
            net=net.variable,
            w=weight,
        ),
        *equations(lecture.steps(third)),
        prose("The three factors together:"),
        *equations(lecture.steps(goal, Rule.PUT_TOGETHER)),
    )


def in_brief(lecture: Lecture, weights: list[Variable]) -> tuple[Block, ...]:
    """The remaining weights of the layer, each from factors that are known by then."""
    if not weights:
        return ()
    blocks: list[Block] = [heading(3, "The other weights")]
    unit: int | str | None = None
    for weight in weights:
        if weight.unit != unit:
            unit = weight.unit
            blocks.extend(_of_unit(lecture, [w for w in weights if w.unit == unit]))
        blocks.extend(equations(lecture.steps(lecture.slope(weight), Rule.PUT_TOGETHER)))
    return tuple(blocks)


def _of_unit(lecture: Lecture, weights: list[Variable]) -> tuple[Block, ...]:
    """What introduces the weights into one unit: its two factors, known or found now."""
    (net,) = lecture.graph.consumers[weights[0]]
    (out,) = lecture.graph.consumers[net.variable]
    factors = (lecture.slope(out.variable), partial(out.variable, net.variable))
    known = any(weight in lecture.full for weight in lecture.graph.by_variable[net.variable].inputs)
    if known:
        return (same_unit(lecture, weights),)
    worked = [pair for factor in factors for pair in lecture.steps(factor)]
    return (
        prose(
            "{names} {lead} into {unit}, whose two factors are found in the same way:",
            names=listed(weights),
            lead="lead" if len(weights) > 1 else "leads",
            unit=unit_name(lecture.graph, net.variable),
        ),
        *equations(worked),
        prose("With them:"),
    )


def same_unit(lecture: Lecture, weights: list[Variable]) -> Prose:
    """Which factors of these weights are known from another weight into their unit."""
    (net,) = lecture.graph.consumers[weights[0]]
    (out,) = lecture.graph.consumers[net.variable]
    factors = (lecture.slope(out.variable), partial(out.variable, net.variable))
    places = [place for factor in factors for place, _ in lecture.steps(factor)[-1:]]
    return prose(
        "{names} {lead} into the same unit {unit}, so two of the three factors are known, by "
        "{places}:",
        names=listed(weights),
        lead="lead" if len(weights) > 1 else "leads",
        unit=unit_name(lecture.graph, net.variable),
        places=see(places),
    )


def the_delta_rule(lecture: Lecture) -> tuple[Block, ...]:
    """The delta of each output unit, and the gradient of the worked weight written with it."""
    last = len(lecture.graph.layers) - 1
    nets = [node.variable for node in lecture.nodes(Role.NET, last)]
    worked = [weight for weight in lecture.full if weight.layer == last]
    if not worked:
        return ()
    weight = worked[0]
    if under_softmax(lecture):
        return tuple(deltas(lecture, weight))
    (net,) = lecture.graph.consumers[weight]
    others = [variable for variable in nets if variable != net.variable]
    delta = delta_of(net.variable)
    blocks: list[Block] = [
        heading(2, "The delta rule"),
        prose(
            "Two of the three factors belong to the unit, not to the weight. Their product is the "
            "node delta of {unit}:",
            unit=unit_name(lecture.graph, net.variable),
        ),
        *equations(lecture.steps(delta)),
        *_fitting(lecture, net.variable),
        prose(
            "The derivative by a weight is the delta of the unit it leads to, times what comes in:"
        ),
        *equations(lecture.steps(lecture.slope(weight), Rule.DELTA_RULE)),
    ]
    if others:
        blocks.append(
            prose("Likewise for the other {units}:", units="unit" if len(others) == 1 else "units")
        )
        for variable in others:
            blocks.extend(equations(lecture.steps(delta_of(variable))))
    blocks.append(_other_sign(lecture, weight, net.variable))
    return tuple(blocks)


def _fitting(lecture: Lecture, net: Variable) -> Iterator[Block]:
    """Why the delta is so short, where loss and activation fit together."""
    short = equations(lecture.steps(lecture.slope(net), Rule.SHORT_CUT))
    if short:
        yield prose(
            "It is so short because the error and the activation fit together: what the first "
            "factor divides by is the second one."
        )
    yield from short


def _other_sign(lecture: Lecture, weight: Variable, net: Variable) -> Group:
    goal, delta = lecture.slope(weight), term(delta_of(net))
    source = local_form(lecture.graph.by_variable[net], weight)
    ours = Math(((delta, Form.SYMBOLS), (lecture.slope(net), Form.SYMBOLS)))
    return Group(
        Tone.NOTE,
        "Another sign",
        (
            prose(
                "Some books take the minus sign out and call {opposite} the delta. Their rule then "
                "has a minus sign, and the derivative is the same as ours:",
                opposite=-lecture.slope(net),
            ),
            Equations((Row(goal, -(delta * source)),)),
            prose("On these pages {ours}, without it.", ours=ours),
        ),
    )
