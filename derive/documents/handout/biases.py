"""The biases of a layer, where training moves them: weights whose input is always 1."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.variable import Role, Variable
from derive.derivation.derivation import parameters_into
from derive.derivation.step import Rule
from derive.documents.blocks import Block
from derive.documents.layer_names import unit_name
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, noun, prose
from derive.documents.working import equations


def biases(lecture: Lecture, layer: int) -> Iterator[Block]:
    """The derivative by each bias of ``layer``; nothing where the biases stay as they are."""
    moved = [p for p in parameters_into(lecture.graph, layer) if p.role is Role.BIAS]
    moved = [bias for bias in moved if bias in lecture.graph.parameters]
    if not moved:
        return
    yield heading(3, "The {noun} {names}", noun=noun(moved, "bias"), names=listed(moved))
    yield prose("A bias is a weight whose input is always 1, so the last factor of its chain is 1.")
    for bias in moved:
        yield from _bias(lecture, bias)


def _bias(lecture: Lecture, bias: Variable) -> Iterator[Block]:
    nets = [net.variable for net in lecture.graph.consumers[bias]]
    if len(nets) > 1:
        yield prose(
            "{bias} enters {units} alike, so the error changes along every one of these paths, "
            "and their contributions are added:",
            bias=bias,
            units=listed([unit_name(lecture.graph, net) for net in nets]),
        )
        for net in nets:
            yield from equations(lecture.steps(lecture.slope(net)))
    yield from equations(lecture.steps(lecture.slope(bias), Rule.PATHS, Rule.PUT_TOGETHER))
