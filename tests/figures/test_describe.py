import pytest

from derive.figures.describe import describe_curve, describe_network
from derive.model.spec import load
from tests.figures.networks import network_of


def test_the_example_network_in_words():
    assert describe_network(load("mazur").graph) == (
        "A network of 2 inputs, a hidden layer of 2 logistic units and an output layer of "
        "2 logistic units. The 8 weights w1 to w8 stand on the edges from layer to layer. "
        "The 2 biases b1 and b2 each enter every unit of its layer."
    )


def test_a_network_of_one_weight_without_biases():
    assert describe_network(network_of(1, 1, bias=None).graph) == (
        "A network of 1 input and an output layer of 1 logistic unit. "
        "The weight w1 stands on an edge from layer to layer. There are no biases."
    )


def test_biases_of_single_units():
    text = describe_network(network_of(2, 3, bias=[0.1, 0.2, 0.3]).graph)
    assert text.endswith("The 3 biases b_h1 to b_h3 each enter its own unit.")


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
