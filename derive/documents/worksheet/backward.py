"""The parts of a feedforward network's sheet on the way back, a layer each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.term import partial, term
from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.derivation import parameters_into
from derive.derivation.shape import sole_activation
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Blank, Math, Prose
from derive.documents.layer_names import layer_name, unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import listed, prose
from derive.documents.rule_notes import NOTES
from derive.documents.worksheet.part import Item, Part, question
from derive.model.quantity import key_of


def layer_parts(lecture: Lecture) -> tuple[Part, ...]:
    """One part a layer, the last layer first."""
    last = len(lecture.graph.layers) - 1
    return tuple(_layer(lecture, layer, top=layer == last) for layer in range(last, 0, -1))


def _layer(lecture: Lecture, layer: int, *, top: bool) -> Part:
    moved = [p for p in parameters_into(lecture.graph, layer) if p in lecture.graph.parameters]
    worked = _worked(lecture, layer) if top else None
    others = [parameter for parameter in moved if parameter != worked]
    items = (
        *(_chain(lecture, worked) if worked else ()),
        *(_top_deltas(lecture, layer, worked) if top else _hidden_deltas(lecture, layer)),
        *_slopes(lecture, others),
    )
    first = key_of(lecture.graph, lecture.slope(worked or moved[0])) if moved else ""
    return Part(f"Backward pass: {layer_name(lecture.graph, layer)}", items, (first,))


def _worked(lecture: Lecture, layer: int) -> Variable | None:
    """The weight whose chain is written out; none where a net input acts on several outputs."""
    full = [p for p in lecture.full if p.layer == layer and p in lecture.graph.parameters]
    if not full:
        return None
    (net,) = lecture.graph.consumers[full[0]]
    return full[0] if sole_activation(lecture.graph, net.variable) else None


def _chain(lecture: Lecture, weight: Variable) -> Iterator[Item]:
    """One weight, link by link."""
    (net,) = lecture.graph.consumers[weight]
    (out,) = lecture.graph.consumers[net.variable]
    goal = lecture.slope(weight)
    yield prose(
        "{w} acts on {net}, {net} on {out}, and {out} on the error. So the derivative is a product "
        "with a factor for each link. The name of this rule: {rule}.",
        w=weight,
        net=net.variable,
        out=out.variable,
        rule=Blank(f"{key_of(lecture.graph, goal)}:rule", NOTES[Rule.CHAIN]),
    )
    yield from question(lecture, goal, Rule.CHAIN)
    links = (lecture.slope(out.variable), partial(out.variable, net.variable))
    for factor in (*links, partial(net.variable, weight)):
        yield from question(lecture, factor)
    yield from question(lecture, goal, Rule.PUT_TOGETHER)


def _top_deltas(lecture: Lecture, layer: int, worked: Variable | None) -> Iterator[Item]:
    """The deltas of the output units; their form is asked for where a chain has shown how."""
    nets = [node.variable for node in lecture.nodes(Role.NET, layer)]
    yield prose(
        "The delta of a unit is the derivative of the error by its net input, {delta}. For the "
        "units of this layer:",
        delta=_meaning(lecture, nets[0]),
    )
    for net in nets:
        for one in question(lecture, delta_of(net)):
            yield replace(one, whole=worked is not None)


def _meaning(lecture: Lecture, net: Variable) -> Math:
    """``delta = dE/dnet``."""
    return Math(((term(delta_of(net)), Form.SYMBOLS), (lecture.slope(net), Form.SYMBOLS)))


def _hidden_deltas(lecture: Lecture, layer: int) -> Iterator[Item]:
    """The deltas of hidden units, and how the error comes back to them."""
    nodes = lecture.nodes(Role.OUT, layer)
    yield _from_above(lecture, nodes[0].variable)
    for net in lecture.nodes(Role.NET, layer):
        yield from question(lecture, delta_of(net.variable))


def _from_above(lecture: Lecture, out: Variable) -> Prose:
    units = [unit_name(lecture.graph, n.variable) for n in lecture.graph.consumers[out]]
    if len(units) == 1:
        return prose(
            "{out} acts on the error over {unit} alone: the delta of {unit} comes back, times the "
            "weight between.",
            out=out,
            unit=units[0],
        )
    return prose(
        "{out} acts on the error over {units}. From each of them its delta comes back, times the "
        "weight between; the name of this rule: {rule}.",
        out=out,
        units=listed(units),
        rule=Blank(f"{lecture.graph.key(out)}:paths", NOTES[Rule.PATHS]),
    )


def _slopes(lecture: Lecture, parameters: list[Variable]) -> Iterator[Item]:
    """The derivative by each parameter, by the delta rule."""
    if not parameters:
        return
    yield prose(
        "The derivative by a weight is the delta of the unit it leads to, times what comes in:"
    )
    for parameter in parameters:
        yield from question(lecture, lecture.slope(parameter), Rule.DELTA_RULE)
