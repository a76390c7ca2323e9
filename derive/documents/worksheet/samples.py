"""The part of a sheet that gathers several samples: the first is worked, the others are given."""

from __future__ import annotations

from derive.algebra.variable import Variable
from derive.derivation.shape import in_time
from derive.derivation.step import Rule
from derive.documents.blocks import Align, Inline, Table, Text
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, prose, value
from derive.documents.worksheet.part import Item, Part, question
from derive.model.problem import Batch
from derive.model.quantity import key_of


def gathered(lecture: Lecture) -> tuple[Part, ...]:
    """The derivatives of the batch; no part where there is one sample, or an update for each."""
    each = lecture.problem.training.batch is Batch.EACH
    if each or len(lecture.samples) == 1:
        return ()
    parameters = lecture.graph.parameters
    noun = "sequence" if in_time(lecture.graph) else "sample"
    how = "mean" if lecture.problem.training.batch is Batch.MEAN else "sum"
    slopes = [lecture.slope(parameter) for parameter in parameters]
    asked = [one for slope in slopes for one in question(lecture, slope, Rule.ACCUMULATE)]
    said = prose(
        f"The other {noun}s are worked in the same way and give the derivatives of this table. "
        f"The derivative for the whole batch is the {how} over all {noun}s:"
    )
    items: tuple[Item, ...] = (said, _table(lecture, parameters, noun), *asked)
    return (Part(f"All {noun}s", items, (key_of(lecture.graph, slopes[0]),)),)


def _table(lecture: Lecture, parameters: tuple[Variable, ...], noun: str) -> Table:
    """A row a parameter, a column each sample but the first."""
    others = lecture.samples[1:]
    header = (inline("By"), *((Text(f"{noun.capitalize()} {number}"),) for number in others))
    rows = tuple(_row(lecture, parameter, others) for parameter in parameters)
    aligns = (Align.LEFT, *(Align.RIGHT,) * len(others))
    return Table(f"Derivatives of the errors of the other {noun}s", aligns, header, rows)


def _row(
    lecture: Lecture, parameter: Variable, samples: tuple[int, ...]
) -> tuple[tuple[Inline, ...], ...]:
    worth = (lecture.of(sample).slope(parameter) for sample in samples)
    return (inline("{name}", name=parameter), *((value(slope),) for slope in worth))
