"""Values that follow from pinned ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from derive.algebra.term import Number
from derive.model.quantity import parse_quantity, quantities
from derive.model.spec import load
from derive.numerics.pinned import Pinned
from derive.numerics.values import Values

NEAR = Decimal("1e-40")
EXAMPLES = ("mazur", "deep", "softmax", "relu", "xor", "bptt", "olah")


@pytest.fixture(scope="module")
def mazur():
    return Values(load("mazur"))


def pinned(values, **numbers):
    graph = values.problem.graph
    pins = {parse_quantity(graph, key): Decimal(value) for key, value in numbers.items()}
    return lambda key: Pinned(values, pins)[parse_quantity(graph, key)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_without_pins_nothing_changes(name):
    values = Values(load(name))
    free = Pinned(values, {})
    for quantity in quantities(values.problem.graph):
        assert abs(free[quantity] - values[quantity]) <= NEAR


@pytest.mark.parametrize("name", EXAMPLES)
def test_pins_at_the_true_values_change_nothing(name):
    values = Values(load(name))
    every = quantities(values.problem.graph)
    held = Pinned(values, {quantity: values[quantity] for quantity in every})
    for quantity in every:
        assert abs(held[quantity] - values[quantity]) <= NEAR


KEYS = ["net_o1", "E_total", "dE_total/dw1", "delta_h2", "w3+", "E_total+"]


@pytest.mark.parametrize("key", KEYS)
def test_a_pinned_weight_is_another_network(mazur, key):
    graph = mazur.problem.graph
    given = {**mazur.problem.given, parse_quantity(graph, "w5"): Number("0.7")}
    other = Values(replace(mazur.problem, given=given))
    expected = other[parse_quantity(graph, key)]
    assert abs(pinned(mazur, w5="0.7")(key) - expected) <= NEAR


def test_a_pinned_output_goes_into_all_that_uses_it(mazur):
    out_h1, net_o1 = (parse_quantity(mazur.problem.graph, key) for key in ("out_h1", "net_o1"))
    value = pinned(mazur, out_h1="0.6")
    change = Decimal("0.4") * (Decimal("0.6") - mazur[out_h1])
    assert abs(value("net_o1") - mazur[net_o1] - change) <= NEAR


def test_a_pinned_delta_goes_into_the_gradients_beneath_it(mazur):
    value = pinned(mazur, delta_o1="2", out_h1="0.5")
    assert value("dE_total/dw5") == Decimal(1)


def test_a_pinned_factor_goes_into_the_product(mazur):
    graph = mazur.problem.graph
    pins = {parse_quantity(graph, "dout_o1/dnet_o1"): Decimal(2)}
    slope = mazur[parse_quantity(graph, "dE_total/dout_o1")]
    delta = Pinned(mazur, pins)[parse_quantity(graph, "delta_o1")]
    assert abs(delta - 2 * slope) <= Decimal("1e-25")


def test_a_pinned_gradient_moves_the_weight(mazur):
    graph = mazur.problem.graph
    pins = {parse_quantity(graph, "dE_total/dw5"): Decimal("0.2")}
    assert Pinned(mazur, pins)[parse_quantity(graph, "w5+")] == Decimal("0.3")


def test_what_is_asked_for_is_computed_without_its_own_pin(mazur):
    key = "out_h1"
    value = pinned(mazur, out_h1="0.9", net_h1="0")
    assert value(key) == Decimal("0.5")
