"""Several training examples: the first is worked in full, the others are told in tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from derive.algebra.variable import Role, Variable
from derive.derivation.delta_rule import delta_of
from derive.derivation.derivation import every_parameter
from derive.derivation.step import Rule
from derive.documents.blocks import Align, Block, Inline, Table, Text
from derive.documents.handout.forward_pass import forward_pass, the_error
from derive.documents.handout.hidden_layers import hidden_layers
from derive.documents.handout.output_layer import output_layer, the_delta_rule
from derive.documents.handout.pictures import all_gradients
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, number_word, prose, value
from derive.documents.working import equations, see
from derive.model.problem import Batch

Cell = tuple[Inline, ...]


def first_sample(lecture: Lecture) -> tuple[Block, ...]:
    """Forward and backward for the first sample, as if it were the only one."""
    first = lecture.of(lecture.samples[0])
    sections = (forward_pass, the_error, output_layer, the_delta_rule, hidden_layers, all_gradients)
    return (
        *_introduced(lecture),
        *(block for section in sections for block in section(first)),
    )


def _introduced(lecture: Lecture) -> Iterator[Block]:
    if len(lecture.samples) > 1:
        yield prose(
            "The next pages work the first of the {count} training examples; the {others}.",
            count=number_word(len(lecture.samples)),
            others="other is worked in the same way"
            if len(lecture.samples) == 2
            else "others are worked in the same way",
        )


def all_samples(lecture: Lecture) -> tuple[Block, ...]:
    """What the forward and the backward pass find for every sample, and the sums over them."""
    if len(lecture.samples) == 1:
        return ()
    return tuple(_all_samples(lecture))


def _all_samples(lecture: Lecture) -> Iterator[Block]:
    graph, last = lecture.graph, len(lecture.graph.layers) - 1
    yield heading(2, "All samples")
    yield prose("The same two passes for every sample give these outputs and errors:")
    yield _table(lecture, "Outputs and errors", (*_of(lecture, Role.OUT, last), _error(lecture)))
    yield prose("and these deltas:")
    nets = [net for number, _ in lecture.layers for net in _of(lecture, Role.NET, number)]
    yield _table(lecture, "Deltas", tuple(map(delta_of, nets)))
    if lecture.problem.training.batch is Batch.EACH:
        yield prose(
            "Training takes the samples one after the other: an update with the gradient of the "
            "first alone, then a new forward pass and an update for the second, and so on."
        )
        return
    mean = lecture.problem.training.batch is Batch.MEAN
    yield prose(
        "The error of the batch is the {how} over its samples:", how="mean" if mean else "sum"
    )
    yield from equations(lecture.steps(lecture.error, Rule.TOTAL_ERROR))
    yield prose(
        "A derivative of a {how} is the {how} of the derivatives. So the contributions of the "
        "samples are gathered, weight by weight, and only then is there one update{rule}:",
        how="mean" if mean else "sum",
        rule=_by_delta(lecture),
    )
    for parameter in every_parameter(graph):
        yield from equations(lecture.steps(lecture.slope(parameter), Rule.ACCUMULATE))


def _by_delta(lecture: Lecture) -> Cell:
    """Where a contribution comes from: the delta rule, worked for the first sample."""
    first = lecture.of(lecture.samples[0])
    rules = [pair for w in lecture.full for pair in first.steps(first.slope(w), Rule.DELTA_RULE)]
    if not rules:
        return ()
    said = ". Each contribution is a delta of the table times what came in, as in {place}"
    return inline(said, place=see([rules[0][0]]))


def _of(lecture: Lecture, role: Role, layer: int) -> tuple[Variable, ...]:
    return tuple(node.variable for node in lecture.of(lecture.samples[0]).nodes(role, layer))


def _error(lecture: Lecture) -> Variable:
    return lecture.of(lecture.samples[0]).error


def _table(lecture: Lecture, caption: str, columns: tuple[Variable, ...]) -> Table:
    """A row a sample, a column a quantity."""
    header = (inline("Sample"), *(_name(column) for column in columns))
    rows = tuple(
        ((Text(str(sample)),), *(_cell(column, sample) for column in columns))
        for sample in lecture.samples
    )
    return Table(caption, (Align.LEFT, *(Align.LEFT,) * len(columns)), header, rows)


def _name(column: Variable) -> Cell:
    return inline("{name}", name=replace(column, sample=0))


def _cell(column: Variable, sample: int) -> Cell:
    return (value(replace(column, sample=sample)),)
