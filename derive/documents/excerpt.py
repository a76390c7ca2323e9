"""The derivation of one quantity on its own, to look up or to paste somewhere else."""

from __future__ import annotations

from derive.algebra.term import term
from derive.algebra.variable import Variable
from derive.derivation.step import Form, Goal
from derive.documents.blocks import Document, Equations, Row
from derive.documents.lecture import Lecture
from derive.documents.working import equations
from derive.model.quantity import Quantity, key_of


def excerpt(lecture: Lecture, quantity: Quantity) -> Document:
    """All steps that ``quantity`` rests on; for a given number, or one without steps, its value."""
    steps = lecture.derivation.steps
    places = [
        place
        for place in lecture.derivation.needed_for(quantity)
        if quantity == steps[place].goal or not _forward(lecture, steps[place].goal)
    ]
    if isinstance(quantity, Variable) and _forward(lecture, quantity):
        places = list(lecture.derivation.needed_for(quantity))
    blocks = equations(((place, steps[place]) for place in places), numbered=False)
    if not blocks:
        blocks = (Equations((Row(term(quantity), term(quantity), Form.VALUE),)),)
    key = key_of(lecture.graph, quantity)
    return Document("derivation", f"The derivation of {key}", blocks)


def _forward(lecture: Lecture, goal: Goal) -> bool:
    """Whether ``goal`` is a value of the forward pass, known before any derivative is taken."""
    return isinstance(goal, Variable) and goal in lecture.graph.by_variable
