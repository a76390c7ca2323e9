"""The last part of a layered network's sheet: what the step does to every parameter."""

from __future__ import annotations

from collections.abc import Iterator

from derive.algebra.term import term
from derive.algebra.variable import RATE, Variable
from derive.derivation.step import Rule
from derive.documents.blocks import Blank
from derive.documents.lecture import Lecture
from derive.documents.prose import prose
from derive.documents.rule_notes import NOTES
from derive.documents.worksheet.part import Item, Part, question
from derive.model.quantity import key_of


def update(lecture: Lecture) -> Part:
    """w+ for every parameter that training moves, the last layer first."""
    parameters = sorted(lecture.graph.parameters, key=lambda p: -p.layer)
    questions = [one for p in parameters for one in question(lecture, p.after(1), Rule.UPDATE)]
    items = (*_introduced(lecture, parameters), *questions)
    return Part("The update", items, tuple(one.key for one in questions[:1]))


def _introduced(lecture: Lecture, parameters: list[Variable]) -> Iterator[Item]:
    for parameter in parameters:
        steps = lecture.steps(parameter.after(1), Rule.UPDATE)
        if not steps or not steps[-1][1].lines[-1].right:
            continue
        slope = lecture.slope(parameter)
        worth = lecture.values[slope]
        if not worth:
            continue
        key = key_of(lecture.graph, slope)
        yield prose(
            "Look at the sign of {slope}: when {w} grows a little, the error {grows}. So the step "
            "makes {w} {way}. The name of this way to train: {rule}.",
            slope=slope,
            w=term(parameter),
            grows=Blank(f"{key}:sign", "grows" if worth > 0 else "falls"),
            way=Blank(f"{key}:step", "smaller" if worth > 0 else "larger"),
            rule=Blank(f"{lecture.graph.key(RATE)}:rule", NOTES[Rule.UPDATE]),
        )
        return
