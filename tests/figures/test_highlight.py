"""What lies on the way from a parameter to the error, and how it is lit."""

from itertools import pairwise

import pytest

from derive.algebra.term import Partial, Reference
from derive.derivation.derivation import derive_graph
from derive.derivation.step import Rule
from derive.figures.flow import Edge
from derive.figures.highlight import DARK, Highlight, Light, along, between, route, walk
from derive.figures.network import network
from derive.figures.picture import Caption, Circle, Path, Rectangle, Tone
from derive.model.batch import of_sample
from derive.model.quantity import parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values
from tests.figures.geometry import named, of_kind
from tests.figures.graphs import olah, shortcuts

MAZUR = load("mazur")


def named_edges(graph, edges):
    return {f"{graph.key(edge.start)} {graph.key(edge.end)}" for edge in edges}


def quantity(graph, key):
    return parse_quantity(graph, key)


def paths(graph, start, end):
    """All ways as sets of edges, one by one: the slow and sure method."""
    if start == end:
        return [frozenset()]
    return [
        rest | {Edge(start, node.variable)}
        for node in graph.consumers[start]
        for rest in paths(graph, node.variable, end)
    ]


@pytest.mark.parametrize("problem", [MAZUR, olah(), shortcuts(), load("softmax"), load("deep")])
def test_between_are_the_edges_of_all_ways(problem):
    graph = problem.graph
    for start in graph.leaves:
        expected = frozenset().union(*paths(graph, start, graph.output))
        assert between(graph, start, graph.output) == expected


@pytest.mark.parametrize(
    ("key", "links"),
    [
        (
            "w5",
            [
                {"out_o1 E_o1", "E_o1 E_total"},
                {"net_o1 out_o1"},
                {"w5 net_o1"},
            ],
        ),
        (
            "w1",
            [
                {"out_o1 E_o1", "out_o2 E_o2", "E_o1 E_total", "E_o2 E_total"},
                {"net_o1 out_o1", "net_o2 out_o2"},
                {"out_h1 net_o1", "out_h1 net_o2"},
                {"net_h1 out_h1"},
                {"w1 net_h1"},
            ],
        ),
    ],
)
def test_a_walk_goes_back_link_by_link(key, links):
    graph = MAZUR.graph
    steps = walk(graph, quantity(graph, key))
    assert [named_edges(graph, step.now) for step in steps] == links
    for before, after in pairwise(steps):
        assert after.before == before.now | before.before
    assert steps[-1].now | steps[-1].before == route(graph, quantity(graph, key)).now


def test_the_factors_of_a_derivation_can_be_walked():
    graph = MAZUR.graph
    weight = quantity(graph, "w5")
    derivation = derive_graph(graph, (weight,), first=graph.output)
    goal = Partial(Reference(graph.output), weight)
    (chain,) = [
        derivation.steps[place]
        for place in derivation.about(goal)
        if derivation.steps[place].rule is Rule.CHAIN
    ]
    factors = chain.lines[0].right[0].factors
    assert along(graph, factors) == walk(graph, weight)


def test_what_is_spoken_of_again_is_lit_as_now():
    graph = olah().graph
    e, b = graph.output, graph.leaves[1]
    whole = Partial(Reference(e), b)
    first, second = along(graph, (whole, whole))
    assert first.now == second.now
    assert not second.before


def test_the_brightest_counts():
    graph = olah().graph
    one, other = sorted(route(graph, graph.leaves[0]).now, key=lambda edge: edge.start.name)
    light = Highlight(frozenset({one}), frozenset({other}))
    assert light.of(one, other) is Light.NOW
    assert light.of(other) is Light.BEFORE
    assert light.of() is DARK.of(one) is Light.OFF
    assert light.into(one.end) is Light.NOW


def lit(picture):
    """The units whose rings shine, the weights that stand in the accent, and how many edges."""
    captions = of_kind(picture, Caption)
    rings = [ring for ring in of_kind(picture, Circle) if ring.fill is Tone.ACCENT]
    units = {
        str(named(one).role) + str(named(one).layer) + str(named(one).unit)
        for ring in rings
        for one in captions
        if named(one) and abs(one.x - ring.x) < 1 and abs(one.y - ring.y) < ring.radius
    }
    starts = [named(one) for one in captions if one.halo and one.tone is Tone.ACCENT]
    edges = [path for path in of_kind(picture, Path) if path.tone is Tone.ACCENT]
    card = any(one.fill is Tone.ACCENT for one in of_kind(picture, Rectangle))
    return units, starts, len(edges), card


@pytest.mark.parametrize(
    ("key", "step", "units", "starts", "edges", "card"),
    [
        ("w5", 0, set(), False, 1, True),
        ("w5", 1, {"out21"}, False, 1, True),
        ("w5", 2, {"out21"}, True, 2, True),
        ("w1", 0, set(), False, 2, True),
        ("w1", 1, {"out21", "out22"}, False, 2, True),
        ("w1", 2, {"out21", "out22"}, False, 4, True),
        ("w1", 3, {"out21", "out22", "out11"}, False, 4, True),
        ("w1", 4, {"out21", "out22", "out11"}, True, 5, True),
    ],
)
def test_the_network_lights_up_step_by_step(key, step, units, starts, edges, card):
    graph, weight = MAZUR.graph, quantity(MAZUR.graph, key)
    light = walk(graph, weight)[step]
    picture = network(graph, MAZUR.given, values=Values(MAZUR), highlight=light)
    assert lit(picture) == (units, [weight] * starts, edges, card)


def test_without_a_highlight_nothing_shines_and_no_errors_are_shown():
    plain = network(MAZUR.graph, MAZUR.given)
    dark = network(MAZUR.graph, MAZUR.given, highlight=DARK)
    assert lit(plain) == lit(dark) == (set(), [], 0, False)
    assert not of_kind(plain, Rectangle)
    assert len(of_kind(dark, Rectangle)) == 1


def test_a_bias_is_lit_where_it_enters():
    problem = load("relu")
    graph = problem.graph
    bias = quantity(graph, "b_h2")
    picture = network(graph, problem.given, highlight=route(graph, bias))
    (shown,) = [one for one in of_kind(picture, Caption) if named(one) == bias]
    assert shown.tone is Tone.ACCENT


def test_what_was_lit_before_is_thinner():
    graph, weight = MAZUR.graph, quantity(MAZUR.graph, "w5")
    picture = network(graph, MAZUR.given, highlight=walk(graph, weight)[-1])
    widths = sorted({path.width for path in of_kind(picture, Path)})
    assert len(widths) == 3
    assert widths[1] >= 1.5 * widths[0]
    assert widths[2] >= 1.5 * widths[1]


def test_one_sample_is_lit_in_the_picture_of_all():
    problem = load("xor")
    graph = of_sample(problem.graph, 1)
    weight = quantity(graph, "w1")
    assert lit(network(graph, problem.given, highlight=route(graph, weight)))[0] == {
        "out11",
        "out21",
    }


def test_values_stand_in_the_units():
    picture = network(MAZUR.graph, MAZUR.given, values=Values(MAZUR))
    out = quantity(MAZUR.graph, "out_h1")
    assert len([one for one in of_kind(picture, Caption) if named(one) == out]) == 2


def test_smaller_letters_are_taken_before_the_values_of_units_are_left_out():
    picture = network(MAZUR.graph, MAZUR.given, values=Values(MAZUR), highlight=DARK)
    out = quantity(MAZUR.graph, "out_h1")
    assert len([one for one in of_kind(picture, Caption) if named(one) == out]) == 2
    weights = [one for one in of_kind(picture, Caption) if one.halo]
    assert {len(one.text) for one in weights} == {2}
