"""The algorithm in four steps, and training as a loop, with this network's numbers."""

from __future__ import annotations

from derive.algebra.term import term
from derive.algebra.variable import Role
from derive.derivation.delta_rule import delta_of
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Inline, Math, Prose, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import (
    heading,
    inline,
    items,
    listed,
    number_word,
    prose,
    value,
    with_value,
)
from derive.model.problem import Batch

ROUNDS = 3  # rounds of training told with their errors
SHOWN = 4  # quantities named in one sentence

Cell = tuple[Inline, ...]


def the_algorithm(lecture: Lecture) -> tuple[Block, ...]:
    """Forward, back to the output, back through the hidden layers, update; then again."""
    steps = _steps(lecture.of(lecture.samples[0]), gathered=_gathered(lecture))
    alone = len(lecture.samples) == 1
    return (
        heading(2, "The algorithm"),
        prose(
            "All of this is {count} steps{whose}:",
            count=number_word(len(steps)),
            whose="" if alone else ", here with the numbers of the first example",
        ),
        items(*steps, ordered=True),
        prose(
            "No weight moves before the last delta is known: {back} the weights that step 1 was "
            "made with. Training repeats forward pass, backward pass and update, round by round:",
            back="steps 2 and 3 need" if len(steps) > 3 else "step 2 needs",
        ),
        _rounds(lecture),
    )


def _gathered(lecture: Lecture) -> str:
    """What comes before the update where several samples make it together."""
    if len(lecture.samples) == 1 or lecture.problem.training.batch is Batch.EACH:
        return ""
    return "when this is done for all examples and their contributions are gathered, "


def _steps(lecture: Lecture, gathered: str) -> tuple[Prose, ...]:
    last = len(lecture.graph.layers) - 1
    outs = [with_value(node.variable) for node in lecture.nodes(Role.OUT, last)]
    hidden = [net for layer in range(last - 1, 0, -1) for net in lecture.nodes(Role.NET, layer)]
    below = [with_value(delta_of(net.variable)) for net in hidden]
    top = [with_value(delta_of(net.variable)) for net in lecture.nodes(Role.NET, last)]
    weight = [one for one in lecture.graph.parameters if one.role is Role.WEIGHT][-1]
    moved = Math(((term(weight.after(1)), Form.SYMBOLS), (term(weight.after(1)), Form.VALUE)))
    steps = [
        prose("Forward pass: every net input, every output, up to {outs}.", outs=_some(outs)),
        prose("Back to the output layer: the delta of each unit, {deltas}.", deltas=_some(top)),
        prose(
            "Back through the hidden {layers}: {deltas}.",
            layers="layers" if last > 2 else "layer",
            deltas=_some(below),
        ),
        prose(
            "Update: {gathered}every weight takes a step against its derivative; {weight} becomes "
            "{moved}.",
            gathered=gathered,
            weight=with_value(weight),
            moved=moved,
        ),
    ]
    return tuple(step for step in steps if below or step is not steps[2])


def _some(parts: list[Math]) -> Cell:
    """The first few of ``parts``."""
    shown = listed(parts[:SHOWN], last=", " if len(parts) > SHOWN else " and ")
    return (*shown, Text(" and so on")) if len(parts) > SHOWN else shown


def _rounds(lecture: Lecture) -> Table:
    rows = tuple(
        (
            (Text(str(k + 1)),),
            (value(lecture.error.after(k)),),
            (value(lecture.error.after(k + 1)),),
        )
        for k in range(ROUNDS)
    )
    header = (inline("Round"), inline("Error before"), inline("Error after the update"))
    return Table("The first rounds", (Align.LEFT, Align.LEFT, Align.LEFT), header, rows)
