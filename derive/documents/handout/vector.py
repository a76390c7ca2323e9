"""Section 9, first half: all derivatives as one vector, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.term import Gradient, Matrix, Term, term
from derive.algebra.variable import RATE, Variable
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Equations, Inline, Prose, Row, Table
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, prose, value
from derive.model.problem import Batch, Order

COLUMN = 12  # entries up to which the gradient is shown as a column


def gradient(lecture: Lecture) -> tuple[Block, ...]:
    """The gradient in symbols and numbers; for many parameters as a table."""
    parameters = lecture.graph.parameters
    steepest = max(parameters, key=lambda p: abs(lecture.values[lecture.slope(p)]))
    shown = _columns(lecture) if len(parameters) <= COLUMN else _tables(lecture)
    return (
        heading(2, "The gradient"),
        prose(
            "The derivatives of {error} by all parameters, one below the other, are its gradient, "
            "which points where the error grows fastest:",
            error=lecture.error,
        ),
        *shown,
        prose(
            "The error is most sensitive to {steepest}: there the derivative, {slope}, is the "
            "largest in size.",
            steepest=steepest,
            slope=value(lecture.slope(steepest)),
        ),
    )


def _columns(lecture: Lecture) -> Iterator[Block]:
    slopes = [lecture.slope(parameter) for parameter in lecture.graph.parameters]
    uphill, vector = Gradient(lecture.error), _vector(slopes)
    rows = (Row(uphill, vector, Form.SYMBOLS), Row(None, vector, Form.NUMBERS))
    yield Equations(rows, "gradient")
    yield _downhill(lecture, uphill)
    downhill = Row(-uphill, _vector([-slope for slope in slopes]), Form.VALUE)
    if not _one_step(lecture):
        yield Equations((downhill,))
        return
    steps = _vector([-(term(RATE) * slope) for slope in slopes])
    yield Equations((downhill, Row(-(term(RATE) * uphill), steps, Form.VALUE)))


def _vector(entries: Sequence[Term]) -> Matrix:
    return Matrix(tuple((entry,) for entry in entries))


def _downhill(lecture: Lecture, uphill: Term) -> Prose:
    said = "The opposite vector, {downhill}, points where it falls fastest"
    if _one_step(lecture):
        said += ", and the update is a step that way, {step}"
    return prose(f"{said}:", downhill=-uphill, step=-(term(RATE) * uphill))


def _one_step(lecture: Lecture) -> bool:
    """Whether the first update is the gradient times the rate: all of it, and all at once."""
    training = lecture.problem.training
    by_sample = training.batch is Batch.EACH and len(lecture.samples) > 1
    return training.order is Order.SIMULTANEOUS and not by_sample


def _tables(lecture: Lecture) -> Iterator[Block]:
    stepping = _one_step(lecture)
    rows = tuple(_entry(lecture, one, stepping) for one in lecture.graph.parameters)
    columns = ("Derivative", "Value", "Step of the update")[: 3 if stepping else 2]
    aligns = (Align.LEFT, Align.RIGHT, Align.RIGHT)[: len(columns)]
    yield Table("The gradient", aligns, tuple(map(inline, columns)), rows)
    if stepping:
        step = -(term(RATE) * Gradient(lecture.error))
        yield prose(
            "The opposite vector points where the error falls fastest, and the update is a "
            "step that way, {step}.",
            step=step,
        )


def _entry(lecture: Lecture, parameter: Variable, stepping: bool) -> tuple[tuple[Inline, ...], ...]:
    slope = lecture.slope(parameter)
    cells = (inline("{slope}", slope=slope), (value(slope),))
    return (*cells, (value(-(term(RATE) * slope)),)) if stepping else cells
