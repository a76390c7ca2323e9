"""The slides of a recurrent network: forward through time, and back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from derive.documents.blocks import Block, Figure, Heading, Prose, Table
from derive.documents.deck import Slide, Views
from derive.documents.handout.memory import contributions, vanishing
from derive.documents.handout.sequences import all_sequences
from derive.documents.handout.through_time import (
    backward_through_time,
    forward_through_time,
    shared_weights,
    steps_in_time,
    the_recurrent_network,
)
from derive.documents.lecture import Lecture
from derive.documents.prose import inline
from derive.documents.slides.learning import afterwards, update
from derive.documents.slides.measure import BODY, GAP, Measure
from derive.documents.slides.paging import paged, some_equations, under
from derive.figures.describe import describe_unrolled
from derive.figures.highlight import Edges, Highlight, between
from derive.figures.unrolled import unrolled

TOLD = 4  # time steps up to which each is worked


def of_recurrent(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """Of several sequences the first is worked."""
    first = lecture.of(lecture.samples[0])
    yield from _opening(lecture, measure)
    yield from paged((), _in_short(first, forward_through_time(first)), measure)
    yield _walk_back(first)
    yield from paged((), _in_short(first, backward_through_time(first)), measure)
    for section in (shared_weights, contributions, vanishing):
        yield from paged((), some_equations(section(first)), measure)
    yield from paged((), some_equations(all_sequences(lecture)), measure)
    yield from update(lecture, measure)
    yield from afterwards(lecture, measure)


def _opening(lecture: Lecture, measure: Measure) -> Iterator[Slide]:
    """The network unrolled, then its numbers."""
    told = the_recurrent_network(lecture)
    drawn = next(block for block in told if isinstance(block, Figure))
    words = next(block for block in told if isinstance(block, Prose))
    yield from paged(inline("The network"), (words,), measure)
    yield Slide(inline("Unrolled over time"), (Views((drawn,), BODY - 2 * GAP),))
    tables = (block for block in told if isinstance(block, Table))
    yield from paged(inline("The numbers"), tables, measure)


def _walk_back(lecture: Lecture) -> Slide:
    """The way of the gradient, lit step by step from the last to the first."""
    figures, before = [_lit(lecture, Highlight(), "Forward, and dashed the way back.")], Edges()
    for time in reversed(steps_in_time(lecture)):
        now = _edges(lecture, time)
        said = f"The way back through step {time} is lit."
        figures.append(_lit(lecture, Highlight(now, before), said))
        before |= now
    return Slide(inline("Backward through time"), (Views(tuple(figures), BODY - 2 * GAP),))


def _edges(lecture: Lecture, time: int) -> Edges:
    """What leaves the quantities computed at ``time`` on their ways to the error."""
    computed = [node.variable for node in lecture.graph.nodes if node.variable.time == time]
    ways = (between(lecture.graph, one, lecture.error) for one in computed)
    return Edges(edge for way in ways for edge in way if edge.start.time == time)


def _lit(lecture: Lecture, highlight: Highlight, said: str) -> Figure:
    drawn = unrolled(lecture.graph, notation=lecture.notation, highlight=highlight)
    return Figure(drawn, said, f"{describe_unrolled(lecture.graph)} {said}")


def _in_short(lecture: Lecture, told: tuple[Block, ...]) -> Iterator[Block]:
    """Of many time steps the first two that are told and the last two; first what introduces."""
    title, *blocks = told
    assert isinstance(title, Heading)
    places = [place for place, one in enumerate(blocks) if isinstance(one, Heading)]
    kept = places if len(places) <= TOLD else [*places[:2], *places[-2:]]
    words = blocks[: places[0]]
    for start, end in pairwise([*places, len(blocks)]):
        if start in kept:
            head, *rest = blocks[start:end]
            assert isinstance(head, Heading)
            yield under(title, head)
            yield from (*words, *rest)
            words = []
