"""Drawn numbers are the same everywhere, and stand where the spec puts them."""

from __future__ import annotations

import pytest

from derive.errors import SpecError
from derive.model.drawing import numbers
from derive.model.schema import (
    Drawn,
    Hidden,
    Layer,
    Network,
    Outputs,
    RecurrentNetwork,
    Sample,
    Sequence,
    Spec,
)
from derive.model.spec import build


def digits(table, count):
    return [number.digits for number in numbers(table, count)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (Drawn(random="uniform", seed=7), ["-0.35", "-0.70", "0.30", "-0.86", "0.07", "-0.27"]),
        (Drawn(random="uniform", seed=7, decimals=0), ["0", "-1", "0", "-1", "0", "0"]),
        (Drawn(random="uniform", low=2, high=4, seed=1, decimals=3), ["2.269", "3.695", "3.528"]),
        (Drawn(random="uniform", low=0.5, high=0.75, seed=0, decimals=4), ["0.7111", "0.6895"]),
    ],
)
def test_the_numbers_of_a_seed(table, expected):
    assert digits(table, len(expected)) == expected


def test_half_way_cases_go_to_the_even_digit():
    halves = Drawn(random="uniform", low=0.125, high=0.125, seed=1, decimals=2)
    assert digits(halves, 1) == ["0.12"]


def given(network, **data):
    problem = build(Spec(title="t", network=network, **data))
    return {problem.graph.key(leaf): number.digits for leaf, number in problem.given.items()}


def drawn(**rest):
    return Drawn(random="uniform", **{"seed": 7, **rest})


def test_weights_are_drawn_row_by_row_and_biases_one_per_unit():
    layers = [
        Layer(name="h", activation="tanh", units=3, weights=drawn(), bias=drawn(seed=1)),
        Layer(name="o", activation="tanh", weights=[[1, 2, 3]], bias=drawn(seed=2, decimals=1)),
    ]
    samples = [Sample(inputs=[1, 1], targets=[1])]
    found = given(Network(inputs=2, layers=layers), samples=samples)
    assert [found[f"w{k}"] for k in range(1, 7)] == digits(drawn(), 6)
    assert [found[f"b_h{k}"] for k in (1, 2, 3)] == digits(drawn(seed=1), 3)
    assert found["b_o1"] == "0.9"


def test_every_matrix_of_a_recurrent_network_may_be_drawn():
    network = RecurrentNetwork(
        inputs=2,
        hidden=Hidden(
            units=2, activation="tanh", input_weights=drawn(), recurrent_weights=drawn(seed=8)
        ),
        outputs=Outputs(units=1, activation="identity", weights=drawn(seed=9), bias=drawn()),
    )
    sequences = [Sequence(inputs=[[1, 1]], targets=[[1]])]
    found = given(network, sequences=sequences)
    assert [found[f"W_xh[{j},{k}]"] for j in (1, 2) for k in (1, 2)] == digits(drawn(), 4)
    assert [found[f"W_hh[{j},{k}]"] for j in (1, 2) for k in (1, 2)] == digits(drawn(seed=8), 4)
    assert [found[f"W_hy[1,{k}]"] for k in (1, 2)] == digits(drawn(seed=9), 2)
    assert found["b_y[1]"] == digits(drawn(), 1)[0]


def test_a_layer_of_unknown_size_cannot_be_drawn():
    network = Network(inputs=2, layers=[Layer(name="o", activation="tanh", weights=drawn())])
    with pytest.raises(SpecError, match=r"layers\[0\]\.weights: is to be drawn, .* add units$"):
        build(Spec(title="t", network=network, samples=[Sample(inputs=[1, 1], targets=[1])]))
