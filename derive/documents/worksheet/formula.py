"""The parts of a formula's sheet: values forward, the slope of each edge, and the way back."""

from __future__ import annotations

from derive.algebra.term import Partial, partial
from derive.derivation.step import Rule
from derive.documents.blocks import Blank, Block, Figure
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, listed, prose, with_value
from derive.documents.rule_notes import NOTES
from derive.documents.worksheet.forward import asked
from derive.documents.worksheet.part import Part, question
from derive.figures.computation import computation_graph
from derive.figures.describe import describe_computation
from derive.model.quantity import key_of


def the_graph(lecture: Lecture) -> tuple[Block, ...]:
    """What is given."""
    graph = lecture.graph
    return (
        heading(2, "The formulas"),
        prose(
            "{output} is computed step by step from {leaves}.",
            output=graph.output,
            leaves=listed([with_value(leaf) for leaf in graph.leaves]),
        ),
        Figure(
            computation_graph(graph, notation=lecture.notation),
            "The computation graph",
            describe_computation(graph),
        ),
    )


def formula_parts(lecture: Lecture) -> tuple[Part, ...]:
    """Forward, along each edge, and from the output back."""
    return (_values(lecture), _edges(lecture), _back(lecture))


def _values(lecture: Lecture) -> Part:
    items = asked(lecture, list(lecture.graph.nodes))
    return Part("Values", items, (lecture.graph.key(lecture.graph.output),))


def _edges(lecture: Lecture) -> Part:
    graph = lecture.graph
    edges = [(node.variable, wrt) for node in graph.nodes for wrt in node.inputs]
    goals = dict.fromkeys(partial(end, start) for end, start in edges)
    said = prose("How does each step change with each of the things it uses?")
    rules = [rule for rule in Rule if rule not in _MODES]
    questions = [one for goal in goals for one in question(lecture, goal, *rules)]
    return Part("The derivative along each edge", (said, *questions), ())


_MODES = (Rule.FORWARD_MODE, Rule.REVERSE_MODE, Rule.PATHS)


def _back(lecture: Lecture) -> Part:
    graph = lecture.graph
    order = [*graph.leaves, *(node.variable for node in graph.nodes)]
    goals: list[Partial] = [partial(graph.output, wrt) for wrt in reversed(order)]
    questions = [one for goal in goals for one in question(lecture, goal, Rule.REVERSE_MODE)]
    by_leaf = [key_of(graph, partial(graph.output, leaf)) for leaf in graph.leaves]
    said = prose(
        "Walk back from {output}: every quantity adds up what it hears over the edges that leave "
        "it. The derivatives along one path are multiplied; the name of this rule: {rule}.",
        output=graph.output,
        rule=Blank(f"{graph.key(graph.output)}:rule", NOTES[Rule.CHAIN]),
    )
    return Part("From the output back", (said, *questions), tuple(by_leaf))
