"""Nodes that every kind of network is made of: net inputs, activations, errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from derive.algebra.variable import Role, Variable
from derive.model import activations
from derive.model.graph import Node
from derive.model.losses import Loss
from derive.model.softmax import softmax
from derive.model.weighted_sum import weighted_sum


def net_input(
    net: Variable, pairs: Sequence[tuple[Variable, Variable]], bias: Sequence[Variable]
) -> Node:
    """``net = w_1 x_1 + … + w_n x_n [+ b]`` from the pairs (weight, source)."""
    inputs = (*(variable for pair in pairs for variable in pair), *bias)
    return Node(net, weighted_sum(len(pairs), bool(bias)), inputs)


def activated(nets: Sequence[Node], activation: str) -> Iterator[Node]:
    """The nodes of a layer: net, out, net, out, …; under softmax all net inputs come first."""
    operation = activations.find(activation)
    if operation is None:
        yield from nets
        yield from _softmax(tuple(net.variable for net in nets))
        return
    for net in nets:
        yield net
        yield Node(replace(net.variable, role=Role.OUT), operation, (net.variable,))


def _softmax(nets: tuple[Variable, ...]) -> Iterator[Node]:
    outs = tuple(replace(net, role=Role.OUT) for net in nets)
    for unit, out in enumerate(outs, start=1):
        yield Node(out, softmax(len(outs), unit), nets, peers=outs)


def errors(loss: Loss, outputs: Iterable[Variable], total: Variable) -> Iterator[Node]:
    """The error of each output against its target, and ``total``, which gathers them."""
    found = []
    for out in outputs:
        error = replace(out, role=Role.ERROR)
        found.append(error)
        yield Node(error, loss.per_output, (replace(out, role=Role.TARGET), out))
    yield Node(total, loss.reduction(len(found)), tuple(found))
