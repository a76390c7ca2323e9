"""The lines in matrix form against numpy, and against the unit-by-unit values."""

from __future__ import annotations

import re
from typing import Any, Literal

import numpy as np
import pytest

from derive.algebra.matrices import entries
from derive.algebra.term import Partial, Reference, Term
from derive.algebra.variable import TOTAL_ERROR, Role, matrix_of
from derive.derivation.matrix_form import has_matrix_form, matrix_form
from derive.derivation.step import Form, Line
from derive.model import schema
from derive.model.problem import Problem
from derive.model.spec import build, load
from derive.notation.notations import MATRIX
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.numerics.values import Values

Vectors = Literal["column", "row"]
RNG = np.random.default_rng(3)
SIZES = (3, 2, 4, 3)
ACTIVATIONS = ("tanh", "identity", "logistic")


def drawn(*shape: int) -> list[Any]:
    found: list[Any] = RNG.uniform(-1, 1, shape).round(2).tolist()
    return found


def network(activations: tuple[str, ...] = ACTIVATIONS, **changes: Any) -> Problem:
    layers = [
        {
            "name": name,
            "activation": activation,
            "weights": drawn(size, before),
            "bias": drawn(size),
        }
        for name, activation, before, size in zip(
            "ghq", activations, SIZES, SIZES[1:], strict=False
        )
    ]
    outputs = SIZES[len(activations)]
    description: dict[str, Any] = {
        "title": "A network",
        "network": {"inputs": SIZES[0], "layers": layers},
        "loss": {"name": "half_squared_error"},
        "samples": [{"inputs": drawn(SIZES[0]), "targets": [1] + [0] * (outputs - 1)}],
        "training": {"learning_rate": 0.3},
    }
    return build(schema.Spec.model_validate(description | changes))


def lines(problem: Problem, vectors: Vectors = "column") -> list[Line]:
    return [line for step in matrix_form(problem.graph, vectors) for line in step.lines]


def evaluated(values: Values, node: Term) -> np.ndarray:
    rows = entries(node).rows
    return np.array([[float(values.evaluate(entry)) for entry in row] for row in rows])


PROBLEMS = {
    "mazur": lambda: load("mazur"),
    "deep": network,
    "softmax": lambda: network(("tanh", "softmax"), loss={"name": "cross_entropy"}),
    "softmax, squared": lambda: network(("softmax", "softmax")),
    "squared": lambda: network(loss={"name": "squared_error"}),
    "mean": lambda: network(("tanh",), loss={"name": "mean_squared_error"}),
    "relu": lambda: network(("relu", "logistic"), loss={"name": "binary_cross_entropy"}),
    "no activation": lambda: network(("identity",)),
}


@pytest.mark.parametrize("vectors", ["column", "row"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_each_right_side_is_worth_what_its_left_side_is(name: str, vectors: Vectors) -> None:
    problem = PROBLEMS[name]()
    values = Values(problem)
    for line in lines(problem, vectors):
        for right in line.right:
            left = evaluated(values, line.left)
            np.testing.assert_allclose(evaluated(values, right), left, rtol=1e-12, atol=1e-15)


def test_numpy_finds_the_same() -> None:
    problem = network()
    values = Values(problem)
    given = {variable: float(number.digits) for variable, number in problem.given.items()}
    found = {
        repr(step.goal): evaluated(values, step.lines[0].left)
        for step in matrix_form(problem.graph)
    }

    def given_array(role: Role, layer: int) -> np.ndarray:
        mine = [(v, n) for v, n in given.items() if (v.role, v.layer) == (role, layer)]
        array = np.array([n for _, n in mine])
        return array.reshape(SIZES[layer], -1)

    functions = {
        "tanh": np.tanh,
        "identity": lambda z: z,
        "logistic": lambda z: 1 / (1 + np.exp(-z)),
    }
    slopes = {
        "tanh": lambda a: 1 - a**2,
        "identity": np.ones_like,
        "logistic": lambda a: a * (1 - a),
    }
    outs = [given_array(Role.INPUT, 0)]
    for layer, activation in enumerate(ACTIVATIONS, start=1):
        net = given_array(Role.WEIGHT, layer) @ outs[-1] + given_array(Role.BIAS, layer)
        outs.append(functions[activation](net))
        np.testing.assert_allclose(found[repr(matrix_of(Role.NET, layer))], net, rtol=1e-12)
        np.testing.assert_allclose(found[repr(matrix_of(Role.OUT, layer))], outs[-1], rtol=1e-12)
    received = outs[-1] - given_array(Role.TARGET, 3)
    for layer in (3, 2, 1):
        delta = received * slopes[ACTIVATIONS[layer - 1]](outs[layer])
        received = given_array(Role.WEIGHT, layer).T @ delta
        weights = matrix_of(Role.WEIGHT, layer, layer - 1)
        slope, moved = Partial(Reference(TOTAL_ERROR), weights), weights.after(1)
        np.testing.assert_allclose(found[repr(matrix_of(Role.DELTA, layer))], delta, rtol=1e-12)
        np.testing.assert_allclose(found[repr(slope)], delta @ outs[layer - 1].T, rtol=1e-12)
        expected = given_array(Role.WEIGHT, layer) - 0.3 * delta @ outs[layer - 1].T
        np.testing.assert_allclose(found[repr(moved)], expected, rtol=1e-12)


MATRIX_TEXT = re.compile(r"\[([^]]*)\](ᵀ?)")
SHAPE_TEXT = re.compile(r"₍(\d+)x(\d+)₎")


@pytest.mark.parametrize("vectors", ["column", "row"])
@pytest.mark.parametrize("name", PROBLEMS)
def test_printed_matrices_have_the_printed_shapes(name: str, vectors: Vectors) -> None:
    problem = PROBLEMS[name]()
    printer = Printer(TEXT, problem.graph, Values(problem), MATRIX)
    compared = 0
    for line in lines(problem, vectors):
        right = line.right[-1]
        plain = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
        shown = SHAPE_TEXT.findall(printer.term(right).translate(plain))
        if shown:
            printed = MATRIX_TEXT.findall(printer.term(right, Form.NUMBERS))
            assert [(int(r), int(c)) for r, c in shown] == [
                _shape(body, bool(turned)) for body, turned in printed
            ]
            compared += len(shown)
    assert compared > 2


def _shape(body: str, turned: bool) -> tuple[int, int]:
    rows = [row.split(", ") for row in body.split("; ")]
    sizes = (len(rows), len(rows[0]))
    return sizes[::-1] if turned else sizes


def test_mazur_in_text() -> None:
    problem = load("mazur")
    printer = Printer(TEXT, problem.graph, Values(problem), MATRIX)
    written = [f"{printer.term(one.left)} = {printer.term(one.right[0])}" for one in lines(problem)]
    assert written == [
        "𝐳² = 𝐖²₍₂ₓ₂₎𝐱₍₂ₓ₁₎ + 𝐛²₍₂ₓ₁₎",
        "𝐚² = σ(𝐳²)",
        "𝐳³ = 𝐖³₍₂ₓ₂₎𝐚²₍₂ₓ₁₎ + 𝐛³₍₂ₓ₁₎",
        "𝐚³ = σ(𝐳³)",
        "C = 1/2 · (𝐲 − 𝐚³)ᵀ(𝐲 − 𝐚³)",
        "∇_𝐚³ C = −(𝐲 − 𝐚³)",
        "σ′(𝐳³) = 𝐚³ ⊙ (1 − 𝐚³)",
        "𝛅³ = ∇_𝐚³ C₍₂ₓ₁₎ ⊙ σ′(𝐳³)₍₂ₓ₁₎",
        "∂C/∂𝐖³ = 𝛅³₍₂ₓ₁₎(𝐚²)ᵀ₍₁ₓ₂₎",
        "∂C/∂b³ = Σ_j δ_j³",
        "σ′(𝐳²) = 𝐚² ⊙ (1 − 𝐚²)",
        "𝛅² = ((𝐖³)ᵀ₍₂ₓ₂₎𝛅³₍₂ₓ₁₎) ⊙ σ′(𝐳²)₍₂ₓ₁₎",
        "∂C/∂𝐖² = 𝛅²₍₂ₓ₁₎𝐱ᵀ₍₁ₓ₂₎",
        "∂C/∂b² = Σ_j δ_j²",
        "𝐖²,⁺ = 𝐖² − η · ∂C/∂𝐖²",
        "𝐖³,⁺ = 𝐖³ − η · ∂C/∂𝐖³",
    ]


def test_row_vectors_change_the_order_of_the_factors() -> None:
    problem = load("mazur")
    printer = Printer(TEXT, problem.graph, Values(problem), MATRIX)
    net, *_ = lines(problem, "row")
    assert printer.term(net.right[0]) == "𝐱₍₁ₓ₂₎𝐖²₍₂ₓ₂₎ + 𝐛²₍₁ₓ₂₎"
    assert printer.term(net.right[0], Form.NUMBERS) == (
        "[0.05, 0.10][0.15, 0.25; 0.20, 0.30] + [0.35, 0.35]"
    )


def test_softmax_with_cross_entropy_ends_in_out_minus_target() -> None:
    problem = PROBLEMS["softmax"]()
    delta = next(
        step for step in matrix_form(problem.graph) if step.goal == matrix_of(Role.DELTA, 2)
    )
    printer = Printer(TEXT, problem.graph, Values(problem), MATRIX)
    assert printer.term(delta.lines[0].right[0]) == "𝐚³ − 𝐲"


def test_large_matrices_are_not_printed_in_numbers() -> None:
    wide = network(
        ("tanh",),
        network={
            "inputs": 5,
            "layers": [{"name": "o", "activation": "tanh", "weights": drawn(2, 5)}],
        },
        samples=[{"inputs": drawn(5), "targets": [0, 1]}],
    )
    net, *_ = lines(wide)
    assert not net.numbers
    assert not net.value


def test_which_graphs_have_a_matrix_form() -> None:
    one = network()
    several = network(("tanh",), samples=[{"inputs": drawn(3), "targets": [0, 1]}] * 2)
    assert has_matrix_form(one.graph)
    assert not has_matrix_form(several.graph)
