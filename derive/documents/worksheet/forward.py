"""The first two parts of a layered network's sheet: the forward pass and the error."""

from __future__ import annotations

from derive.algebra.variable import Role, Variable
from derive.documents.lecture import Lecture
from derive.documents.prose import prose
from derive.documents.worksheet.part import Part, Question, question
from derive.model.graph import Node
from derive.model.quantity import key_of


def asked(lecture: Lecture, nodes: list[Node]) -> tuple[Question, ...]:
    """A question for the value of each node."""
    return tuple(one for node in nodes for one in question(lecture, node.variable))


def keys(lecture: Lecture, variables: list[Variable]) -> tuple[str, ...]:
    """The keys of ``variables``."""
    return tuple(key_of(lecture.graph, variable) for variable in variables)


def forward_pass(lecture: Lecture) -> Part:
    """Net inputs and outputs, in the order of evaluation; the outputs of the last layer count."""
    last = len(lecture.graph.layers) - 1
    nodes = [n for n in lecture.graph.nodes if n.variable.role in (Role.NET, Role.OUT)]
    outs = [n.variable for n in nodes if n.variable.role is Role.OUT and n.variable.layer == last]
    said = prose(
        "Each unit adds up its inputs, each times its weight, and its bias if it has one: this is "
        "its net input. Its activation function makes its output of it."
    )
    return Part("Forward pass", (said, *asked(lecture, nodes)), keys(lecture, outs))


def the_error(lecture: Lecture) -> Part:
    """The error of each output, and of the whole."""
    nodes = [n for n in lecture.graph.nodes if n.variable.role is Role.ERROR]
    said = nodes[0].operation.remark or "The error of one output compares it with its target"
    return Part(
        "The error",
        (prose(f"{said}."), *asked(lecture, nodes)),
        keys(lecture, [lecture.error]),
    )
