"""Sequences in time: the first is worked in full, of the others the errors are told."""

from __future__ import annotations

from collections.abc import Iterator

from derive.derivation.derivation import every_parameter
from derive.derivation.step import Rule
from derive.documents.blocks import Align, Block, Table, Text
from derive.documents.handout.memory import contributions, vanishing
from derive.documents.handout.through_time import (
    backward_through_time,
    forward_through_time,
    shared_weights,
)
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, number_word, prose, value
from derive.documents.working import equations
from derive.model.problem import Batch


def first_sequence(lecture: Lecture) -> tuple[Block, ...]:
    """Forward and back through time for the first sequence, as if it were the only one."""
    first = lecture.of(lecture.samples[0])
    sections = (
        forward_through_time,
        backward_through_time,
        shared_weights,
        contributions,
        vanishing,
    )
    return (
        *_introduced(lecture),
        *(block for section in sections for block in section(first)),
    )


def _introduced(lecture: Lecture) -> Iterator[Block]:
    if len(lecture.samples) > 1:
        yield prose(
            "The next pages work the first of the {count} sequences; the {others}.",
            count=number_word(len(lecture.samples)),
            others="other is worked in the same way"
            if len(lecture.samples) == 2
            else "others are worked in the same way",
        )


def all_sequences(lecture: Lecture) -> tuple[Block, ...]:
    """The error of every sequence, and the sums over them."""
    return tuple(_all_sequences(lecture)) if len(lecture.samples) > 1 else ()


def _all_sequences(lecture: Lecture) -> Iterator[Block]:
    yield heading(2, "All sequences")
    yield prose("The same two passes for every sequence give these errors:")
    rows = tuple(
        ((Text(str(sample)),), (value(lecture.of(sample).error),)) for sample in lecture.samples
    )
    header = (inline("Sequence"), inline("Error"))
    yield Table("The errors of the sequences", (Align.LEFT, Align.LEFT), header, rows)
    if lecture.problem.training.batch is Batch.EACH:
        yield prose(
            "Training takes the sequences one after the other: an update with the gradient of the "
            "first alone, then a new forward pass and an update for the second, and so on."
        )
        return
    how = "mean" if lecture.problem.training.batch is Batch.MEAN else "sum"
    yield prose(f"The error of them all is the {how}:")
    yield from equations(lecture.steps(lecture.error, Rule.TOTAL_ERROR))
    yield prose(f"and so is the derivative by each weight, the {how} over the sequences:")
    for parameter in every_parameter(lecture.graph):
        yield from equations(lecture.steps(lecture.slope(parameter), Rule.ACCUMULATE))
