import pytest

from derive.algebra.term import Reference
from derive.algebra.variable import Role, Variable
from derive.figures.describe import (
    describe_backward,
    describe_circuit,
    describe_computation,
    describe_costs,
    describe_curve,
    describe_magnitudes,
    describe_network,
    describe_unrolled,
    describe_way,
)
from derive.model.batch import of_sample
from derive.model.quantity import parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values
from tests.figures.graphs import chain, dense, formulas, olah, recurrent
from tests.figures.networks import network_of


def test_the_example_network_in_words():
    assert describe_network(load("mazur").graph) == (
        "A network of 2 inputs, a hidden layer of 2 logistic units and an output layer of "
        "2 logistic units. The 8 weights w1 to w8 stand on the edges from layer to layer. "
        "The 2 biases b1 and b2 enter all units of their layers."
    )


def test_a_network_of_one_weight_without_biases():
    assert describe_network(network_of(1, 1, bias=None).graph) == (
        "A network of 1 input and an output layer of 1 logistic unit. "
        "The weight w1 stands on an edge from layer to layer. There are no biases."
    )


def test_biases_of_single_units():
    text = describe_network(network_of(2, 3, bias=[0.1, 0.2, 0.3]).graph)
    assert text.endswith("The 3 biases b_h1 to b_h3 enter one unit each.")


@pytest.mark.parametrize(
    ("points", "text"),
    [
        (
            [(0, 1.0), (1, 0.5), (2, 0.2), (3, 0.1)],
            "The error falls from 1 at iteration 0 to 0.1 at 3. "
            "Nine tenths of the fall are over by iteration 3.",
        ),
        (
            [(0, 1.0), (1, 0.05), (3, 0.0)],
            "The error falls from 1 at iteration 0 to 0 at 3. "
            "Nine tenths of the fall are over by iteration 1.",
        ),
        (
            [(0, 0.5), (4, 0.5)],
            "The error goes from 0.5 at iteration 0 to 0.5 at 4; it does not fall.",
        ),
        ([(0, 0.25)], "The error at iteration 0: 0.25."),
    ],
)
def test_the_curve_in_words(points, text):
    assert describe_curve(points) == text


def test_an_activation_that_is_a_formula_is_told_as_such():
    text = describe_network(network_of(1, 2, activation="net / (1 + net^2)").graph)
    assert "an output layer of 2 units with the activation net / (1 + net^2)." in text


def test_formulas_in_words():
    assert describe_computation(olah().graph) == (
        "A computation graph with 2 given values, a and b; c is computed from a and b, "
        "d is computed from b and e is computed from c and d."
    )
    assert describe_computation(formulas({"a": 2}, {"b": "a^2"}).graph) == (
        "A computation graph with 1 given value, a; b is computed from a."
    )


def test_many_formulas_are_counted():
    assert describe_computation(chain(12).graph) == (
        "A computation graph with 1 given value and 12 computed values; the last is x12."
    )


def test_a_recurrent_network_in_words():
    text = describe_unrolled(recurrent(4, (2, 3, 1)).graph)
    assert text.startswith(
        "A recurrent network unrolled over 4 time steps, each with 2 inputs, "
        "a hidden layer of 3 tanh units and an output layer of 1 identity unit."
    )
    assert "There is an error at every step;" in text
    assert "There is an error at t = 5;" in describe_unrolled(recurrent(5, at_last=True).graph)


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ([0.5, 0.25, 0.0], "The sizes fall from 0.5 for δ_h1,3 to 0 for δ_h1,1."),
        ([0.5, -1.25], "The sizes rise from 0.5 for δ_h1,2 to 1.25 for δ_h1,1."),
        (
            [1, 3, 2],
            "The sizes go from 1 for δ_h1,3 to 2 for δ_h1,1; all lie between 1 and 3.",
        ),
        ([0.5], "The size of δ_h1,1 is 0.5."),
    ],
)
def test_magnitudes_in_words(values, text):
    steps = range(len(values), 0, -1)
    labels = [Reference(Variable(Role.DELTA, 1, 1, time=time)) for time in steps]
    points = list(zip(labels, values, strict=True))
    assert describe_magnitudes(points, recurrent(4).graph) == text


def test_costs_in_words():
    series = [("forward pass", [(1, 60), (12, 500)]), ("each", [(1, 800), (12, 1000000)])]
    assert describe_costs(series) == (
        "The operations that are needed: forward pass, from 60 at 1 to 500 at 12 hidden layers; "
        "each, from 800 at 1 to 1000000 at 12 hidden layers."
    )


def test_biases_of_both_kinds():
    text = describe_network(load("xor").graph)
    assert text.endswith("The 3 biases b_h1 to b2 enter one unit or all units of their layers.")


@pytest.mark.parametrize(
    ("name", "key", "text"),
    [
        (
            "mazur",
            "w5",
            "The network with the way from w5 to E_total lit: over net_o1, then out_o1, then E_o1.",
        ),
        (
            "mazur",
            "w1",
            "The network with all ways from w1 to E_total lit: over net_h1, then out_h1, then "
            "net_o1 and net_o2, then out_o1 and out_o2, then E_o1 and E_o2.",
        ),
        (
            "softmax",
            "w5",
            "The network with all ways from w5 to E_total lit: over net_o1, then "
            "out_o1, out_o2 and out_o3, then E_o1, E_o2 and E_o3.",
        ),
    ],
)
def test_the_way_of_a_weight_in_words(name, key, text):
    graph = load(name).graph
    assert describe_way(graph, parse_quantity(graph, key)) == text


def test_many_units_side_by_side_are_told_by_the_first_and_the_last():
    graph = network_of(1, 1, 6).graph
    text = describe_way(graph, graph.parameters[0])
    assert "then net_k1 to net_k6, then" in text


def test_gradients_in_words():
    problem = load("mazur")
    assert describe_backward(problem.graph, Values(problem)) == (
        "The network with its values and, below each, the derivative of E_total by it: "
        "0.0004386 by w1, 0.0008771 by w2, 0.0004977 by w3, 0.0009954 by w4, 0.08217 by w5, "
        "0.08267 by w6, -0.0226 by w7 and -0.02274 by w8."
    )


def test_of_many_gradients_the_largest_is_told():
    problem = load("deep")
    text = describe_backward(problem.graph, Values(problem))
    assert text.endswith(". Of 21 derivatives of E_total that by b4 is the largest, -0.4398.")


def test_of_one_sample_no_number_of_it_is_told():
    problem = load("xor")
    graph = of_sample(problem.graph, 2)
    assert "[" not in describe_way(graph, graph.parameters[0])
    assert "[" not in describe_backward(graph, Values(problem))


def test_a_circuit_in_words():
    problem = olah()
    assert describe_circuit(problem.graph, Values(problem)) == (
        "A computation graph with the value and the gradient that pass over every edge: "
        "from a to c 2, and back 2; from b to c 1, and back 2; from b to d 1, and back 3; "
        "from c to e 3, and back 2; from d to e 2, and back 3. "
        "The derivatives of e are 2 by a and 5 by b."
    )


def test_of_a_large_circuit_the_result_is_told():
    problem = dense(13)
    assert describe_circuit(problem.graph, Values(problem)).startswith(
        "A computation graph with the value and the gradient that pass over every edge. "
        "Of 13 derivatives of s that by x13 is the largest, "
    )
