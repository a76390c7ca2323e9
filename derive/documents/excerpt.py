"""The derivation of one quantity on its own, to look up or to paste somewhere else."""

from __future__ import annotations

from derive.algebra.term import term
from derive.algebra.variable import Role, Variable
from derive.derivation.step import Form, Goal, Rule
from derive.documents.blocks import Document, Equations, Row
from derive.documents.lecture import Lecture
from derive.documents.working import equations
from derive.model.quantity import Quantity, key_of


def excerpt(lecture: Lecture, quantity: Quantity) -> Document:
    """All steps that ``quantity`` rests on; for a given number, or one without steps, its value."""
    steps = lecture.derivation.steps
    places = lecture.derivation.needed_for(quantity, _other_ways(lecture, quantity))
    if not _forward(lecture, quantity):
        places = tuple(
            place
            for place in places
            if quantity == steps[place].goal or not _forward(lecture, steps[place].goal)
        )
    blocks = equations(((place, steps[place]) for place in places), numbered=False)
    if not blocks:
        blocks = (Equations((Row(term(quantity), term(quantity), Form.VALUE),)),)
    key = key_of(lecture.graph, quantity)
    return Document("derivation", f"The derivation of {key}", blocks)


def _other_ways(lecture: Lecture, quantity: Quantity) -> tuple[Rule, ...]:
    """The rules by which the same values are found a second time."""
    if lecture.graph.layers:
        delta = isinstance(quantity, Variable) and quantity.role is Role.DELTA
        return () if delta else (Rule.DELTA, Rule.DELTA_SUM, Rule.DELTA_RULE)
    rules = {step.rule for step in lecture.derivation.steps if step.goal == quantity}
    backward = Rule.REVERSE_MODE in rules
    return (Rule.FORWARD_MODE if backward else Rule.REVERSE_MODE, Rule.PATHS)


def _forward(lecture: Lecture, goal: Goal) -> bool:
    """Whether ``goal`` is a value of the forward pass, known before any derivative is taken."""
    return isinstance(goal, Variable) and goal in lecture.graph.by_variable
