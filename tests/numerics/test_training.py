from dataclasses import replace

import pytest

from derive.algebra.term import Number
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.errors import NumericsError
from derive.model.problem import Order, Problem
from derive.model.spec import load
from derive.numerics.training import train

OUTPUTS = (Variable(Role.OUT, 2, 1), Variable(Role.OUT, 2, 2))


@pytest.fixture(scope="module")
def problem() -> Problem:
    return load("mazur")


@pytest.mark.parametrize(
    ("order", "once", "outputs"),
    [
        (Order.SIMULTANEOUS, 0.291027773693599, (0.01591362044355, 0.98406427351462)),
        (Order.LAYER_BY_LAYER, 0.291027923905442, (0.01591219632603, 0.98406573448563)),
    ],
)
def test_both_orders(
    problem: Problem, order: Order, once: float, outputs: tuple[float, float]
) -> None:
    found = train(problem, 10000, order=order, watch=(0, 1, 10000))
    assert [iteration for iteration, _ in found.errors] == [0, 1, 10000]
    assert found.errors[0][1] == pytest.approx(0.298371108760003, rel=1e-14)
    assert found.errors[1][1] == pytest.approx(once, rel=1e-14)
    assert [found.values[out] for out in OUTPUTS] == pytest.approx(outputs, rel=1e-11)
    assert found.errors[2][1] == found.values[TOTAL_ERROR]


def test_only_parameters_move(problem: Problem) -> None:
    found = train(problem, 3)
    assert set(found.parameters) == set(problem.graph.parameters)
    moved = {
        leaf
        for leaf in problem.graph.leaves
        if found.values[leaf] != float(problem.given[leaf].digits)
    }
    assert moved == set(problem.graph.parameters)


def test_a_shared_bias_gathers_all_its_paths(problem: Problem) -> None:
    biases = [leaf for leaf in problem.graph.leaves if leaf.role is Role.BIAS]
    graph = replace(problem.graph, parameters=(*problem.graph.parameters, *biases))
    found = train(replace(problem, graph=graph), 1)
    assert found.parameters[biases[0]] == pytest.approx(0.35 - 0.5 * 0.01872560939470, rel=1e-12)
    assert found.parameters[biases[1]] == pytest.approx(0.6 - 0.5 * 0.10040032511200, rel=1e-12)


def test_the_rate_can_be_another(problem: Problem) -> None:
    found = train(problem, 1, rate=Number("1"))
    assert found.parameters[Variable(Role.WEIGHT, 2, 1, 1, 1)] == pytest.approx(0.3178329594, 1e-9)


def test_progress_rises_to_the_end(problem: Problem) -> None:
    seen: list[int] = []
    train(problem, 250, progress=seen.append)
    assert seen[-1] == 250
    assert seen == sorted(seen)
    assert 90 < len(seen) < 130


def test_no_updates_at_all(problem: Problem) -> None:
    found = train(problem, 0)
    assert found.errors == ((0, pytest.approx(0.29837110876)),)
    with pytest.raises(NumericsError, match="-1 iterations"):
        train(problem, -1)


def test_an_overflow_names_the_node_and_its_input(problem: Problem) -> None:
    net = Variable(Role.WEIGHT, 1, 1, 1, 0)
    wild = replace(problem, given={**problem.given, net: Number("-20000")})
    with pytest.raises(NumericsError, match=r"out_h1 has no value.*net_h1 = -999.63"):
        train(wild, 5)


def test_divergence_is_said(problem: Problem) -> None:
    with pytest.raises(NumericsError, match=r"after 1 update: out_\w+ has no value"):
        train(problem, 20, rate=Number("1e9"))
