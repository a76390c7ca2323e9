import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from derive.figures.flow import Bend, Edge, flow
from derive.figures.measure import Box
from derive.figures.picture import Path
from derive.figures.placing import place
from derive.figures.spread import spread
from tests.figures.geometry import crosses
from tests.figures.graphs import dense, formulas, neuron, olah, shortcuts


def names(column):
    return [cell.name if not isinstance(cell, Bend) else "|" for cell in column]


def test_what_is_computed_stands_right_of_its_inputs():
    for problem in (olah(), neuron(), shortcuts(), dense(3)):
        drawn = flow(problem.graph)
        column = {cell: k for k, cells in enumerate(drawn.columns) for cell in cells}
        for node in problem.graph.nodes:
            assert all(column[node.variable] > column[source] for source in node.inputs)


def test_a_given_value_stands_just_before_its_first_use():
    drawn = flow(neuron().graph)
    assert "y" in names(drawn.columns[2])


def test_a_long_edge_passes_through_every_column_between():
    problem = shortcuts()
    drawn = flow(problem.graph)
    (route,) = [r for e, r in drawn.routes.items() if (e.start.name, e.end.name) == ("a", "e")]
    assert [type(cell) for cell in route[1:-1]] == [Bend, Bend]
    assert all(cell in drawn.columns[cell.column] for cell in route[1:-1])


def test_edges_are_uncrossed():
    crossed = formulas(
        {"a": 1, "b": 2, "c": 3},
        {"p": "c + 1", "q": "b + 1", "r": "a + 1", "s": "p * q * r"},
    )
    drawn = flow(crossed.graph)
    order = {"a": "r", "b": "q", "c": "p"}
    assert [order[name] for name in names(drawn.columns[0])] == names(drawn.columns[1])


@pytest.mark.parametrize(
    ("wished", "distances", "places"),
    [
        ([3], [], [3]),
        ([0, 10], [4], [0, 10]),
        ([5, 5], [4], [3, 7]),
        ([5, 5, 5], [2, 2], [3, 5, 7]),
        ([9, 1], [2], [4, 6]),
        ([0, 1, 20], [3, 3], [-1, 2, 20]),
    ],
)
def test_places_are_as_near_to_the_wishes_as_the_distances_allow(wished, distances, places):
    assert spread(wished, distances) == pytest.approx(places)


PLACES = st.tuples(st.integers(-30, 30), st.integers(-30, 30))


@given(PLACES, PLACES)
def test_a_line_crosses_a_box_if_one_of_its_points_lies_inside(start, end):
    assume(start != end)
    line, box, larger = (start, end), Box(-10.5, -5.5, 10.5, 5.5), Box(-10.7, -5.7, 10.7, 5.7)
    assert box.crossed(line) or not crosses(Path(line), box)
    assert crosses(Path(line), larger) or not box.crossed(line)  # the judge may miss a corner


LINE = ((0, 0), (100, 0))
SHEET = Box(0, -50, 100, 50)


def test_a_label_slides_out_of_the_way():
    found = place({"a": (10, 5)}, {"a": LINE}, [Box(40, -5, 60, 5)], SHEET)
    assert abs(found["a"][0] - 50) >= 15


def test_a_label_keeps_off_foreign_edges_and_other_labels():
    edges = {"a": LINE, "b": ((50, -20), (50, 20)), "c": LINE}
    found = place({"a": (10, 5), "c": (10, 5)}, edges, [], SHEET)
    assert found is None
    crossing = {"a": LINE, "b": ((50, -20), (50, 20))}
    found = place({"a": (10, 5), "b": (10, 5)}, crossing, [], SHEET)
    assert abs(found["a"][0] - 50) > 5
    assert abs(found["b"][1]) > 2.5


def test_a_label_keeps_on_the_sheet():
    assert place({"a": (10, 5)}, {"a": LINE}, [], Box(0, -4, 100, 4))
    assert place({"a": (10, 5)}, {"a": LINE}, [], Box(0, -3, 100, 4)) is None
    found = place({"a": (10, 5)}, {"a": LINE}, [], Box(60, -50, 100, 50))
    assert found["a"][0] > 66


def test_a_label_leaves_the_head_of_its_arrow_free():
    found = place({"a": (30, 5)}, {"a": ((0, 0), (50, 0))}, [], SHEET)
    assert found["a"][0] + 15 <= 50 - 8
    assert place({"a": (40, 5)}, {"a": ((0, 0), (50, 0))}, [], SHEET) is None


def test_where_there_is_no_room_there_is_no_place():
    assert place({"a": (10, 5)}, {"a": LINE}, [Box(0, -5, 100, 5)], SHEET) is None


def test_an_edge_is_known_by_its_ends():
    edges = flow(olah().graph).routes
    assert all(isinstance(edge, Edge) for edge in edges)
    assert sorted(f"{edge.start.name}{edge.end.name}" for edge in edges) == [
        *("ac", "bc", "bd", "ce", "de"),
    ]
