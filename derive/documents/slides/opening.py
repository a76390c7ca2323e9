"""The first slides: the network, its numbers, and where it stands after the forward pass."""

from __future__ import annotations

from collections.abc import Iterator

from derive.documents.blocks import Figure, Prose, Table
from derive.documents.deck import Slide
from derive.documents.handout.network import the_network
from derive.documents.lecture import Lecture
from derive.documents.prose import inline, prose
from derive.documents.slides.lighting import pictured
from derive.documents.slides.measure import Measure
from derive.documents.slides.paging import paged
from derive.figures.describe import describe_network
from derive.figures.highlight import DARK
from derive.figures.network import network


def opening(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The network as a picture, then its numbers in tables."""
    told = the_network(lecture)
    words = next(block for block in told if isinstance(block, Prose))
    drawn = next(block for block in told if isinstance(block, Figure))
    yield pictured(inline("The network"), (drawn,), (words,), measure)
    tables = (block for block in told if isinstance(block, Table))
    yield from paged(inline("The numbers"), tables, measure)


def at_a_glance(lecture: Lecture, measure: Measure) -> Slide:
    """The network with the values of the forward pass."""
    graph, given = lecture.graph, lecture.problem.given
    drawn = network(graph, given, notation=lecture.notation, values=lecture.values, highlight=DARK)
    said = prose("All values are known, from the inputs to the error. Now the other way round.")
    figure = Figure(drawn, "The values of the forward pass", describe_network(graph))
    return pictured(inline("The forward pass in one picture"), (figure,), (said,), measure)
