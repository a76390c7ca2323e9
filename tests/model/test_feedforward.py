"""The graph of a feedforward network: its equations, their order, their names."""

from __future__ import annotations

import pytest

from derive.algebra.term import ONE, Number, Quotient, Reference, term
from derive.algebra.variable import RATE, Role, Variable
from derive.errors import SpecError
from derive.model import schema
from derive.model.names import named
from derive.model.spec import build, load
from derive.model.weighted_sum import plain_sum, weighted_sum


def network(*layers, inputs=1):
    return build(
        schema.Spec(
            title="t",
            network=schema.Network(inputs=inputs, layers=layers),
            samples=[
                schema.Sample(inputs=[1] * inputs, targets=[0] * len(layers[-1].weights)),
            ],
        )
    )


def layer(name, weights, **rest):
    return schema.Layer(name=name, activation="tanh", weights=weights, **rest)


def equations(problem):
    graph = problem.graph
    return [
        (graph.key(node.variable), node.operation.name, " ".join(map(graph.key, node.inputs)))
        for node in graph.nodes
    ]


def test_the_equations_of_the_example_in_their_order():
    assert equations(load("mazur")) == [
        ("net_h1", "weighted_sum_2_bias", "w1 i1 w2 i2 b1"),
        ("out_h1", "logistic", "net_h1"),
        ("net_h2", "weighted_sum_2_bias", "w3 i1 w4 i2 b1"),
        ("out_h2", "logistic", "net_h2"),
        ("net_o1", "weighted_sum_2_bias", "w5 out_h1 w6 out_h2 b2"),
        ("out_o1", "logistic", "net_o1"),
        ("net_o2", "weighted_sum_2_bias", "w7 out_h1 w8 out_h2 b2"),
        ("out_o2", "logistic", "net_o2"),
        ("E_o1", "half_squared_error", "target_o1 out_o1"),
        ("E_o2", "half_squared_error", "target_o2 out_o2"),
        ("E_total", "sum_2", "E_o1 E_o2"),
    ]


def test_a_bias_per_unit_belongs_to_its_unit():
    problem = network(layer("h", [[1], [2]], bias=[3, 4]), layer("o", [[5, 6]]))
    assert equations(problem)[::2][:3] == [
        ("net_h1", "weighted_sum_1_bias", "w1 i1 b_h1"),
        ("net_h2", "weighted_sum_1_bias", "w2 i1 b_h2"),
        ("net_o1", "weighted_sum_2", "w3 out_h1 w4 out_h2"),
    ]
    assert problem.given[Variable(Role.BIAS, 1, 2)] == Number("4")


def test_one_bias_in_a_list_is_the_unit_s_own():
    assert equations(network(layer("o", [[1]], bias=[3])))[0][2] == "w1 i1 b_o1"


def test_the_variables_say_what_they_are():
    graph = load("mazur").graph
    assert graph.key(Variable(Role.WEIGHT, 2, 1, 2, source_layer=1)) == "w6"
    assert graph.key(Variable(Role.WEIGHT, 1, 2, 1, source_layer=0)) == "w3"
    assert graph.key(Variable(Role.BIAS, 2)) == "b2"
    assert graph.key(Variable(Role.DELTA, 1, 2)) == "delta_h2"
    assert graph.key(Variable(Role.TARGET, 2, 1).after(1)) == "target_o1+"
    assert graph.key(RATE) == "eta"


@pytest.mark.parametrize(
    ("name", "key"), [("v1", "v1"), ("w_ho", "w_ho"), ("alpha", "alpha"), ("ab5", "ab5")]
)
def test_a_weight_may_have_a_name(name, key):
    problem = network(layer("o", [[1, 2]], weight_names=[[name, "z"]]), inputs=2)
    assert equations(problem)[0][2] == f"{key} i1 z i2"


def test_a_name_is_split_at_its_index():
    assert (named("w12").base, named("w12").index) == ("w", "12")
    assert (named("w_ho").base, named("w_ho").index) == ("w", "ho")


def test_a_name_that_is_taken_is_refused():
    with pytest.raises(SpecError, match=r"^spec: network.layers: two quantities are called i1;"):
        network(layer("o", [[1]], weight_names=[["i1"]]))


def test_layers_whose_names_end_in_digits_stay_apart():
    problem = network(layer("h", [[1]] * 11), layer("h1", [[1] * 11]), layer("o", [[1]]))
    keys = [label.key for label in problem.graph.labels.values()]
    assert len(set(keys)) == len(keys)
    assert {"net_h11", "net_h1_1"} <= set(keys)
    assert problem.graph.labels[Variable(Role.NET, 2, 1)].index == "h1,1"


def test_a_kind_of_operation_is_made_once():
    assert weighted_sum(3, True) is weighted_sum(3, True)
    assert len({node.operation for node in load("mazur").graph.nodes}) == 4


def test_one_output_s_error_is_the_total_error():
    assert plain_sum(1).expression == weighted_sum(0, True).expression
    node = network(layer("o", [[1]])).graph.nodes[-1]
    assert node.expression == Reference(Variable(Role.ERROR, 1, 1))


def test_an_equation_is_written_as_on_the_board():
    graph = load("mazur").graph
    net = Variable(Role.NET, 1, 1)
    w1, w2 = (Variable(Role.WEIGHT, 1, 1, k) for k in (1, 2))
    i1, i2 = (Variable(Role.INPUT, 0, k) for k in (1, 2))
    written = term(w1) * i1 + term(w2) * i2 + Variable(Role.BIAS, 1)
    assert graph.by_variable[net].expression == written
    out = graph.by_variable[Variable(Role.OUT, 1, 1)].expression
    assert isinstance(out, Quotient)
    assert out.numerator == ONE


def test_the_graph_grows_with_the_weights():
    def nodes(width):
        one = [[1] * width] * width
        graph = network(layer("h", one), layer("o", one), inputs=width).graph
        return len(graph.nodes), sum(len(node.inputs) for node in graph.nodes)

    assert nodes(20) == (101, 2 * 800 + 40 + 40 + 20)
