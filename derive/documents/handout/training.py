"""Section 8: what the first update does to the error, and what many do."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import term
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Equations, Figure, Math, Row, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import grouped, heading, inline, listed, noun, prose, value
from derive.figures.curve import error_curve
from derive.figures.describe import describe_curve


def training(lecture: Lecture) -> tuple[Block, ...]:
    """The error after one update and after all of them, the outputs then, and the curve."""
    iterations = lecture.problem.training.iterations
    return (
        heading(2, "After the update"),
        *_one_update(lecture),
        *(_many_updates(lecture, iterations) if iterations > 1 else ()),
    )


def _one_update(lecture: Lecture) -> Iterator[Block]:
    error = lecture.error
    change = lecture.values[error.after(1)] - lecture.values[error]
    yield prose("The forward pass once more, now with the new weights, gives")
    yield Equations((_valued(error.after(1)),), "after-one-update")
    if all(lecture.values[lecture.slope(one)] == 0 for one in lecture.graph.parameters):
        yield prose("as before: every derivative is zero, and no weight has moved.")
    elif change < 0:
        yield prose("where it was {before}: the error has become smaller.", before=value(error))
    else:
        yield prose(
            "where it was {before}: the error has not become smaller. The derivative only says "
            "where downhill is; with this learning rate the step goes too far.",
            before=value(error),
        )


def _many_updates(lecture: Lecture, iterations: int) -> Iterator[Block]:
    outputs = [
        node
        for node in lecture.nodes(Role.OUT, len(lecture.graph.layers) - 1)
        if lecture.graph.consumers[node.variable]
    ]
    yield heading(3, "After {count} updates", count=grouped(iterations, lecture.notation))
    yield prose(
        "Forward pass, backward pass, update: the same three steps over and over. This is the "
        "error on its way:"
    )
    yield _error_table(lecture, milestones(iterations))
    points = lecture.values.errors(iterations)
    yield Figure(error_curve(points), "The error over the iterations", describe_curve(points))
    yield prose(
        "After {count} updates the outputs are", count=grouped(iterations, lecture.notation)
    )
    yield Equations(tuple(_valued(node.variable.after(iterations)) for node in outputs))
    targets = [_with_target(lecture, node.variable) for node in outputs]
    yield prose(
        "with the {noun} {targets}; the error is then {error}{grown}.",
        noun=noun(targets, "target"),
        targets=listed(targets),
        error=value(lecture.error.after(iterations)),
        grown=_grown(lecture, iterations),
    )


def _grown(lecture: Lecture, iterations: int) -> str:
    """A warning where training has made the error larger."""
    error = lecture.error
    if lecture.values[error.after(iterations)] <= lecture.values[error]:
        return ""
    return ", more than at the start: with this learning rate the steps go too far"


def _valued(variable: Variable) -> Row:
    return Row(term(variable), term(variable), Form.VALUE)


def _with_target(lecture: Lecture, out: Variable) -> Math:
    (error,) = lecture.graph.consumers[out]
    (target,) = (v for v in error.inputs if v.role is Role.TARGET)
    return Math(((term(target), Form.SYMBOLS), (term(target), Form.VALUE)))


def _error_table(lecture: Lecture, stops: tuple[int, ...]) -> Table:
    rows = tuple(
        ((Text(grouped(stop, lecture.notation)),), (value(lecture.error.after(stop)),))
        for stop in stops
    )
    header = (inline("Updates"), inline("{error}", error=lecture.error))
    return Table("The error after so many updates", (Align.RIGHT, Align.LEFT), header, rows)


def milestones(iterations: int) -> tuple[int, ...]:
    """0, the powers of ten below ``iterations``, and ``iterations``."""
    powers = [10**k for k in range(len(str(iterations))) if 10**k < iterations]
    return (0, *powers, iterations)
