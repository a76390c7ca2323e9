"""Repairs of wrong equations between symbols."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from derive.algebra.matrices import entries
from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    Array,
    IndexedSum,
    Matrix,
    Number,
    Partial,
    Reference,
    Term,
    Transpose,
    exp,
    term,
)
from derive.algebra.variable import Role, Variable, matrix_of
from derive.checking.edits import edits
from derive.checking.mistakes.parts import Parts
from derive.checking.mistakes.working import working
from derive.checking.repairs.repair import repairs
from derive.model.problem import Problem
from derive.model.quantity import parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values
from tests.clock import clock

PROBLEM = load("mazur")


def points(problem: Problem, count: int = 3) -> list[Values]:
    source = random.Random(1)
    return [
        Values(
            replace(
                problem,
                given={leaf: Number(f"{source.uniform(-1, 1):.5f}") for leaf in problem.given},
            )
        )
        for _ in range(count)
    ]


POINTS = points(PROBLEM)


def of(key: str) -> Term:
    return term(parse_quantity(PROBLEM.graph, key))


DELTA = of("out_o1") - of("target_o1")
SLOPE = of("out_o1") * (ONE - of("out_o1"))
WRONG: list[tuple[str, str, Term, Term]] = [
    (
        "replaced",
        "net_h1",
        of("w1") * of("i1") + of("w3") * of("i2") + of("b1"),
        of("w1") * of("i1") + of("w2") * of("i2") + of("b1"),
    ),
    (
        "term_left_out",
        "net_o1",
        of("w5") * of("out_h1") + of("w6") * of("out_h2"),
        of("w5") * of("out_h1") + of("w6") * of("out_h2") + of("b2"),
    ),
    (
        "factor_left_out",
        "dE_total/dw5",
        of("dE_total/dout_o1") * of("dout_o1/dnet_o1"),
        of("out_h1") * (of("dE_total/dout_o1") * of("dout_o1/dnet_o1")),
    ),
    (
        "sign_lost",
        "dE_o1/dout_o1",
        of("target_o1") - of("out_o1"),
        -(of("target_o1") - of("out_o1")),
    ),
    (
        "replaced",
        "dE_total/dw5",
        DELTA * of("net_o1") * (ONE - of("net_o1")) * of("out_h1"),
        DELTA * of("out_o1") * (ONE - of("out_o1")) * of("out_h1"),
    ),
    (
        "replaced",
        "dout_o1/dnet_o1",
        of("out_o1") * (of("target_o1") - of("out_o1")),
        SLOPE,
    ),
    ("multiplied", "E_total", of("E_o1") * of("E_o2"), of("E_o1") + of("E_o2")),
    (
        "square_missing",
        "E_o1",
        HALF * (of("target_o1") - of("out_o1")),
        HALF * (of("target_o1") - of("out_o1")) ** TWO,
    ),
    (
        "factor_left_out",
        "E_o1",
        (of("target_o1") - of("out_o1")) ** TWO,
        HALF * (of("target_o1") - of("out_o1")) ** TWO,
    ),
    (
        "exponent_sign",
        "out_h1",
        ONE / (ONE + exp(of("net_h1"))),
        ONE / (ONE + exp(-of("net_h1"))),
    ),
    (
        "sign_changed",
        "w5+",
        of("w5") + of("eta") * of("dE_total/dw5"),
        of("w5") - of("eta") * of("dE_total/dw5"),
    ),
    (
        "factor_left_out",
        "w5+",
        of("w5") - of("eta"),
        of("w5") - of("dE_total/dw5") * of("eta"),
    ),
    (
        "factor_left_out",
        "net_h1",
        of("w1") + of("w2") * of("i2") + of("b1"),
        of("i1") * of("w1") + of("w2") * of("i2") + of("b1"),
    ),
    (
        "factor_left_out",
        "dE_total/dw5",
        of("dout_o1/dnet_o1") * of("out_h1"),
        of("dE_total/dout_o1") * (of("dout_o1/dnet_o1") * of("out_h1")),
    ),
    (
        "factor_left_out",
        "dout_o1/dnet_o1",
        of("out_o1"),
        (ONE - of("out_o1")) * of("out_o1"),
    ),
    (
        "subtracted",
        "dE_o1/dout_o1",
        -(of("target_o1") * of("out_o1")),
        -(of("target_o1") - of("out_o1")),
    ),
    ("replaced", "dE_total/dout_h1", of("dE_o1/dout_h1"), of("dE_total/dout_h1")),
    (
        "factor_too_many",
        "dE_total/dw5",
        of("dE_total/dout_o1") * SLOPE * of("out_h1") * of("w5"),
        of("dE_total/dout_o1") * SLOPE * of("out_h1"),
    ),
    (
        "term_too_many",
        "dE_total/dout_h1",
        of("dE_o1/dout_h1") + of("dE_o2/dout_h1") + of("w1"),
        of("dE_o1/dout_h1") + of("dE_o2/dout_h1"),
    ),
    (
        "term_left_out",
        "dE_total/dout_h1",
        of("delta_o1") * of("w5"),
        of("delta_o1") * of("w5") + of("dE_total/dnet_o2") * of("w7"),
    ),
]


@pytest.mark.parametrize(
    ("name", "left", "wrong", "right"), WRONG, ids=[f"{name} {left}" for name, left, *_ in WRONG]
)
def test_a_wrong_side_is_mended(name: str, left: str, wrong: Term, right: Term) -> None:
    found = repairs(of(left), wrong, POINTS)
    assert right in [one.term for one in found]
    assert name in [one.name for one in found]


@pytest.mark.parametrize(("name", "left", "wrong", "right"), WRONG)
def test_nothing_is_mended_where_both_sides_agree(
    name: str, left: str, wrong: Term, right: Term
) -> None:
    assert repairs(of(left), right, POINTS) == ()
    assert name
    assert wrong != right


def test_what_no_small_change_mends_is_left() -> None:
    assert repairs(of("E_o1"), of("w1") * of("w2"), POINTS) == ()


def test_one_point_is_not_enough() -> None:
    """At one point too much is equal: there every number is some factor of every other."""
    assert repairs(of("E_o1"), (of("target_o1") - of("out_o1")) ** TWO, POINTS[:1]) == ()


@pytest.mark.parametrize("key", ["net_o1", "E_o2", "dE_total/dout_h1", "w5+"])
def test_every_edit_of_a_right_side_is_undone(key: str) -> None:
    """What an edit breaks can be put right: its own reverse is among the repairs, or another."""
    form = working(Parts(PROBLEM), parse_quantity(PROBLEM.graph, key))
    assert form is not None
    assert repairs(of(key), form, POINTS) == ()
    broken = [edit.term for edit in edits(form) if edit.name.startswith(("sign", "term", "minus"))]
    assert broken
    for wrong in broken:
        assert repairs(of(key), wrong, POINTS), wrong


def test_inside_a_sum_over_units() -> None:
    def weight(to: int | str, source: int | str) -> Variable:
        return Variable(Role.WEIGHT, 2, to, source, 1)

    def delta(unit: str) -> Reference:
        return Reference(Variable(Role.DELTA, 2, unit))

    right = IndexedSum("o", 2, delta("o") * weight("o", 1))
    wrong = IndexedSum("o", 2, delta("o") * weight(1, "o"))
    assert repairs(of("dE_total/dout_h1"), right, POINTS) == ()
    assert right in [one.term for one in repairs(of("dE_total/dout_h1"), wrong, POINTS)]


def test_a_matrix_that_must_be_transposed() -> None:
    def array(role: Role, layer: int, rows: list[list[str]]) -> Array:
        name = Reference(matrix_of(role, layer, layer - 1 if role is Role.WEIGHT else 0))
        return Array(name, Matrix(tuple(tuple(map(of, row)) for row in rows)))

    weights = array(Role.WEIGHT, 2, [["w5", "w6"], ["w7", "w8"]])
    deltas = array(Role.DELTA, 2, [["delta_o1"], ["delta_o2"]])
    left = Matrix(((of("dE_total/dout_h1"),), (of("dE_total/dout_h2"),)))
    assert entries(weights)
    assert repairs(left, Transpose(weights) * deltas, POINTS) == ()
    found = repairs(left, weights * deltas, POINTS)
    assert Transpose(weights) * deltas in [one.term for one in found]


def vector(role: Role, layer: int, *units: str) -> Array:
    return Array(Reference(matrix_of(role, layer)), Matrix(tuple((of(unit),) for unit in units)))


def test_a_vector_of_net_inputs_for_one_of_outputs() -> None:
    outs = vector(Role.OUT, 1, "out_h1", "out_h2")
    nets = vector(Role.NET, 1, "net_h1", "net_h2")
    left = Matrix(((ONE - of("out_h1"),), (ONE - of("out_h2"),)))
    ones = Matrix(((ONE,), (ONE,)))
    (found,) = repairs(left, ones - nets, POINTS)
    assert found.term == ones - outs
    assert found.sentence == ("", nets, " must be ", outs)


def test_a_vector_of_derivatives_without_those_of_the_activations() -> None:
    slopes = vector(Role.OUT, 1, "dE_total/dout_h1", "dE_total/dout_h2")
    left = Matrix(((of("dE_total/dnet_h1"),), (of("dE_total/dnet_h2"),)))
    found = repairs(left, TWO * HALF * slopes, POINTS)
    said = ("the derivative of the activation is missing beside ", slopes)
    assert said in [one.sentence for one in found]


def test_sentences_name_what_must_change() -> None:
    (found, *_) = repairs(of("net_h1"), WRONG[0][2], POINTS)
    assert found.sentence == ("", of("w3"), " must be ", of("w2"))


def test_large_sides_take_no_long_time() -> None:
    wrong: Term = of("w1")
    for _ in range(150):
        wrong = wrong + of("w2") * of("i1") * (ONE - of("out_h1"))
    with clock() as spent:
        repairs(of("E_total"), wrong, POINTS)
    assert spent.seconds < 2


def test_derivatives_are_total_in_what_is_mended() -> None:
    chain = of("dE_total/dnet_h1") * Partial(of("net_h1"), parse_quantity(PROBLEM.graph, "w2"))
    found = repairs(of("dE_total/dw1"), chain, POINTS)
    assert of("dE_total/dnet_h1") * of("dnet_h1/dw1") in [one.term for one in found]
