"""Marking what is read after updates: several of them, layer by layer, at a rate of one's own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from derive.algebra.term import Number
from derive.checking.mistakes.mistake import moved
from derive.errors import QuantityError
from derive.marking.answers.row import Answers
from derive.marking.columns.exact import EXACT
from derive.marking.desk import Desk
from derive.marking.scheme import Scheme
from derive.marking.verdict import Kind
from derive.model.examples import path
from derive.model.problem import Batch, Order
from derive.model.quantity import key_of, quantities
from derive.model.spec import load
from derive.notation.rounding import rounded
from derive.numerics.values import Values
from tests.marking import plain


def trained(spec: str, order: Order, batch: Batch = Batch.SUM) -> Desk:
    problem = plain.desk(spec).problem
    return Desk(replace(problem, training=replace(problem.training, order=order, batch=batch)))


@pytest.mark.parametrize("batch", Batch)
@pytest.mark.parametrize("spec", ["mazur", "xor", "bptt", "softmax", "relu"])
def test_after_up_to_three_updates_every_value_is_that_of_the_engine(spec, batch):
    desk = trained(spec, Order.SIMULTANEOUS, batch)
    found = desk.followed(EXACT, desk.leaves, {})
    now = [
        q for q in quantities(desk.problem.graph) if not key_of(desk.problem.graph, q).endswith("+")
    ]
    with np.errstate(all="ignore"):
        for quantity in (moved(one, count) for one in now[::3] for count in (1, 2, 3)):
            right = float(desk.values[quantity])
            assert float(found.computed(quantity)) == pytest.approx(right, rel=1e-9, abs=1e-12)


def test_what_is_not_followed_is_said():
    desk = trained("mazur", Order.LAYER_BY_LAYER)
    with pytest.raises(QuantityError, match="layer by layer"):
        desk.followed(EXACT, desk.leaves, {}).computed(desk.question("w1+").quantity)


@pytest.mark.parametrize("spec", ["mazur", "deep"])
def test_layer_by_layer_the_right_values_are_right(spec):
    desk = trained(spec, Order.LAYER_BY_LAYER)
    graph = desk.problem.graph
    given = {key_of(graph, q): rounded(desk.values[q], 4) for q in quantities(graph)}
    assert {one.kind for one in plain.marked(desk, given).values()} == {Kind.RIGHT}


def test_the_order_of_the_updates_is_a_mistake():
    desk = plain.desk(scheme=Scheme(decimals=7))
    other = Values(trained("mazur", Order.LAYER_BY_LAYER).problem)
    text = rounded(other[desk.question("w1+").quantity], 7)
    found = plain.marked(desk, {"w1+": text})["w1+"]
    assert [one.name for one in found.suspects] == ["layer_by_layer"]


def test_a_second_update_follows_from_the_own_first():
    """As if the network had been given with the weights of that moment."""
    desk = plain.desk()
    problem, graph = desk.problem, desk.problem.graph
    moment = {p: Number(f"{desk.values[p.after(1)]:f}") for p in graph.parameters}
    moment[desk.question("w5").quantity] = Number("0.4589")
    later = Values(replace(problem, given={**problem.given, **moment}))
    answers = {"w5+": "0.4589", "w5+2": rounded(later[desk.question("w5+").quantity], 4)}
    found = plain.marked(desk, answers)
    assert answers["w5+2"] != rounded(desk.values[desk.question("w5+2").quantity], 4)
    assert found["w5+2"].kind is Kind.FOLLOWS


VARYING = '\n[variants]\nvary = ["weights", {quantity = "eta", values = [0.1, 0.25]}]\n'


@pytest.mark.parametrize(
    ("name", "factor", "power"),
    [("rate_left_out", 1, 0), ("rate_too_large", 10, 1), ("rate_twice", 1, 2)],
)
def test_a_mistake_in_ones_own_learning_rate_is_named(tmp_path, name, factor, power):
    file = tmp_path / "mazur.toml"
    file.write_text(path("mazur").read_text(encoding="utf-8") + VARYING, encoding="utf-8")
    desk = Desk(load(file))
    codes = [plain.code_of(desk, str(k)) for k in range(8)]
    rows, rates = [], set()
    for code in codes:
        problem = desk.variants.variant(code)
        values, rate = Values(problem), problem.training.rate.value
        rates.add(rate)
        w5, slope = (desk.question(key).quantity for key in ("w5", "dE_total/dw5"))
        wrong = values[w5] - factor * rate**power * values[slope]
        rows.append(Answers(code, {"w5+": rounded(wrong, 6)}, code))
    assert len(rates) == 2
    for found in plain.several(desk, rows):
        assert name in [one.name for one in found["w5+"].suspects]
