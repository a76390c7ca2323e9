"""The picture of a network with its values and gradients, read back from its shapes."""

from itertools import pairwise

import pytest

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role
from derive.derivation.step import Form
from derive.figures.backward import backward
from derive.figures.computation import circuit
from derive.figures.picture import Caption, Path, Picture, Rectangle, Tone
from derive.figures.ruler import pictorial
from derive.model.batch import of_sample
from derive.model.spec import load
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values
from tests.figures.geometry import card_box, distance, of_kind
from tests.figures.graphs import chain, olah, shortcuts
from tests.figures.networks import network_of


def pairs(picture: Picture) -> list[tuple[Caption, Caption]]:
    """Each value with the gradient straight below it."""
    captions = of_kind(picture, Caption)
    return [(one, other) for one, other in pairwise(captions) if other.tone is Tone.ACCENT]


def words(caption: Caption, problem) -> str:
    printer = pictorial(Printer(TEXT, problem.graph, Values(problem)), TEXT)
    return caption.text if isinstance(caption.text, str) else printer.chain(caption.text)


@pytest.mark.parametrize("sizes", [(2, 2, 2), (1, 1), (2, 3, 1), (4, 4, 4), (3, 2, 2, 2)])
def test_below_every_value_stands_its_own_gradient(sizes):
    problem = network_of(*sizes)
    picture = backward(problem.graph, Values(problem))
    found = pairs(picture)
    assert found
    for value, gradient in found:
        assert value.tone is Tone.INK
        assert gradient.x == value.x
        assert 0 < gradient.y - value.y < 1.3 * value.size
        (slope, form) = gradient.text[0]
        quantity = value.text[-1][0]
        assert form is Form.VALUE
        assert slope == Partial(Reference(problem.graph.output), quantity.variable)


def test_the_numbers_of_the_example():
    problem = load("mazur")
    picture = backward(problem.graph, Values(problem))
    said = {words(one, problem): words(other, problem) for one, other in pairs(picture)}
    assert said["w5 = 0.40"] == "0.08217"
    assert said["w1 = 0.15"] == "0.0004386"
    assert said["net_h1 = 0.3775"] == "0.008771"
    assert said["out_h1 = 0.5933"] == "0.03635"
    assert said["out_o1 = 0.7514"] == "0.7414"
    assert said["E_o1 = 0.2748"] == "1"
    assert said["b1 = 0.35"] == "0.01873"
    texts = [words(one, problem) for one in of_kind(picture, Caption)]
    assert {"i1 = 0.05", "target_o2 = 0.99", "E_total = 0.2984"} <= set(texts)


def test_every_quantity_of_the_example_is_in_it():
    problem = load("mazur")
    picture = backward(problem.graph, Values(problem))
    shown = {
        one.text[-1][0].variable
        for one in of_kind(picture, Caption)
        if not isinstance(one.text, str) and isinstance(one.text[-1][0], Reference)
    }
    assert shown == {*problem.graph.leaves, *(node.variable for node in problem.graph.nodes)}


def test_of_several_examples_the_one_asked_for_is_shown():
    problem = load("xor")
    first, third = (
        backward(of_sample(problem.graph, sample), Values(problem)) for sample in (1, 3)
    )
    said = [
        {words(one, problem): words(other, problem) for one, other in pairs(picture)}
        for picture in (first, third)
    ]
    assert said[0] != said[1]
    assert not any("[1]" in text for text in said[0])


@pytest.mark.parametrize(
    ("sizes", "edges", "names"),
    [((2, 2, 2), True, True), ((8, 8, 8), False, True), ((8,) * 6, False, False)],
)
def test_words_give_way_as_the_network_grows(sizes, edges, names):
    problem = network_of(*sizes)
    picture = backward(problem.graph, Values(problem))
    captions = of_kind(picture, Caption)
    assert any(one.halo for one in captions) is edges
    nets = [one for one in captions if one.text[0][0] in _nets(problem)]
    assert bool(nets) is names


def _nets(problem):
    nodes = problem.graph.nodes
    return [Reference(node.variable) for node in nodes if node.variable.role is Role.NET]


def test_every_edge_leads_from_card_to_card_and_bears_its_weight():
    problem = load("mazur")
    picture = backward(problem.graph, Values(problem))
    cards = [card_box(card) for card in of_kind(picture, Rectangle)]
    edges = [path for path in of_kind(picture, Path) if path.points[0][0] != path.points[-1][0]]
    assert len(edges) == 8 + 2
    for path in edges:
        (x0, y0), (x1, y1) = path.points
        assert [box for box in cards if box.right == x0 and box.top < y0 < box.bottom]
        assert [box for box in cards if box.left == x1 and box.top < y1 < box.bottom]
    weights = [pair for pair in pairs(picture) if pair[0].halo]
    assert len(weights) == 8
    for one, other in weights:
        middle = (one.x, (one.y + other.y) / 2)
        assert min(distance(middle, path) for path in edges) < 0.01


def test_over_the_edges_of_a_circuit_values_go_and_derivatives_come_back():
    problem = olah()
    picture = circuit(problem.graph, Values(problem))
    on_edges = [pair for pair in pairs(picture) if pair[0].halo]
    said = sorted(tuple(words(one, problem) for one in pair) for pair in on_edges)
    assert said == [("1", "2"), ("1", "3"), ("2", "2"), ("2", "3"), ("3", "2")]
    texts = [words(one, problem) for one in of_kind(picture, Caption)]
    assert {"a = 2", "b = 1", "c = a + b", "e = c · d", "e = 6", "∂e/∂b = 5"} <= set(texts)
    assert "c = 3" not in texts


@pytest.mark.parametrize("problem", [olah(), shortcuts(), chain(3)])
def test_what_comes_back_to_a_card_adds_up_to_its_derivative(problem):
    graph, values = problem.graph, Values(problem)
    picture = circuit(graph, values)
    sums = dict.fromkeys((*graph.leaves, *(node.variable for node in graph.nodes)), 0)
    for one, other in pairs(picture):
        if one.halo:
            sums[one.text[0][0].variable] += values.evaluate(other.text[0][0])
    for variable, total in sums.items():
        if variable != graph.output:
            assert total == pytest.approx(values[Partial(Reference(graph.output), variable)])
