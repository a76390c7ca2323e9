import itertools
import math

import pytest

from derive.algebra.variable import Role
from derive.derivation.step import Form
from derive.figures.layout import MOST_HEIGHT, MOST_WIDTH
from derive.figures.network import network
from derive.figures.picture import Caption, Circle, Path
from derive.figures.ruler import UNKNOWN, ruler
from derive.figures.shortened import Leaves
from derive.figures.wording import Detail
from derive.model.spec import load
from derive.notation.notations import NOTATIONS
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from tests.figures.geometry import (
    around,
    boxes,
    edges,
    holds,
    label_of,
    named,
    of_kind,
    outside,
    overlaps,
)
from tests.figures.networks import network_of

SMALL = [
    *itertools.product((1, 2, 3, 4), repeat=3),
    (1, 1),
    (4, 3),
    *((2,) * n for n in (4, 5, 6)),
    (2, 5, 1),
]


def drawn(*sizes):
    problem = network_of(*sizes)
    return problem, network(problem.graph, problem.given)


@pytest.fixture(scope="module")
def mazur():
    problem = load("mazur")
    return problem, network(problem.graph, problem.given)


@pytest.mark.parametrize("sizes", SMALL)
def test_no_label_touches_another_label_or_a_unit(sizes):
    problem, picture = drawn(*sizes)
    labels, circles = boxes(picture, problem), of_kind(picture, Circle)
    assert not [pair for pair in itertools.combinations(labels, 2) if pair[0].meets(pair[1])]
    for box in labels:
        assert all(holds(circle, box) or not around(circle).meets(box) for circle in circles)


@pytest.mark.parametrize("sizes", SMALL)
def test_no_edge_runs_through_the_label_of_another(sizes):
    problem, picture = drawn(*sizes)
    paths = of_kind(picture, Path)
    for caption, box in zip(of_kind(picture, Caption), boxes(picture, problem), strict=True):
        through = [path for path in paths if box.crossed(path.points)]
        assert len(through) <= (1 if caption.halo else 0), caption


@pytest.mark.parametrize("sizes", [*SMALL, (8, 8, 8), (12, 20, 9), (3,) * 9])
def test_everything_lies_on_the_sheet(sizes):
    problem, picture = drawn(*sizes)
    assert picture.width <= MOST_WIDTH + 0.01
    assert picture.height <= MOST_HEIGHT
    for box in [*boxes(picture, problem), *map(around, of_kind(picture, Circle))]:
        assert box.left >= 0
        assert box.top >= 0
        assert box.right <= picture.width
        assert box.bottom <= picture.height


def test_every_given_number_of_the_example_is_shown_by_name_and_value(mazur):
    problem, picture = mazur
    for variable, number in problem.given.items():
        shown = {form for one in label_of(picture, variable) for _, form in one.text}
        assert shown == {Form.SYMBOLS, Form.VALUE}, (variable, number)


@pytest.mark.parametrize("sizes", [(2, 2, 2), (4, 4, 4), (2, 3, 1), (4, 1, 2)])
def test_each_weight_stands_on_the_edge_between_its_two_units(sizes):
    problem, picture = drawn(*sizes)
    circles = of_kind(picture, Circle)
    places = {
        (unit.layer, unit.unit): circle
        for circle in circles
        for caption in of_kind(picture, Caption)
        if (unit := named(caption)) and (caption.x, caption.y) == (circle.x, circle.y)
    }
    for weight, path in edges(picture, problem).items():
        ends = places[weight.source_layer, weight.source], places[weight.layer, weight.unit]
        for point, circle in zip(path.points, ends, strict=True):
            assert math.dist(point, (circle.x, circle.y)) == pytest.approx(circle.radius)


@pytest.mark.parametrize(
    ("sizes", "words"),
    [((2, 2, 2), 2), ((3, 3, 3), 1), ((4, 4, 4), 1), ((5, 5, 5), 0), ((12, 2), 0)],
)
def test_labels_give_way_as_the_network_grows(sizes, words):
    _, picture = drawn(*sizes)
    weights = [caption for caption in of_kind(picture, Caption) if caption.halo]
    assert {len(caption.text) for caption in weights} == ({words} if words else set())
    roles = {named(one).role for one in of_kind(picture, Caption) if named(one)}
    assert {Role.INPUT, Role.OUT, Role.TARGET} <= roles


def test_less_can_be_asked_for(mazur):
    problem, _ = mazur
    picture = network(problem.graph, problem.given, Detail.NAMES)
    assert {len(one.text) for one in of_kind(picture, Caption) if one.halo} == {1}
    bare = network(problem.graph, problem.given, Detail.NONE)
    assert not [one for one in of_kind(bare, Caption) if one.halo]


def test_without_numbers_the_names_stay(mazur):
    problem, _ = mazur
    shown = [one.text for one in of_kind(network(problem.graph), Caption) if named(one)]
    assert {form for text in shown for _, form in text} == {Form.SYMBOLS}


def test_a_large_layer_shows_its_first_three_units_and_its_last():
    _, picture = drawn(2, 9, 1)
    units = [named(one) for one in of_kind(picture, Caption) if named(one)]
    hidden = [unit.unit for unit in units if unit.role is Role.OUT and unit.layer == 1]
    assert hidden == [1, 2, 3, 9]
    assert sum(circle.radius < 2 for circle in of_kind(picture, Circle)) == 3


def test_a_deep_network_shows_its_first_three_layers_and_its_last():
    _, picture = drawn(*(2,) * 8)
    units = [named(one) for one in of_kind(picture, Caption) if named(one)]
    assert {unit.layer for unit in units if unit.role is Role.OUT} == {1, 2, 7}


@pytest.mark.parametrize(("bias", "count"), [(None, 0), (0.35, 2), ([0.1, 0.2], 2)])
def test_every_unit_with_a_bias_shows_it(bias, count):
    problem = network_of(1, 2, bias=bias)
    picture = network(problem.graph, problem.given)
    roles = [named(one).role for one in of_kind(picture, Caption) if named(one)]
    assert roles.count(Role.BIAS) == count


LONG = ["encoderstage", "secondstage", "classification"]
WIDE = [(2, 2, 2), (3, 3, 3), (12, 12, 12), (2, 2, 2, 2), (1, 9, 1)]


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
@pytest.mark.parametrize("sizes", WIDE)
@pytest.mark.parametrize("names", ["hkmopqrs", LONG])
def test_room_is_kept_for_the_names_of_the_notation(sizes, names, notation):
    problem = network_of(*sizes, names=names, bias=None)
    picture = network(problem.graph, problem.given, notation=notation)
    measure = ruler(problem.graph, Leaves(problem.given), notation)
    assert not overlaps(picture, measure)
    assert not outside(picture, measure)


def test_names_too_long_for_a_unit_are_left_out():
    problem = network_of(2, 2, names=["alayerwhosenamehasnoendatallinsight"])
    picture = network(problem.graph, problem.given)
    units = [named(one) for one in of_kind(picture, Caption)]
    assert Role.OUT not in [unit.role for unit in units if unit]
    assert len([circle for circle in of_kind(picture, Circle) if circle.radius > 5]) == 4


def test_of_several_examples_no_number_is_shown_and_no_name_tells_one_from_another():
    problem = network_of(2, 2, 1, samples=3)
    picture = network(problem.graph, problem.given)
    shown = [one for one in of_kind(picture, Caption) if named(one)]
    assert {named(one).sample for one in shown} == {0}
    for role in (Role.INPUT, Role.TARGET):
        assert {len(one.text) for one in shown if named(one).role is role} == {1}
    names = [Printer(TEXT, problem.graph, UNKNOWN).term(one.text[0][0]) for one in shown]
    assert {"i1", "out_h1", "target_k1"} <= set(names)


def test_a_softmax_layer_names_its_activation():
    problem = load("softmax")
    picture = network(problem.graph, problem.given)
    assert "softmax" in [one.text for one in of_kind(picture, Caption)]
    assert not overlaps(picture, ruler(problem.graph, Leaves(problem.given)))


@pytest.mark.parametrize(
    ("activation", "shown"),
    [("net / 2", "net / 2"), ("net / (1 + (net * net)^(1 / 2))", "own activation")],
)
def test_a_formula_is_shown_as_the_activation_if_it_is_short(activation, shown):
    problem = network_of(1, 2, 1, activation=activation)
    picture = network(problem.graph, problem.given)
    assert [one.text for one in of_kind(picture, Caption)].count(shown) == 2


def test_a_deep_network_keeps_the_names_of_its_weights():
    problem = load("deep")
    picture = network(problem.graph, problem.given)
    weights = [leaf for leaf in problem.graph.leaves if leaf.role is Role.WEIGHT]
    assert all(label_of(picture, weight) for weight in weights)
