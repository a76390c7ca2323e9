"""The parts of a recurrent network's sheet on the way back through time."""

from __future__ import annotations

from derive.algebra.term import term
from derive.algebra.variable import Role
from derive.derivation.delta_rule import delta_of
from derive.derivation.derivation import every_parameter
from derive.derivation.step import Form, Rule
from derive.documents.blocks import Blank, Math
from derive.documents.lecture import Lecture
from derive.documents.prose import prose
from derive.documents.rule_notes import NOTES
from derive.documents.worksheet.part import Part, question
from derive.model.quantity import key_of


def time_parts(lecture: Lecture) -> tuple[Part, ...]:
    """The deltas from the last step to the first, then the shared weights."""
    return (_deltas(lecture), _slopes(lecture))


def _deltas(lecture: Lecture) -> Part:
    nets = [node.variable for node in lecture.graph.nodes if node.variable.role is Role.NET]
    questions = [one for net in reversed(nets) for one in question(lecture, delta_of(net))]
    meaning = Math(
        ((term(delta_of(nets[0])), Form.SYMBOLS), (lecture.slope(nets[0]), Form.SYMBOLS))
    )
    said = prose(
        "The delta of a unit is the derivative of the error by its net input, as in {meaning}. A "
        "hidden unit hears from the outputs of its own step and from the hidden layer of the next. "
        "So begin at the last step.",
        meaning=meaning,
    )
    results = (questions[-1].key,) if questions else ()
    return Part("Backward through time", (said, *questions), results)


def _slopes(lecture: Lecture) -> Part:
    moved = [p for p in every_parameter(lecture.graph) if p in lecture.graph.parameters]
    slopes = [lecture.slope(parameter) for parameter in moved]
    questions = [one for slope in slopes for one in question(lecture, slope, Rule.DELTA_RULE)]
    said = prose(
        "Every step uses the same weights. What a weight contributes at one step is the delta of "
        "the unit it leads to, times what comes in there. The name of the "
        "rule that joins the steps: {rule}.",
        rule=Blank(f"{key_of(lecture.graph, slopes[0])}:rule", NOTES[Rule.PATHS]),
    )
    results = tuple(one.key for one in questions)
    return Part("The shared weights", (said, *questions), results)
