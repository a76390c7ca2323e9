"""The output layer under softmax, where every net input acts on every output."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import Matrix, partial
from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Block, Equations, Row
from derive.documents.handout.pictures import way
from derive.documents.layer_names import unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, noun, prose
from derive.documents.working import equations, see
from derive.model.graph import Node

LARGEST = 4  # units up to which the Jacobian is shown


def under_softmax(lecture: Lecture) -> bool:
    """Whether the output layer is a softmax layer."""
    last = len(lecture.graph.layers) - 1
    return any(node.peers for node in lecture.nodes(Role.OUT, last))


def weight_in_full(lecture: Lecture, weight: Variable) -> Iterator[Block]:
    """One weight: the way over its net input, which fans out over all outputs."""
    (net,) = lecture.graph.consumers[weight]
    outs = [node.variable for node in lecture.graph.consumers[net.variable]]
    goal = lecture.slope(weight)
    yield heading(3, "The weight {w}", w=weight)
    yield prose(
        "{w} acts on {net} alone, so the derivative is a product of two factors:",
        w=weight,
        net=net.variable,
    )
    yield from equations(lecture.steps(goal, Rule.CHAIN))
    yield from way(lecture, weight)
    yield prose(
        "The first factor. Softmax divides by the sum over the layer, so {net} changes every "
        "output, {outs}, and through each of them the error. The derivatives of the error by the "
        "outputs are:",
        net=net.variable,
        outs=listed(outs),
    )
    for out in outs:
        yield from equations(lecture.steps(lecture.slope(out)))
    yield prose("and those of the outputs by {net}:", net=net.variable)
    for out in outs:
        yield from equations(lecture.steps(partial(out, net.variable)))
    yield from _jacobian(lecture, net)
    yield from _net(lecture, net)
    yield prose(
        "The second factor. Everything in {net} but {w} is held constant:",
        net=net.variable,
        w=weight,
    )
    yield from equations(lecture.steps(partial(net.variable, weight)))
    yield prose("The two factors together:")
    yield from equations(lecture.steps(goal, Rule.PUT_TOGETHER))


def _jacobian(lecture: Lecture, net: Node) -> Iterator[Block]:
    """All derivatives of the outputs by the net inputs, as one matrix."""
    layer = net.variable.layer
    outs = [node.variable for node in lecture.nodes(Role.OUT, layer)]
    nets = [node.variable for node in lecture.nodes(Role.NET, layer)]
    if len(outs) > LARGEST:
        return
    entries = Matrix(tuple(tuple(partial(out, one) for one in nets) for out in outs))
    yield prose("For the whole layer they form a matrix, the Jacobian of softmax:")
    yield Equations((Row(entries, entries, Form.NUMBERS),))


def _net(lecture: Lecture, net: Node) -> Iterator[Block]:
    """dE/dnet over all paths, and the short form that it comes to."""
    steps = lecture.steps(lecture.slope(net.variable), Rule.SHORT_CUT, Rule.PATHS)
    short = any(step.rule is Rule.SHORT_CUT for _, step in steps)
    if short:
        yield prose(
            "The way from {net} to the error leads over all outputs. With the derivatives put in, "
            "the outputs cancel; then the terms are collected, and the targets add up to 1:",
            net=net.variable,
        )
    else:
        yield prose("Added up over all outputs:")
    yield from equations(steps)
    if short:
        yield prose(
            "So the long way through the Jacobian ends in the short one: softmax and cross-entropy "
            "together have the derivative “output minus target”."
        )


def weights_in_brief(lecture: Lecture, weights: list[Variable]) -> Iterator[Block]:
    """The remaining weights of the layer."""
    if weights:
        yield heading(3, "The other weights")
    for unit in dict.fromkeys(weight.unit for weight in weights):
        mine = [weight for weight in weights if weight.unit == unit]
        (net,) = lecture.graph.consumers[mine[0]]
        if any(w in lecture.full for w in lecture.graph.by_variable[net.variable].inputs):
            yield _first_factor_known(lecture, mine, net)
        else:
            yield from _first_factor(lecture, net)
        for weight in mine:
            yield from equations(lecture.steps(lecture.slope(weight), Rule.PUT_TOGETHER))


def _first_factor(lecture: Lecture, net: Node) -> Iterator[Block]:
    yield prose("For the weights into {unit}:", unit=unit_name(lecture.graph, net.variable))
    for out in lecture.graph.consumers[net.variable]:
        yield from equations(lecture.steps(partial(out.variable, net.variable)))
    yield from equations(lecture.steps(lecture.slope(net.variable), Rule.SHORT_CUT, Rule.PATHS))


def _first_factor_known(lecture: Lecture, weights: list[Variable], net: Node) -> Block:
    return prose(
        "{names} {lead} into the same unit {unit}, so the first factor is known, by {place}:",
        names=listed(weights),
        lead="lead" if len(weights) > 1 else "leads",
        unit=unit_name(lecture.graph, net.variable),
        place=see([place for place, _ in lecture.steps(lecture.slope(net.variable))[-1:]]),
    )


def deltas(lecture: Lecture, weight: Variable) -> Iterator[Block]:
    """The delta of every output unit, and the gradient of the worked weight written with it."""
    (net,) = lecture.graph.consumers[weight]
    last = len(lecture.graph.layers) - 1
    yield heading(2, "The delta rule")
    yield prose("The derivative by the net input of a unit is its node delta:")
    yield from equations(lecture.steps(delta_of(net.variable)))
    yield prose(
        "The derivative by a weight is the delta of the unit it leads to, times what comes in:"
    )
    yield from equations(lecture.steps(lecture.slope(weight), Rule.DELTA_RULE))
    others = [node.variable for node in lecture.nodes(Role.NET, last) if node != net]
    if others:
        yield prose("Likewise for the other {units}:", units=noun(others, "unit"))
    for variable in others:
        yield from equations(lecture.steps(delta_of(variable)))
