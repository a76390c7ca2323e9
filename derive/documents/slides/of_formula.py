"""The slides of a formula: forward through its graph, and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from derive.algebra.term import partial
from derive.algebra.variable import Variable
from derive.derivation.shape import reached
from derive.derivation.step import Rule
from derive.documents.blocks import Inline, Prose
from derive.documents.deck import Reveal, Slide
from derive.documents.handout.formula import (
    formula_gradient,
    local_derivatives,
    over_paths,
    the_formulas,
)
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, prose
from derive.documents.slides.lighting import lit, pictured
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged
from derive.documents.working import NumberedStep, equations
from derive.figures.flow import Edge
from derive.figures.highlight import Edges, Highlight

AT_ONCE = 3  # derivatives that stand below one picture
FORWARD = 2  # inputs from which the walk forward is shown

Found = tuple[Edges, NumberedStep]  # the edges over which a step finds its derivative


def of_formula(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """Values, local derivatives, forward from the inputs, back from the output, all paths."""
    graph = lecture.graph
    yield from paged((), the_formulas(lecture), measure)
    yield from paged((), local_derivatives(lecture), measure)
    for leaf in graph.leaves[:FORWARD]:
        said = prose("From {leaf} on: every step adds up what comes in over its edges.", leaf=leaf)
        title = inline("Forward mode from {leaf}", leaf=leaf)
        first = Edges(Edge(leaf, user.variable) for user in graph.consumers[leaf])
        yield from _walk(lecture, title, said, list(_forward(lecture, leaf)), first, measure)
    said = prose(
        "From {output} back: every quantity adds up what it hears over the edges that leave it.",
        output=graph.output,
    )
    last = Edges(Edge(one, graph.output) for one in graph.by_variable[graph.output].inputs)
    found = list(_back(lecture))
    yield from _walk(lecture, inline("Reverse mode"), said, found, last, measure)
    yield from paged((), over_paths(lecture), measure)
    yield from paged((), formula_gradient(lecture), measure)


def _forward(lecture: Lecture, leaf: Variable) -> Iterator[Found]:
    reach = {leaf, *reached(lecture.graph, leaf)}
    for node in lecture.graph.nodes:
        for step in lecture.steps(partial(node.variable, leaf), Rule.FORWARD_MODE):
            yield Edges(Edge(one, node.variable) for one in node.inputs if one in reach), step


def _back(lecture: Lecture) -> Iterator[Found]:
    graph = lecture.graph
    for wrt in reversed([*graph.leaves, *(node.variable for node in graph.nodes)]):
        for step in lecture.steps(partial(graph.output, wrt), Rule.REVERSE_MODE):
            yield Edges(Edge(wrt, user.variable) for user in graph.consumers[wrt]), step


def _walk(
    lecture: Lecture,
    title: tuple[Inline, ...],
    said: Prose,
    found: Sequence[Found],
    before: Edges,
    measure: Measure,
) -> Iterator[Slide]:
    """A few derivatives below a picture, in which the edges light up that each is found over."""
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        figures = []
        for now, _ in some:
            figures.append(lit(lecture, Highlight(now, before - now), _said(lecture, now)))
            before |= now
        blocks = equations((step for _, step in some), numbered=False)
        shown = (Reveal(step, block) for step, block in enumerate(blocks, start=1))
        yield pictured(title, figures, (said, *shown), measure)


def _said(lecture: Lecture, edges: Edges) -> str:
    """``The edges b to c and b to d are lit.``"""
    key = lecture.graph.key
    named = sorted(f"{key(one.start)} to {key(one.end)}" for one in edges)
    lit_ones = f"edges {' and '.join(named)} are" if len(named) > 1 else f"edge {named[0]} is"
    return f"The {lit_ones} lit."
