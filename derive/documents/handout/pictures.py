"""The pictures of the backward pass: the way of a weight to the error, and all gradients."""

from __future__ import annotations

import re

from derive.algebra.variable import Variable
from derive.documents.blocks import Block, Figure
from derive.documents.lecture import Lecture
from derive.documents.prose import heading, prose
from derive.figures.backward import backward
from derive.figures.describe import describe_backward, describe_way
from derive.figures.highlight import route
from derive.figures.network import network
from derive.figures.structure import shows


def way(lecture: Lecture, weight: Variable) -> tuple[Block, ...]:
    """The network with the way of ``weight`` lit, if it is the first of its layer told in full."""
    graph = lecture.graph
    first = next(one for one in lecture.full if one.layer == weight.layer)
    if weight != first or not shows(graph, weight):
        return ()
    picture = network(
        graph,
        lecture.problem.given,
        name=re.sub(r"\W+", "_", f"way_{graph.key(weight)}"),
        notation=lecture.notation,
        values=lecture.values,
        highlight=route(graph, weight),
    )
    return (Figure(picture, "How this weight acts on the error", describe_way(graph, weight)),)


def all_gradients(lecture: Lecture) -> tuple[Block, ...]:
    """Every value and every derivative of the two passes in one picture."""
    graph, values = lecture.graph, lecture.values
    return (
        heading(3, "Both passes in one picture"),
        prose("The values went forward, and the derivatives came back:"),
        Figure(
            backward(graph, values, notation=lecture.notation),
            "The network after both passes: each value, and below it the derivative of the error",
            describe_backward(graph, values),
        ),
    )
