import pytest

from derive.algebra.variable import Role, Variable, is_matrix_name
from derive.derivation.step import Form
from derive.figures.layout import MOST_WIDTH
from derive.figures.picture import Caption, Circle, Dash, Path, Tone
from derive.figures.ruler import ruler
from derive.figures.unrolled import unrolled
from derive.notation.notations import FLAT, NOTATIONS
from derive.numerics.values import Values
from tests.figures.geometry import label_of, named, of_kind, outside, overlaps
from tests.figures.graphs import recurrent

NETWORKS = {
    "one step": recurrent(1),
    "four steps": recurrent(4),
    "eight steps": recurrent(8),
    "twelve steps": recurrent(12),
    "thirty steps": recurrent(30, (2, 3, 2)),
    "wide": recurrent(4, (2, 3, 2)),
    "at last": recurrent(5, at_last=True),
    "two sequences": recurrent(3, (1, 2, 1), sequences=2),
}


def drawn(name, notation=FLAT, *, valued=True):
    problem = NETWORKS[name]
    if valued:
        return unrolled(problem.graph, Values(problem), notation=notation)
    return unrolled(problem.graph, notation=notation)


def form(caption):
    return caption.text[0][1]


def backward(picture):
    return [path for path in of_kind(picture, Path) if path.dash is Dash.DASHED]


@pytest.mark.parametrize("valued", [True, False])
@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_touches_what_it_should_not(name, notation, valued):
    problem = NETWORKS[name]
    picture = drawn(name, notation, valued=valued)
    measure = ruler(problem.graph, Values(problem), notation)
    assert not overlaps(picture, measure)
    assert not outside(picture, measure)
    assert picture.width <= MOST_WIDTH + 0.01


def test_time_runs_to_the_right_and_the_network_upwards():
    picture = drawn("four steps")
    names = [one for one in of_kind(picture, Caption) if named(one) and form(one) is Form.SYMBOLS]
    at = {named(one): one for one in names}
    states = [at[Variable(Role.OUT, 1, 1, time=t)] for t in range(5)]
    assert [state.x for state in states] == sorted(state.x for state in states)
    column = [
        at[Variable(Role.INPUT, 0, 1, time=2)],
        at[Variable(Role.OUT, 1, 1, time=2)],
        at[Variable(Role.OUT, 2, 1, time=2)],
        at[Variable(Role.ERROR, time=2)],
    ]
    assert len({one.x for one in column}) == 1
    assert [one.y for one in column] == sorted((one.y for one in column), reverse=True)


def test_each_kind_of_weight_is_named_once():
    weights = [named(one) for one in of_kind(drawn("four steps"), Caption)]
    assert sorted(
        (one.source_layer, one.layer) for one in weights if one and one.role is Role.WEIGHT
    ) == [(0, 1), (1, 1), (1, 2)]


def test_layers_of_several_units_stand_as_vectors_and_matrices():
    shown = [named(one) for one in of_kind(drawn("wide"), Caption)]
    assert all(is_matrix_name(one) for one in shown if one and one.role in (Role.OUT, Role.WEIGHT))


def test_values_stand_beside_single_units_of_one_sequence():
    def forms(picture, variable):
        return sorted(form(one) for one in label_of(picture, variable))

    third = Variable(Role.OUT, 1, 1, time=3)
    assert forms(drawn("four steps"), third) == [Form.SYMBOLS, Form.VALUE]
    assert forms(drawn("four steps", valued=False), third) == [Form.SYMBOLS]
    captions = [one for one in of_kind(drawn("two sequences"), Caption) if named(one)]
    assert not [one for one in captions if form(one) is Form.VALUE]


def test_the_gradient_goes_down_from_every_error_and_back_to_the_first_step():
    paths = backward(drawn("four steps"))
    down = [path for path in paths if path.points[0][1] < path.points[-1][1]]
    back = [path for path in paths if path.points[0][0] > path.points[-1][0]]
    assert (len(down), len(back)) == (8, 3)
    assert all(path.tone is Tone.ACCENT and path.arrow for path in paths)


def test_with_a_target_at_the_end_the_gradient_goes_down_there_only():
    picture = drawn("at last")
    down = [path for path in backward(picture) if path.points[0][1] < path.points[-1][1]]
    assert len(down) == 2
    assert len({path.points[0][0] for path in down}) == 1
    errors = [
        one for one in of_kind(picture, Caption) if named(one) == Variable(Role.ERROR, time=5)
    ]
    assert errors


def test_every_edge_leads_from_rim_to_rim():
    picture = drawn("four steps")
    circles = of_kind(picture, Circle)
    for path in of_kind(picture, Path):
        for x, y in (path.points[0], path.points[-1]):
            rims = [((x - c.x) ** 2 + (y - c.y) ** 2) ** 0.5 - c.radius for c in circles]
            assert min(abs(rim) for rim in rims) < 1e-6


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("one step", [1]),
        ("eight steps", [1, 2, 3, 4, 5, 6, 7, 8]),
        ("twelve steps", [1, 2, 3, 12]),
        ("thirty steps", [1, 2, 3, 30]),
    ],
)
def test_many_steps_are_abbreviated(name, steps):
    picture = drawn(name, valued=False)
    inputs = [named(one) for one in of_kind(picture, Caption)]
    assert [one.time for one in inputs if one and one.role is Role.INPUT] == steps
    dots = [circle for circle in of_kind(picture, Circle) if circle.radius < 2]
    assert len(dots) == (3 if len(steps) < steps[-1] else 0)
