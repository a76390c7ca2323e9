"""Section 9, first half: all derivatives as one vector, and what it says."""

from __future__ import annotations

from derive.algebra.term import Gradient, Matrix, Term, partial
from derive.algebra.variable import Variable
from derive.derivation.step import Form
from derive.documents.blocks import Align, Block, Equations, Inline, Row, Table
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, inline, prose, value

COLUMN = 12  # entries up to which the gradient is shown as a column


def gradient(lecture: Lecture) -> tuple[Block, ...]:
    """The gradient in symbols and numbers; for many parameters as a table."""
    parameters = lecture.graph.parameters
    steepest = max(parameters, key=lambda p: abs(lecture.values[lecture.slope(p)]))
    shown = _column(lecture) if len(parameters) <= COLUMN else _table(lecture)
    return (
        heading(2, "The gradient"),
        prose(
            "The derivatives of {error} by all parameters, one below the other, are its gradient. "
            "It points where the error grows fastest; the update goes the opposite way.",
            error=lecture.error,
        ),
        shown,
        prose(
            "The error is most sensitive to {steepest}: there the derivative, {slope}, is the "
            "largest in size.",
            steepest=steepest,
            slope=value(lecture.slope(steepest)),
        ),
    )


def _column(lecture: Lecture) -> Equations:
    entries = tuple((lecture.slope(parameter),) for parameter in lecture.graph.parameters)
    vector: Term = Matrix(entries)
    return Equations(
        (
            Row(Gradient(lecture.error), vector, Form.SYMBOLS),
            Row(None, vector, Form.NUMBERS),
        ),
        "gradient",
    )


def _table(lecture: Lecture) -> Table:
    rows = tuple(_entry(lecture, parameter) for parameter in lecture.graph.parameters)
    header = (inline("Derivative"), inline("Value"))
    return Table("The gradient", (Align.LEFT, Align.RIGHT), header, rows)


def _entry(lecture: Lecture, parameter: Variable) -> tuple[tuple[Inline, ...], ...]:
    slope = partial(lecture.error, parameter)
    return (inline("{slope}", slope=slope), (value(slope),))
