"""The derivation in vectors and matrices, for the notation that asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.variable import RATE
from derive.derivation.matrix_form import has_matrix_form, matrix_form
from derive.derivation.step import Rule, Step
from derive.documents.blocks import Block, Equations
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, prose
from derive.documents.working import equations

_FORWARD = (Rule.NET_INPUT, Rule.ACTIVATION)
_BACKWARD = (Rule.EVALUATE, Rule.DELTA, Rule.DELTA_SUM, Rule.DELTA_RULE)


def matrix_form_section(lecture: Lecture) -> tuple[Block, ...]:
    """All layers at once; nothing unless the notation has vectors and the network one example."""
    vectors = lecture.notation.vectors
    if vectors is None or not has_matrix_form(lecture.graph):
        return ()
    return tuple(_section(lecture, matrix_form(lecture.graph, vectors)))


def _section(lecture: Lecture, steps: tuple[Step, ...]) -> Iterator[Block]:
    yield heading(2, "The same in matrices")
    yield prose(
        "A layer is one vector, and all weights into it are one matrix. Below each factor stands "
        "its shape: inner numbers agree, outer ones are the shape of the product. Forwards:"
    )
    yield from _chosen(steps, _FORWARD)
    error = tuple(_chosen(steps, (Rule.TOTAL_ERROR,)))
    if error:
        yield prose("The error adds up the squares, the product of a vector with itself:")
        yield from error
    yield prose(
        "Backwards, the delta of a layer comes from the error or, through the same weights "
        "transposed, from the delta of the layer above. The derivatives by all weights of a layer "
        "are its delta times what came in:"
    )
    yield from _chosen(steps, _BACKWARD)
    yield prose("And all weights of a layer move at once, by the learning rate {rate}:", rate=RATE)
    yield from _chosen(steps, (Rule.UPDATE,))


def _chosen(steps: tuple[Step, ...], rules: tuple[Rule, ...]) -> tuple[Equations, ...]:
    return equations(
        ((place, step) for place, step in enumerate(steps) if step.rule in rules), numbered=False
    )
