"""Statements with free letters stand for all that the letters admit."""

from __future__ import annotations

import pytest

from derive.algebra.term import Number, walk
from derive.model import schema
from derive.model.spec import build
from derive.reading.grammar import chains
from derive.reading.names.aliases import words
from derive.reading.names.reader import MOST_INSTANCES, Reader
from derive.reading.names.unresolved import Unresolved
from tests.reading.names.statements import instances, printed, problem, read

CASES = [
    ("mazur", "w_5 = 0.4", {"w5"}),
    ("mazur", "w_i^+ = w_i", {"w1⁺", "w2⁺", "w4⁺", "w6⁺", "w8⁺"}),
    ("mazur", r"z^{(l)}_j = \sigma(z^{(l)}_j)", {"net_h1", "net_h2", "net_o1", "net_o2"}),
    ("mazur", r"\delta^{(l)}_j = \sum_k w^{(l+1)}_{kj} \delta^{(l+1)}_k", {"δ_h1", "δ_h2"}),
    ("mazur", r"\delta_k = o_k - t_k", {"δ_o1", "δ_o2"}),
    ("mazur", r"\delta_j = h_j \sum_k w_{kj} \delta_k", {"δ_h1", "δ_h2"}),
    ("mazur", "out_h = net_h", {"out_h1", "out_h2"}),
    ("mazur", "out_h = out_{h1} w_{ho}", {"out_h1"}),
    ("bptt", "h_t = h_{t-1}", {"out_h1,1", "out_h1,2", "out_h1,3", "out_h1,4"}),
    ("bptt", "h_t = h_{t+1}", {"out_h1,0", "out_h1,1", "out_h1,2", "out_h1,3"}),
    ("xor", "out_{o1}^{(i)} = 1", {f"out_o1[{k}]" for k in (1, 2, 3, 4)}),
    ("xor", "out_{o1} = 1", {f"out_o1[{k}]" for k in (1, 2, 3, 4)}),
    ("xor", "w_5 = 2.5", {"w5"}),
]


@pytest.mark.parametrize(("example", "source", "lefts"), CASES)
def test_the_left_sides(example: str, source: str, lefts: set[str]) -> None:
    found = instances(example, source)
    assert {printed(example, one.sides[0]) for one in found} - {"out_h1,0"} == lefts - {"out_h1,0"}


def test_a_layer_that_is_not_there_is_no_instance() -> None:
    for one in instances("mazur", r"\delta^{(l)}_j = \delta^{(l-1)}_k"):
        assert not any(isinstance(side, Unresolved) for side in one.sides)


def test_which_layer_is_meant_is_a_reading() -> None:
    found = instances("mazur", r"a_j = \sigma(z_j)")
    assert len(found) == 4
    assert len({one.reading for one in found}) == 2


def test_without_any_admissible_choice_the_names_are_unresolved() -> None:
    (only,) = instances("mazur", r"\delta^{(l)}_j = x_j t_j")
    assert only.binding == ()
    assert isinstance(only.sides[0], Unresolved)


def test_every_number_is_found_where_it_stands() -> None:
    source = r"net_{h1} = 0.15 * 0.05 + 0.2 * 0.1 + \sum_{k=1}^{2} 0.35 E_k = .3775"
    (instance,) = instances("mazur", source)
    places = {}
    for side in instance.sides:
        assert not isinstance(side, Unresolved)
        for part in walk(side):
            if isinstance(part, Number):
                start, end = instance.spans[id(part)]
                places[source[start:end]] = part.digits
    assert places.keys() == {"0.15", "0.05", "0.2", "0.1", "0.35", ".3775"}
    assert places["0.2"] == "0.2"


def test_instances_are_bounded_and_spread() -> None:
    graph = build(schema.Spec.model_validate(WIDE)).graph
    (chain,) = chains(r"E^{(l)}_j = w^{(l)}_{jk} \delta^{(l)}_j a^{(l-1)}_k", words(graph))
    (also,) = chains(r"\delta^{(l)}_j = w^{(l)}_{jk} a^{(l-1)}_k", words(graph))
    assert len(Reader(graph).instances(chain)) <= MOST_INSTANCES
    found = Reader(graph).instances(also, most=7)
    assert len(found) == 7
    assert {dict(one.binding)["l"].number for one in found} == {1, 2, 3}


WIDE = {
    "title": "Wide",
    "network": {
        "inputs": 9,
        "layers": [
            {"name": name, "activation": "tanh", "weights": [[0.1] * 9] * 9} for name in "pqr"
        ],
    },
    "samples": [{"inputs": [1] * 9, "targets": [1] * 9}],
}


HOSTILE = [
    r"\sum_a\sum_b\sum_c\sum_d\sum_e\sum_f w_{ab} w_{bc} w_{cd} w_{de} w_{ef} = 1",
    "w_{ijk,lmn,pqr}^{(u)(v)} = 1",
    r"\max(0," * 24 + "z_{h1}" + ")" * 24 + " = 1",
    r"\sigma'(" * 24 + "0.1" + ")" * 24 + " = 1",
    r"\max(x_1," * 24 + "x_2" + ")" * 24 + " = 1",
    "+".join(["a_{ij}^{(l)} z_{kn}^{(m)}"] * 100) + " = 1",
    " ".join(["W^{(1)}"] * 80) + " = 1",
]


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_statements_are_bounded(source: str) -> None:
    reader = Reader(problem("mazur").graph)
    for chain in read("mazur", source):
        for one in reader.instances(chain):
            for side in one.sides:
                assert isinstance(side, Unresolved) or sum(1 for _ in walk(side)) < 50_000


def test_sums_within_sums_are_given_up_in_time() -> None:
    letters = "abcdfghjkmnpqr"
    series = " ".join(rf"\sum_{letter}" for letter in letters)
    errors = " ".join(f"E_{letter}" for letter in letters)
    (instance,) = instances("mazur", f"{series} {errors} = 1")
    (left, _) = instance.sides
    assert isinstance(left, Unresolved)
    assert "more than 5 sums stand in one another" in left.reason
