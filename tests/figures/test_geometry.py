"""No label covers another, an edge or a unit that is not its own, whatever the network.

The rendered drawings are read and measured by ``seen``, which shares nothing with the layouts.
"""

from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from derive.figures.backward import backward
from derive.figures.computation import circuit, computation_graph
from derive.figures.highlight import DARK, route, walk
from derive.figures.network import network
from derive.figures.svg import svg
from derive.figures.unrolled import unrolled
from derive.notation.latex import LATEX
from derive.notation.notations import FLAT, NOTATIONS
from derive.notation.printer import Printer
from derive.numerics.values import Values
from tests.figures.graphs import chain, dense, neuron, olah, recurrent, shortcuts
from tests.figures.networks import network_of
from tests.figures.seen import faults, read

WIDEST, HIGHEST = 450, 440


def checked(picture, problem, notation=FLAT):
    printer = Printer(LATEX, problem.graph, Values(problem), notation)
    seen = read(svg(picture, printer))
    wrong = faults(seen)
    wrong += ["too wide"] * (seen.width > WIDEST + 0.01)
    wrong += ["too high"] * (seen.height > HIGHEST + 0.01)
    assert not wrong, wrong[:5]
    return seen


def check_all(problem, notation=FLAT):
    """The network plain and with a lit way, and its gradients."""
    graph, values = problem.graph, Values(problem)
    lit = route(graph, graph.parameters[0])
    for picture in (
        network(graph, problem.given, notation=notation),
        network(graph, problem.given, notation=notation, values=values, highlight=lit),
        backward(graph, values, notation=notation),
    ):
        checked(picture, problem, notation)


def named_notation(name):
    return next(notation for notation in NOTATIONS if notation.name == name)


CORNERS = [sizes for depth in (2, 3, 4, 6) for sizes in product((1, 8), repeat=depth)]
SMALL = [*product((1, 2, 3, 4), repeat=3), (2,) * 4, (2,) * 5, (2,) * 6, (2, 5, 1), (3, 2, 2, 1)]


@pytest.mark.parametrize("sizes", [*CORNERS, *SMALL], ids=str)
def test_networks_of_all_small_and_extreme_sizes(sizes):
    check_all(network_of(*sizes))


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 8), min_size=2, max_size=6),
    bias=st.sampled_from([None, 0.35, -12.5]),
    weight=st.sampled_from([0.15, -0.000123, 1234.5, 0.1234567]),
    notation=st.sampled_from(NOTATIONS),
    names=st.sampled_from(["hkmopqrs", ["first", "second", "third", "fourth", "fifth"]]),
)
@example(sizes=[8] * 6, bias=-12.5, weight=0.15, notation=FLAT, names="hkmopqrs")
@example(
    sizes=[4, 4], bias=-12.5, weight=0.1234567, notation=named_notation("nielsen"), names="hkmopqrs"
)
@example(sizes=[20, 9, 12, 9, 2, 2, 2, 2], bias=None, weight=-0.5, notation=FLAT, names="hkmopqrs")
def test_networks_of_any_size_and_notation(sizes, bias, weight, notation, names):
    check_all(network_of(*sizes, bias=bias, names=names, weight=weight), notation)


@pytest.mark.parametrize("sizes", [(2, 2, 2), (3, 4, 2), (8, 8, 8), (2, 3, 3, 1)], ids=str)
def test_what_is_lit_moves_nothing_and_covers_nothing(sizes):
    problem = network_of(*sizes)
    graph, values = problem.graph, Values(problem)
    places = set()
    for weight in (graph.parameters[0], graph.parameters[-1]):
        for light in (DARK, route(graph, weight), *walk(graph, weight)):
            picture = network(graph, problem.given, values=values, highlight=light)
            seen = checked(picture, problem)
            places.add(tuple((label.text, label.box) for label in seen.labels))
    assert len(places) == 1


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda one: one.name)
@pytest.mark.parametrize("steps", [1, 3, 4, 8, 9, 30])
@pytest.mark.parametrize("sizes", [(1, 1, 1), (2, 3, 1)], ids=str)
def test_recurrent_networks(steps, sizes, notation):
    problem = recurrent(steps, sizes)
    checked(unrolled(problem.graph, Values(problem), notation=notation), problem, notation)


FORMULAS = {"olah": olah(), "neuron": neuron(), "shortcuts": shortcuts()}
FORMULAS |= {f"chain {n}": chain(n) for n in (1, 3, 5, 12, 40)}
FORMULAS |= {f"dense {n}": dense(n) for n in (1, 2, 3, 5)}


@pytest.mark.parametrize("draw", [computation_graph, circuit], ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", FORMULAS)
def test_formulas(name, draw):
    problem = FORMULAS[name]
    for light in (DARK, *walk(problem.graph, problem.graph.leaves[0])):
        checked(draw(problem.graph, Values(problem), highlight=light), problem)
