"""Steps, their size and the operations grow as the edges of the graph do, and no faster."""

from itertools import pairwise
from random import Random

import pytest

from derive.algebra.term import walk
from derive.derivation.cost import cost
from derive.derivation.derivation import derive_graph
from derive.model.problem import Problem
from derive.model.spec import load
from derive.model.stack import deeper
from derive.numerics.values import Values
from tests.judges.layered import Layer, Layered
from tests.judges.recurrent import Recurrent

KINDS = [
    ("logistic", "half_squared_error", 1),
    ("softmax", "cross_entropy", 1),
    ("tanh", "half_squared_error", 3),
]


def drawn(*shape: int, seed: Random) -> list:
    if not shape:
        return f"{seed.uniform(-1, 1):.2f}"
    return [drawn(*shape[1:], seed=seed) for _ in range(shape[0])]


def stack(sizes: list[int], top: str, loss: str, samples: int) -> Problem:
    seed, last = Random(1), len(sizes) - 2
    layers = [
        Layer(top if k == last else "tanh", drawn(b, a, seed=seed), drawn(b, seed=seed))
        for k, (a, b) in enumerate(pairwise(sizes))
    ]
    wanted = ["0.0"] * (sizes[-1] - 1) + ["1.0"]
    data = [(drawn(sizes[0], seed=seed), wanted) for _ in range(samples)]
    return Layered(layers, loss, data, "sum", "0.1", "simultaneous", True).problem()


def unrolled(steps: int, hidden: int = 2, at: str = "every", sequences: int = 1) -> Problem:
    seed = Random(1)
    data = (drawn(steps, 1, seed=seed), drawn(1 if at == "last" else steps, 1, seed=seed))
    return Recurrent(
        activations=("tanh", "identity"),
        input_weights=drawn(hidden, 1, seed=seed),
        recurrent_weights=drawn(hidden, hidden, seed=seed),
        output_weights=drawn(1, hidden, seed=seed),
        biases=("0.1", None),
        initial_state=drawn(hidden, seed=seed),
        targets_at=at,
        loss="half_squared_error",
        sequences=[data] * sequences,
        batch="sum",
        rate="0.1",
        order="simultaneous",
        update_biases=True,
    ).problem()


def measures(problem: Problem, *, full: bool) -> tuple[int, ...]:
    """Steps, terms in their lines, operations of the forward and of the backward pass."""
    derivation = derive_graph(problem.graph, None if full else ())
    lines = [line for step in derivation.steps for line in step.lines]
    size = sum(1 for line in lines for form in (line.left, *line.right) for _ in walk(form))
    found = cost(problem.graph)
    return len(derivation.steps), size, found.forward, found.backward


def edges(problem: Problem) -> int:
    return sum(len(node.inputs) for node in problem.graph.nodes)


def evenly(*problems: Problem, full: bool) -> None:
    """From one size to the next each measure grows by the same number."""
    for small, middle, large in zip(*(measures(one, full=full) for one in problems), strict=True):
        assert large - middle == middle - small > 0


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_depth(kind: tuple[str, str, int], full: bool) -> None:
    evenly(*(stack([3] * deep, *kind) for deep in (4, 5, 6)), full=full)


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("at", ["every", "last"])
def test_length_of_a_sequence(at: str, full: bool) -> None:
    evenly(*(unrolled(steps, at=at) for steps in (4, 8, 12)), full=full)


def test_number_of_samples() -> None:
    problems = (stack([2, 3, 2], "tanh", "squared_error", samples) for samples in (2, 3, 4))
    evenly(*problems, full=False)


@pytest.mark.parametrize("kind", KINDS)
def test_width(kind: tuple[str, str, int]) -> None:
    no_faster_than_edges([stack([wide] * 3, *kind) for wide in (2, 4, 8)])


def test_hidden_units_of_a_recurrent_network() -> None:
    no_faster_than_edges([unrolled(3, hidden) for hidden in (2, 4, 8)])


def no_faster_than_edges(problems: list[Problem]) -> None:
    """Between two sizes no measure grows notably more per edge than between the smaller ones."""
    lines = [measures(one, full=False) for one in problems]
    small, middle, large = (edges(one) for one in problems)
    for first, second, third in zip(*lines, strict=True):
        before, after = (second - first) / (middle - small), (third - second) / (large - middle)
        assert 0 < after <= 1.1 * before


def test_three_hundred_steps_in_time() -> None:
    problem = unrolled(300, hidden=1)
    derivation = derive_graph(problem.graph)
    steps = [step for step in derivation.steps if step.goal in problem.graph.by_variable]
    assert len(steps) == len(problem.graph.nodes)
    values = Values(problem)
    for parameter in problem.graph.parameters:
        assert values[parameter.after(1)] != values[parameter]


@pytest.mark.parametrize("name", ["mazur", "deep", "softmax", "relu"])
def test_a_stack_as_deep_as_the_network_costs_as_much(name: str) -> None:
    graph = load(name).graph
    assert cost(deeper(graph, len(graph.layers) - 2)) == cost(graph)


def test_the_operations_of_the_example_counted_by_hand() -> None:
    nets, outs, errors, total = 4 * (2 + 2), 4 * (1 + 1 + 1), 2 * (1 + 1 + 1), 1
    own_slopes, into_weights, into_outs = 2 * (1 + 1) + 4 * (2 + 1), 8, 4 + 2
    found = cost(load("mazur").graph)
    assert found.forward == nets + outs + errors + total
    assert found.backward == own_slopes + into_weights + into_outs
