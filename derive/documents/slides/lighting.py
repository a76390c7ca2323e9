"""The network on a slide, with the way lit that is spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from derive.documents.blocks import Figure, Inline
from derive.documents.deck import Shown, Slide, Views
from derive.documents.lecture import Lecture
from derive.documents.slides.measure import BODY, GAP, POINTS, Measure
from derive.figures.computation import computation_graph
from derive.figures.highlight import Highlight
from derive.figures.network import network
from derive.figures.wording import Detail

_LEAST = 0.4  # of its size a picture keeps
_FLAT = 190.0  # height of a picture that leaves room for equations


def lit(lecture: Lecture, highlight: Highlight, said: str) -> Figure:
    """The network with as many names as leave room for equations; ``said`` is what is lit."""
    graph, notation = lecture.graph, lecture.notation
    if not graph.layers:
        drawn = computation_graph(graph, lecture.values, notation=notation, highlight=highlight)
        return Figure(drawn, said, said)
    drawn = network(graph, detail=Detail.NAMES, notation=notation, highlight=highlight)
    if drawn.height > _FLAT:
        drawn = network(graph, detail=Detail.NONE, notation=notation, highlight=highlight)
    return Figure(drawn, said, said)


def pictured(
    title: tuple[Inline, ...],
    figures: Sequence[Figure],
    blocks: Sequence[Shown],
    measure: Measure,
) -> Slide:
    """Pictures, one a step, in the room that ``blocks`` leave above them.

    Where they would be too small to be read there are none.
    """
    height = BODY - measure.fill(blocks) - 2 * GAP
    legible = height * POINTS >= _LEAST * figures[0].picture.height
    return Slide(title, (*([Views(tuple(figures), height)] if legible else []), *blocks))
