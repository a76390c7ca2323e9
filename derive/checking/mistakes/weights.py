"""Mistakes with all weights into a layer, in the forward pass and on the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from derive.algebra.term import ONE, Term, term
from derive.algebra.variable import Role, Variable
from derive.checking.mistakes.mistake import Group, Mistake
from derive.checking.mistakes.parts import Parts, Span, grouped
from derive.checking.mistakes.revision import Change, Kind, revision
from derive.checking.mistakes.weighted import Weighted
from derive.model.assumed import revised
from derive.model.graph import Node

WEIGHT_LEFT_OUT = Kind(
    "weight_left_out",
    "the weights into {of} are left out on the way back",
    "Did you multiply by the weights on the way back from {of}?",
)
NOT_TRANSPOSED = Kind(
    "not_transposed",
    "rows and columns of the weights into {of} are exchanged on the way back",
    "Which weight belongs to which path on the way back from {of}?",
)
TRANSPOSED = Kind(
    "transposed",
    "rows and columns of the weights into {of} are exchanged",
    "Which index of the weights into {of} is the unit, which the source?",
    Group.FORWARD,
)
INPUT_LEFT_OUT = Kind(
    "input_left_out",
    "the input of the weight is left out of the gradient, for weights into {of}",
    "Did you multiply by what the weight into {of} multiplies?",
)
NET_FOR_INPUT = Kind(
    "net_for_input",
    "the net input of the source is taken for its output, for weights into {of}",
    "What does the weight into {of} multiply: net or out?",
)
OWN_OUTPUT = Kind(
    "output_for_input",
    "the output of the unit itself is taken for the input of the weight, for weights into {of}",
    "What does the weight into {of} multiply: what comes in or what goes out?",
)
LAYER_BELOW = Kind(
    "layer_below",
    "values of the layer below the source are taken for the input of the weight, "
    "for weights into {of}",
    "From which layer do the inputs of the weights into {of} come?",
)
EARLIER_LAYER = Kind(
    "earlier_layer",
    "the values of the layer before the last one go into the net input of {of}",
    "Which values go into the net input of {of}?",
    Group.FORWARD,
)


def weight_mistakes(parts: Parts) -> Iterator[Mistake]:
    """Mistakes with all weights into a layer."""
    for layer in grouped(parts.nets, lambda node: node.variable.layer).values():
        span = _layer(parts, layer)
        yield revision(parts, INPUT_LEFT_OUT, span, _back_to_weights(lambda *_: ONE))
        yield revision(parts, OWN_OUTPUT, span, _back_to_weights(_own_output))
        yield from _of_sources(parts, span)


def _layer(parts: Parts, nodes: tuple[Node, ...]) -> Span:
    units = {node.variable.unit for node in nodes}
    name = parts.graph.layers[nodes[0].variable.layer].name
    words = f"layer {name}" if len(units) > 1 else parts.unit(nodes[0].variable)
    return Span(words.removeprefix("layer "), words, nodes, wide=True)


def _of_sources(parts: Parts, span: Span) -> Iterator[Mistake]:
    """Mistakes that need units below the layer."""
    pairs = [pair for node in span.nodes for pair in Weighted(node).pairs]
    computed = [source for _, source in pairs if source in parts.graph.by_variable]
    weights = _square(weight for weight, _ in pairs)
    if weights:
        yield revision(parts, TRANSPOSED, span, lambda node: _transposed(node, weights))
    if computed:
        yield revision(parts, WEIGHT_LEFT_OUT, span, _back_to_sources(lambda *_: ONE))
        net = _instead(parts, lambda source: replace(source, role=Role.NET))
        yield revision(parts, NET_FOR_INPUT, span, _back_to_weights(net))
        if weights:
            swapped = _back_to_sources(lambda _, w, __: term(_mirror(w, weights)))
            yield revision(parts, NOT_TRANSPOSED, span, swapped)
    yield from _below(parts, span, computed)


def _below(parts: Parts, span: Span, computed: list[Variable]) -> Iterator[Mistake]:
    """Mistakes that take the values of one layer further down."""

    def lower(source: Variable) -> Variable:
        role = Role.INPUT if source.layer == 1 else Role.OUT
        return replace(source, role=role, layer=source.layer - 1)

    if computed and all(lower(source) in parts.graph.consumers for source in computed):
        instead = _instead(parts, lower)
        yield revision(parts, LAYER_BELOW, span, _back_to_weights(instead))
        yield revision(parts, EARLIER_LAYER, span, lambda node: _fed(node, instead))


Ends: TypeAlias = tuple[int | str, int | str, int]
Taken: TypeAlias = Callable[[Node, Variable, Variable], Term]  # of a node, its weight and source


def _ends(weight: Variable) -> Ends:
    return weight.unit, weight.source, weight.source_layer


def _square(weights: Iterable[Variable]) -> dict[Ends, Variable]:
    """The weights of the matrices that have as many rows as columns, and more than one."""
    found = {_ends(weight): weight for weight in weights}
    loose = {at for unit, source, at in found if (source, unit, at) not in found}
    single = {at for *_, at in found if sum(at == other for *_, other in found) == 1}
    return {ends: weight for ends, weight in found.items() if ends[2] not in loose | single}


def _mirror(weight: Variable, weights: Mapping[Ends, Variable]) -> Variable:
    return weights.get((weight.source, weight.unit, weight.source_layer), weight)


def _instead(parts: Parts, other: Callable[[Variable], Variable]) -> Taken:
    """``other`` of the source, where the graph has it."""

    def taken(_: Node, __: Variable, source: Variable) -> Term:
        found = other(source)
        return term(found if found in parts.graph.consumers else source)

    return taken


def _own_output(node: Node, _: Variable, __: Variable) -> Term:
    return term(replace(node.variable, role=Role.OUT))


def _back_to_weights(taken: Taken) -> Change:
    """``taken`` in place of the derivative by each weight."""

    def change(node: Node) -> Node:
        pairs = Weighted(node).pairs
        return revised(node, slopes={2 * k + 1: taken(node, *pair) for k, pair in enumerate(pairs)})

    return change


def _back_to_sources(taken: Taken) -> Change:
    """``taken`` in place of the derivative by each source."""

    def change(node: Node) -> Node:
        pairs = Weighted(node).pairs
        return revised(node, slopes={2 * k + 2: taken(node, *pair) for k, pair in enumerate(pairs)})

    return change


def _transposed(node: Node, weights: Mapping[Ends, Variable]) -> Node:
    pairs = Weighted(node).pairs
    others = [term(_mirror(weight, weights)) for weight, _ in pairs]
    value = Weighted(node).value([o * s for o, (_, s) in zip(others, pairs, strict=True)])
    return revised(node, value, {2 * k + 2: other for k, other in enumerate(others)})


def _fed(node: Node, taken: Taken) -> Node:
    pairs = Weighted(node).pairs
    return revised(node, Weighted(node).value([term(w) * taken(node, w, s) for w, s in pairs]))
