"""The algorithm in four steps, and training as a loop, with this network's numbers."""

from __future__ import annotations

from derive.algebra.term import term
from derive.algebra.variable import Role
from derive.derivation.delta_rule import delta_of
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Inline, Math, Prose, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, items, listed, prose, value, with_value

ROUNDS = 3  # rounds of training told with their errors
SHOWN = 4  # quantities named in one sentence

Cell = tuple[Inline, ...]


def the_algorithm(lecture: Lecture) -> tuple[Block, ...]:
    """Forward, back to the output, back through the hidden layers, update; then again."""
    first = lecture.of(lecture.samples[0])
    return (
        heading(2, "The algorithm"),
        prose("All of this is four steps:"),
        items(*_steps(first), ordered=True),
        prose(
            "No weight moves before the last error is back: steps 2 and 3 need the weights that "
            "step 1 was made with. Training repeats forward pass, error and update, round by round:"
        ),
        _rounds(lecture),
    )


def _steps(lecture: Lecture) -> tuple[Prose, ...]:
    last = len(lecture.graph.layers) - 1
    outs = [with_value(node.variable) for node in lecture.nodes(Role.OUT, last)]
    hidden = [net for layer in range(last - 1, 0, -1) for net in lecture.nodes(Role.NET, layer)]
    below = [with_value(delta_of(net.variable)) for net in hidden]
    top = [with_value(delta_of(net.variable)) for net in lecture.nodes(Role.NET, last)]
    weight = [one for one in lecture.graph.parameters if one.role is Role.WEIGHT][-1]
    moved = Math(((term(weight.after(1)), Form.SYMBOLS), (term(weight.after(1)), Form.VALUE)))
    steps = [
        prose("Forward pass: every net input, every output, up to {outs}.", outs=_some(outs)),
        prose("Back to the output layer: the error of each unit, {deltas}.", deltas=_some(top)),
        prose("Back through the hidden layers: {deltas}.", deltas=_some(below)),
        prose(
            "Update: every weight takes a step against its derivative; {weight} becomes {moved}.",
            weight=with_value(weight),
            moved=moved,
        ),
    ]
    return tuple(step for step in steps if below or step is not steps[2])


def _some(parts: list[Math]) -> Cell:
    """The first few of ``parts``."""
    shown = listed(parts[:SHOWN], last=", " if len(parts) > SHOWN else " and ")
    return (*shown, Text(", …")) if len(parts) > SHOWN else shown


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
