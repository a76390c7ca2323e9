"""Activations and losses by name and as formulas, and the kinks of activations."""

from __future__ import annotations

import pytest

from derive.algebra.term import ONE, ZERO, Number, Reference, Sum, term
from derive.algebra.variable import argument
from derive.model import activations, losses, schema
from derive.model.kinks import Kink, kinks
from derive.model.spec import build, load, read
from derive.model.weighted_sum import plain_mean, plain_sum
from derive.numerics.values import Values


def unit(activation, net, loss=None):
    layer = schema.Layer(name="o", activation=activation, weights=[[1]])
    spec = schema.Spec(
        title="t",
        network=schema.Network(inputs=1, layers=[layer]),
        loss=schema.Loss(**(loss or {})),
        samples=[schema.Sample(inputs=[net], targets=[1])],
        training=schema.Training(learning_rate=1),
    )
    return Values(build(spec)).as_dict()


@pytest.mark.parametrize(
    ("activation", "net", "out", "slope"),
    [
        ("relu", 1.5, 1.5, 1),
        ("relu", -1.5, 0, 0),
        ("relu", 0, 0, 0),
        ("leaky_relu", 1.5, 1.5, 1),
        ("leaky_relu", -1.5, -0.015, 0.01),
        ("leaky_relu", 0, 0, 0.01),
        ("net^2", -1.5, 2.25, -3),
        ("net / (1 + abs(net))", -3, -0.75, 0.0625),
        ("max(0, net)", 2, 2, 1),
        ("net", 2, 2, 1),
    ],
)
def test_values_and_slopes(activation, net, out, slope):
    values = unit(activation, net)
    assert values["out_o1"] == pytest.approx(out, abs=1e-15)
    assert values["dout_o1/dnet_o1"] == pytest.approx(slope, abs=1e-15)


@pytest.mark.parametrize(
    ("activation", "expected"),
    [
        ("relu", (Kink(ZERO, ZERO),)),
        ("leaky_relu", (Kink(ZERO, Number("0.01")),)),
        ("max(0, net)", (Kink(ZERO, ZERO),)),
        ("max(net, 1)", (Kink(ONE, ONE),)),
        ("abs(net)", (Kink(ZERO, ZERO),)),
        ("tanh", ()),
        ("net^2", ()),
    ],
)
def test_kinks(activation, expected):
    assert kinks(activations.find(activation)) == expected


def test_a_dead_unit_passes_nothing_back():
    values = Values(load("relu")).as_dict()
    assert values["net_h2"] < 0
    assert values["out_h2"] == 0
    dead = ("delta_h2", "dE_total/dw3", "dE_total/dw4", "dE_total/db_h2", "dE_total/dw8")
    assert all(values[key] == 0 for key in dead)
    assert values["dE_total/dw1"] != 0


def test_a_formula_is_a_loss_of_target_and_out():
    values = unit("identity", 3, {"formula": "(target - out)^4 / 4"})
    assert (values["E_total"], values["dE_total/dout_o1"]) == (4, 8)


def test_how_errors_are_gathered():
    assert losses.find("squared_error").reduction is plain_sum
    mean = losses.find("mean_squared_error")
    assert mean.reduction is plain_mean
    assert mean.reduction(2).expression == (ONE / Number("2")) * Sum(
        (term(argument(1)), Reference(argument(2)))
    )


def test_the_loss_of_a_spec_is_half_the_squared_error_unless_said():
    assert schema.Loss().chosen == "half_squared_error"
    assert schema.Loss(name="squared_error").chosen == "squared_error"
    assert schema.Loss(formula="out - target").chosen == "out - target"


def test_the_choices_of_a_spec_reach_the_problem():
    spec = schema.Spec(
        title="t",
        network=schema.FormulaNetwork(formulas={"y": "a^2"}, values={"a": 1}, output="y"),
        notation=schema.Notation(style="nielsen", letters=schema.Letters(error="C")),
    )
    notation = build(spec).notation
    assert (notation.style, notation.product) == ("nielsen", None)
    assert (notation.letters.error, notation.letters.rate) == ("C", None)


def test_how_a_recurrent_network_is_trained_reaches_the_problem():
    training = schema.Training(batch="mean", truncate=2, iterations=3)
    found = build(read("bptt").model_copy(update={"training": training})).training
    assert (found.batch, found.truncate, found.iterations) == ("mean", 2, 3)
