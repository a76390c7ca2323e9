"""Section 6: the backward pass through the hidden layers, the last of them first."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import IndexedSum, partial, walk
from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.derivation import parameters_into
from derive.derivation.step import Rule
from derive.documents.blocks import Block
from derive.documents.handout import softmax_layer
from derive.documents.handout.biases import biases
from derive.documents.handout.output_layer import same_unit
from derive.documents.handout.pictures import way
from derive.documents.layer_names import layer_name, unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, prose
from derive.documents.working import NumberedStep, equations
from derive.model.graph import Node

_PATHS = (
    "The first factor{new}: {out} feeds {units}, and the error changes along every one of these "
    "paths. Their contributions are added:"
)


def hidden_layers(lecture: Lecture) -> tuple[Block, ...]:
    """Every hidden layer, from the last to the first."""
    blocks: list[Block] = []
    for layer in range(len(lecture.graph.layers) - 2, 0, -1):
        blocks.extend(_hidden_layer(lecture, layer))
    return tuple(blocks)


def _hidden_layer(lecture: Lecture, layer: int) -> Iterator[Block]:
    weights = [p for p in parameters_into(lecture.graph, layer) if p.role is Role.WEIGHT]
    worked = [weight for weight in weights if weight in lecture.full]
    brief = [weight for weight in weights if weight not in lecture.full]
    yield heading(2, "Backward pass: the {name}", name=layer_name(lecture.graph, layer))
    outs = lecture.nodes(Role.OUT, layer)
    told = _under_softmax if any(out.peers for out in outs) else _unit_by_unit
    yield from told(lecture, worked, brief)
    yield from biases(lecture, layer)


def _unit_by_unit(
    lecture: Lecture, worked: list[Variable], brief: list[Variable]
) -> Iterator[Block]:
    for weight in worked:
        yield from _in_full(lecture, weight)
        yield from _with_deltas(lecture, weight)
    if brief:
        yield heading(3, "The other weights")
        for unit in dict.fromkeys(weight.unit for weight in brief):
            yield from _in_brief(lecture, [weight for weight in brief if weight.unit == unit])


def _under_softmax(
    lecture: Lecture, worked: list[Variable], brief: list[Variable]
) -> Iterator[Block]:
    """A layer in which every net input acts on every output."""
    (layer,) = {weight.layer for weight in (*worked, *brief)}
    paths = [
        block
        for out in lecture.nodes(Role.OUT, layer)
        for above in lecture.graph.consumers[out.variable]
        for block in _brief_path(lecture, out.variable, above)
    ]
    if paths:
        yield prose("From the outputs of this layer these paths lead to the error:")
    yield from paths
    for weight in worked:
        yield from softmax_layer.weight_in_full(lecture, weight)
    yield from softmax_layer.weights_in_brief(lecture, brief)


def _in_full(lecture: Lecture, weight: Variable) -> Iterator[Block]:
    (net,) = lecture.graph.consumers[weight]
    (out,) = lecture.graph.consumers[net.variable]
    goal = lecture.slope(weight)
    yield heading(3, "The weight {w}", w=weight)
    yield prose(
        "The chain starts as before, with {w}, {net} and {out}:",
        w=weight,
        net=net.variable,
        out=out.variable,
    )
    yield from equations(lecture.steps(goal, Rule.CHAIN))
    yield from way(lecture, weight)
    yield from _over_paths(lecture, out)
    yield prose("The other two factors are of the kinds met before:")
    yield from equations(lecture.steps(partial(out.variable, net.variable)))
    yield from _dead(lecture, net.variable, out.variable)
    yield from equations(lecture.steps(partial(net.variable, weight)))
    yield prose("Together:")
    yield from equations(lecture.steps(goal, Rule.PUT_TOGETHER))


def _over_paths(lecture: Lecture, out: Node) -> Iterator[Block]:
    """dE/dout: what is new in a hidden layer."""
    goal = lecture.slope(out.variable)
    nets = lecture.graph.consumers[out.variable]
    yield prose(
        _PATHS if len(nets) > 1 else "The first factor goes over {units} alone:",
        new=" is new" if _first_to_fan_out(lecture, out.variable.layer) else "",
        out=out.variable,
        units=listed([unit_name(lecture.graph, net.variable) for net in nets]),
    )
    yield from equations(lecture.steps(goal, Rule.PATHS))
    for net in nets:
        yield from _path(lecture, out.variable, net)
    total = equations(lecture.steps(goal, Rule.PUT_TOGETHER))
    if total:
        yield prose("Both paths together:" if len(nets) == 2 else "All paths together:")
    yield from total


def _first_to_fan_out(lecture: Lecture, layer: int) -> bool:
    """Whether the layers above have but one unit to feed, so that paths are split here first."""
    return all(above.size == 1 for above in lecture.graph.layers[layer + 2 :])


def _path(lecture: Lecture, out: Variable, net: Node) -> Iterator[Block]:
    """The contribution of one path, from what is known of the unit above."""
    for error in _errors_above(lecture, net):
        goal = partial(error, out)
        if not lecture.steps(goal):
            continue
        yield prose("The path over {error}:", error=error)
        yield from equations(lecture.steps(goal, Rule.CHAIN))
        yield from equations(lecture.steps(partial(error, net.variable)))
        yield from equations(lecture.steps(partial(net.variable, out)))
        yield from equations(lecture.steps(goal, Rule.PUT_TOGETHER))


def _errors_above(lecture: Lecture, net: Node) -> Iterator[Variable]:
    """The errors that the outputs over ``net`` enter."""
    for above in lecture.graph.consumers[net.variable]:
        for user in lecture.graph.consumers[above.variable]:
            if user.variable.role is Role.ERROR:
                yield user.variable


def _with_deltas(lecture: Lecture, weight: Variable) -> Iterator[Block]:
    """The same once more as the delta rule, summed over the units above."""
    (net,) = lecture.graph.consumers[weight]
    goal = lecture.slope(weight)
    sums = lecture.steps(goal, Rule.DELTA_SUM)
    nets = [node.variable for node in lecture.nodes(Role.NET, net.variable.layer)]
    yield heading(3, "The same with deltas")
    yield prose(
        "Written as a sum over the units {index} above, and with their deltas, the derivative is",
        index=_index(sums),
    )
    yield from equations(sums, numbered=False)
    yield prose("where the deltas of this layer are:")
    for variable in nets:
        yield from equations(lecture.steps(delta_of(variable)))
    yield prose("and so, as it must be,")
    yield from equations(lecture.steps(goal, Rule.DELTA_RULE))


def _index(sums: tuple[NumberedStep, ...]) -> str:
    """The letter of the bound index."""
    for _, step in sums:
        for line in step.lines:
            for part in walk(line.right[0]):
                if isinstance(part, IndexedSum):
                    return part.index
    return ""


def _in_brief(lecture: Lecture, weights: list[Variable]) -> Iterator[Block]:
    (net,) = lecture.graph.consumers[weights[0]]
    (out,) = lecture.graph.consumers[net.variable]
    known = any(w in lecture.full for w in lecture.graph.by_variable[net.variable].inputs)
    if known:
        yield same_unit(lecture, weights)
    else:
        yield prose(
            "For the weights into {unit} the {paths} at {out}:",
            unit=unit_name(lecture.graph, net.variable),
            paths="path starts"
            if len(lecture.graph.consumers[out.variable]) == 1
            else "paths start",
            out=out.variable,
        )
        for above in lecture.graph.consumers[out.variable]:
            yield from _brief_path(lecture, out.variable, above)
        yield from equations(lecture.steps(lecture.slope(out.variable)))
        yield from equations(lecture.steps(partial(out.variable, net.variable)))
        yield from _dead(lecture, net.variable, out.variable)
    for weight in weights:
        yield from equations(lecture.steps(lecture.slope(weight), Rule.PUT_TOGETHER))


def _dead(lecture: Lecture, net: Variable, out: Variable) -> Iterator[Block]:
    """A unit whose slope is 0 here, and so learns nothing."""
    if not lecture.values[partial(out, net)]:
        yield prose(
            "The slope is 0: nothing that {unit} could change reaches the error, and the weights "
            "into it learn nothing from this example. Such a unit is called dead.",
            unit=unit_name(lecture.graph, net),
        )


def _brief_path(lecture: Lecture, out: Variable, net: Node) -> Iterator[Block]:
    for error in _errors_above(lecture, net):
        yield from equations(lecture.steps(partial(error, out)))
