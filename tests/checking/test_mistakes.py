"""The values of mistakes, against hands that make the same mistakes and share no code."""

from __future__ import annotations

from decimal import Decimal
from math import exp, isclose, tanh
from typing import Any

import pytest

from derive.checking.causes.procedures import Procedures
from derive.checking.mistakes.mistake import Mistake
from derive.model.quantity import parse_quantity
from derive.numerics.values import Values
from tests.checking import networks
from tests.checking.by_hand import logistic
from tests.checking.networks import by_hand

SEEDS = (1, 2, 3)
EVERY = [f"dE_total/dw{k}" for k in range(1, 9)]


def made(procedures: Procedures, mistake: str, key: str) -> float:
    """What ``key`` is with this mistake; without it where the mistake changes nothing."""
    quantity = parse_quantity(procedures.values.problem.graph, key)
    (found,) = (one for one in procedures.mistakes if one.key == mistake)
    value = procedures.value((found,), quantity)
    return float(procedures.right(quantity) if value is None else value)


TWISTS: list[tuple[str, dict[str, Any]]] = [
    ("slope_left_out(o)", {"output_slope": lambda *_: 1.0}),
    ("slope_left_out(h)", {"hidden_slope": lambda *_: 1.0}),
    ("slope_twice(h)", {"hidden_slope": lambda o, *_: (o * (1 - o)) ** 2}),
    ("slope_of_net(h)", {"hidden_slope": lambda _, net, *__: net * (1 - net)}),
    ("slope_of_slope(o)", {"output_slope": lambda *a: a[3] * (1 - a[3])}),
    ("slope_of_out(o)", {"output_slope": lambda o, *_: logistic(o) * (1 - logistic(o))}),
    ("target_for_one(o)", {"output_slope": lambda o, _, t, __: o * (t - o)}),
    ("error_sign_lost(all)", {"error_slope": lambda o, _, t, __: t - o}),
    ("error_slope_absolute(all)", {"error_slope": lambda o, _, t, __: abs(t - o)}),
    ("error_slope_doubled(all)", {"error_slope": lambda o, _, t, __: 2 * (o - t)}),
    ("error_slope_halved(all)", {"error_slope": lambda o, _, t, __: (o - t) / 2}),
    ("error_slope_left_out(all)", {"error_slope": lambda *_: 1.0}),
    ("not_transposed(o)", {"transposed_back": True}),
    ("updated_weights", {"updated_back": True}),
    ("activation_left_out(all)", {"squash": lambda net: net}),
    ("exponent_sign(all)", {"squash": lambda net: 1 / (1 + exp(net))}),
    ("activation_twice(all)", {"squash": lambda net: logistic(logistic(net))}),
    ("bias_left_out(all)", {"used_biases": (0.0, 0.0)}),
]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("mistake", "twist"), TWISTS, ids=[name for name, _ in TWISTS])
def test_a_mistake_gives_what_it_gives_by_hand(
    seed: int, mistake: str, twist: dict[str, Any]
) -> None:
    procedures = Procedures(Values(networks.feedforward(seed)))
    expected = by_hand(seed, **twist).run()
    for key in EVERY:
        assert isclose(made(procedures, mistake, key), expected[key], rel_tol=1e-9), key


@pytest.mark.parametrize(("mistake", "twist"), TWISTS, ids=[name for name, _ in TWISTS])
def test_the_hand_does_make_the_mistake(mistake: str, twist: dict[str, Any]) -> None:
    assert any(by_hand(seed, **twist).run() != by_hand(seed).run() for seed in SEEDS), mistake


@pytest.mark.parametrize("seed", SEEDS)
def test_paths_and_neighbours_by_hand(seed: int) -> None:
    procedures = Procedures(Values(networks.feedforward(seed)))
    net = by_hand(seed)
    biases = net.biases
    first_only = by_hand(seed, paths=(1.0, 0.0)).run()
    twice = by_hand(seed, paths=(2.0, 1.0)).run()
    swapped = by_hand(seed, seen=(1, 0)).run()
    exchanged = by_hand(seed, used_biases=(biases[1], biases[1])).run()
    assert isclose(
        made(procedures, "path_left_out(h1 to o2)", "dE_total/dout_h1"),
        first_only["dE_total/dout_h1"],
    )
    assert isclose(made(procedures, "path_twice(h2 to o1)", "dE_total/dw4"), twice["dE_total/dw4"])
    assert isclose(
        made(procedures, "neighbour_in_gradient(w5 out_h2)", "dE_total/dw5"),
        swapped["dE_total/dw5"],
    )
    assert isclose(made(procedures, "other_bias(h b2)", "E_total"), exchanged["E_total"])


def test_values_of_the_forward_pass_by_hand() -> None:
    procedures = Procedures(Values(networks.feedforward(1)))
    net = by_hand(1)
    (w1, w2), (w3, w4) = net.hidden
    (a, b), bias = net.inputs, net.biases[0]
    for mistake, expected in [
        ("neighbour_weight(w2 w3)", w1 * a + w3 * b + bias),
        ("neighbour_input(w1 i2)", w1 * b + w2 * b + bias),
        ("added_for_multiplied(w1)", w1 + a + w2 * b + bias),
        ("bias_subtracted(h)", w1 * a + w2 * b - bias),
        ("multiplied_for_added(h1)", w1 * a * w2 * b + bias),
        ("transposed(h)", w1 * a + w3 * b + bias),
    ]:
        assert isclose(made(procedures, mistake, "net_h1"), expected), mistake
    right = net.run()
    assert isclose(made(procedures, "half_left_out(all)", "E_total"), 2 * right["E_total"])
    missing = net.targets[0] - right["out_o1"]
    assert isclose(made(procedures, "square_forgotten(o1)", "E_o1"), missing / 2)
    assert isclose(made(procedures, "mean_for_sum(outputs)", "E_total"), right["E_total"] / 2)
    assert w4


@pytest.mark.parametrize("seed", SEEDS)
def test_updates_by_hand(seed: int) -> None:
    procedures = Procedures(Values(networks.feedforward(seed)))
    net = by_hand(seed)
    slope, weight = net.run()["dE_total/dw5"], net.outputs[0][0]
    for mistake, expected in [
        ("ascent", weight + 0.3 * slope),
        ("rate_left_out", weight - slope),
        ("rate_twice", weight - 0.09 * slope),
        ("rate_too_large", weight - 3 * slope),
        ("step_alone", 0.3 * slope),
        ("negative_step_alone", -0.3 * slope),
        ("gradient_for_update", slope),
        ("one_update_fewer", weight),
        ("error_slope_doubled(all)", weight - 0.6 * slope),
    ]:
        assert isclose(made(procedures, mistake, "w5+"), expected), mistake


def test_the_error_after_an_update_with_a_mistaken_gradient() -> None:
    procedures = Procedures(Values(networks.feedforward(2)))
    net = by_hand(2, error_slope=lambda o, _, t, __: 2 * (o - t))
    slopes = net.run()
    for k, row in enumerate([*net.hidden, *net.outputs]):
        for j in range(2):
            row[j] -= 0.3 * slopes[f"dE_total/dw{1 + 2 * k + j}"]
    assert isclose(made(procedures, "error_slope_doubled(all)", "E_total+"), net.run()["E_total"])


def softmax_slopes(problem: Any, twist: str) -> float:
    """dE/dnet_o1 of softmax with cross-entropy, summed over the outputs by hand."""
    values = Values(problem)
    keys = [parse_quantity(problem.graph, f"net_o{k}") for k in (1, 2, 3)]
    powers = [exp(float(values[key])) for key in keys]
    outs, targets = [one / sum(powers) for one in powers], (0.2, 0.7, 0.1)
    total = 0.0
    for k in range(3):
        own = {"one_forgotten": -outs[0] * outs[0]}.get(twist, outs[0] * (1 - outs[0]))
        beside = {
            "diagonal_only": 0.0,
            "sign": outs[k] * outs[0],
            "all_diagonal": outs[k] * (1 - outs[k]),
            "wrong_index": outs[k] * (1 - outs[0]),
        }.get(twist, -outs[k] * outs[0])
        total += -targets[k] / outs[k] * (own if k == 0 else beside)
    return total


@pytest.mark.parametrize(
    "twist", ["", "diagonal_only", "one_forgotten", "sign", "all_diagonal", "wrong_index"]
)
def test_softmax_by_hand(twist: str) -> None:
    problem = networks.softmax(4)
    procedures = Procedures(Values(problem))
    expected = softmax_slopes(problem, twist)
    if twist:
        assert isclose(made(procedures, f"softmax_{twist}(o)", "delta_o1"), expected)
    else:
        assert isclose(float(procedures.right(parse_quantity(problem.graph, "delta_o1"))), expected)


@pytest.mark.parametrize(
    ("mistake", "recurrent", "kept"),
    [
        ("recurrent_slope_left_out(h1)", False, True),
        ("not_back_in_time(h1)", True, False),
    ],
)
def test_back_in_time_by_hand(mistake: str, recurrent: bool, kept: bool) -> None:
    problem = networks.recurrent(5)
    procedures = Procedures(Values(problem))

    def of(key: str) -> float:
        return float(procedures.right(parse_quantity(problem.graph, key)))

    back = total = 0.0
    for time in (3, 2, 1):
        out = of(f"out_h1({time})")
        missing = of(f"out_o1({time})") - of(f"target_o1({time})")
        pull = missing * of("W_hy[1,1]") + (back if kept else 0.0)
        delta = pull * (1 - out**2)
        total += delta * of(f"out_h1({time - 1})")
        back = (delta if recurrent else pull) * of("W_hh[1,1]")
    assert isclose(made(procedures, mistake, "dE_total/dW_hh[1,1]"), total)
    assert isclose(of("out_h1(1)"), tanh(of("net_h1(1)")))


KINDS = [
    networks.feedforward,
    networks.softmax,
    networks.batch,
    networks.recurrent,
    networks.formula,
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_mistake_says_what_was_done_and_asks_for_it(kind: Any) -> None:
    mistakes = Procedures(Values(kind(6))).mistakes
    assert len({mistake.key for mistake in mistakes}) == len(mistakes) > 20
    for mistake in mistakes:
        assert not mistake.sentence.endswith(".")
        assert "{" not in mistake.sentence + mistake.hint
        assert mistake.hint.rstrip().endswith(("?", "end."))


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        (networks.feedforward, "dE_total/dw1"),
        (networks.feedforward, "w1+"),
        (networks.softmax, "dE_total/dw1"),
        (networks.batch, "dE_total/dw1"),
        (networks.recurrent, "dE_total/dW_hh[1,1]"),
        (networks.formula, "de/db"),
    ],
)
def test_mistaken_values_differ_from_the_right_one(kind: Any, key: str) -> None:
    procedures = Procedures(Values(kind(7)))
    quantity = parse_quantity(procedures.values.problem.graph, key)
    found = tuple(procedures.singles(quantity))
    right = procedures.right(quantity)
    assert len(found) > 10
    assert all(abs(value - right) > abs(right) * Decimal("1e-25") for _, value in found)
    assert all(isinstance(mistake, Mistake) for mistake, _ in found)


def test_the_right_values_are_left_alone() -> None:
    """Carrying out mistakes changes nothing in the values that they are compared with."""
    values = Values(networks.feedforward(8))
    procedures = Procedures(values)
    for key in ("dE_total/dw1", "w1+", "E_total+", "out_o1"):
        quantity = parse_quantity(values.problem.graph, key)
        tuple(procedures.singles(quantity))
        assert values[quantity] == Values(networks.feedforward(8))[quantity]
