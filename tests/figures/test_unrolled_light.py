"""The way back through time, lit step by step."""

import pytest

from derive.figures.highlight import DARK, Edges, Highlight, between
from derive.figures.picture import Dash, Path, Tone
from derive.figures.unrolled import unrolled
from derive.model.spec import load

GRAPH = load("bptt").graph


def through(*times: int) -> Edges:
    """What leaves the quantities computed at ``times`` on their ways to the error."""
    computed = [node.variable for node in GRAPH.nodes if node.variable.time in times]
    ways = (between(GRAPH, one, GRAPH.output) for one in computed)
    return Edges(edge for way in ways for edge in way if edge.start.time in times)


def ways_back(highlight: Highlight | None) -> list[Path]:
    picture = unrolled(GRAPH, highlight=highlight)
    paths = [shape for shape in picture.shapes if isinstance(shape, Path)]
    return [path for path in paths if path.dash is Dash.DASHED]


def test_without_a_highlight_every_way_back_is_in_the_accent():
    ways = ways_back(None)
    assert len(ways) == 11  # two in each of four steps, and three between them
    assert {(path.tone, path.width) for path in ways} == {(Tone.ACCENT, 1.0)}


def test_an_empty_highlight_lights_nothing():
    assert {path.tone for path in ways_back(DARK)} == {Tone.MUTED}


@pytest.mark.parametrize(
    ("now", "before", "bright", "less"),
    [((4,), (), 2, 0), ((3,), (4,), 3, 2), ((1,), (2, 3, 4), 3, 8)],
)
def test_a_step_is_lit_with_its_link_to_the_next(now, before, bright, less):
    widths = [
        path.width
        for path in ways_back(Highlight(through(*now), through(*before)))
        if path.tone is Tone.ACCENT
    ]
    assert (widths.count(2.4), widths.count(1.4)) == (bright, less)


def test_the_highlight_moves_nothing():
    lit, plain = (unrolled(GRAPH, highlight=one) for one in (Highlight(through(4)), DARK))
    assert (lit.width, lit.height) == (plain.width, plain.height)
    assert [type(shape) for shape in lit.shapes] == [type(shape) for shape in plain.shapes]
