"""The documents that derive starts from, checked: every verdict is the known one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from derive.checking.document import check_source
from derive.checking.findings import Checked, Statement
from derive.checking.verdict import FAULTS, Kind
from derive.model.quantity import key_of
from derive.model.spec import load
from derive.reading.documents.source import read_source

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = SHARED / "seeds"
TRUTH = SHARED / "seed-equations.json"
FIRST, SECOND = "000_954b8b3572abc9bb.txt", "001_f1d26b7cc021d2b3.txt"

pytestmark = pytest.mark.skipif(not TRUTH.exists(), reason="the seed documents are not here")


@cache
def checked(name: str) -> Checked:
    return check_source(load("mazur"), read_source(SEEDS / name))


def truth(name: str, *kinds: str):
    if not TRUTH.exists():
        return []
    entries = json.loads(TRUTH.read_text("utf-8"))
    return [one for one in entries if one["file"] == name and one["kind"] in kinds]


def statement(entry) -> Statement:
    (found,) = {
        (one.line, one.source): one
        for one in checked(FIRST).statements
        if one.line == entry["line"] and one.source.strip() == entry["source"].strip()
    }.values()
    return found


FORMULAS = truth(FIRST, "display", "inline")


@pytest.mark.parametrize("entry", FORMULAS, ids=lambda one: f"{one['line']}-{one['source'][:20]}")
def test_every_link_has_its_sides_and_its_verdict(entry):
    links = statement(entry).links
    assert [(link.left, link.right) for link in links] == [
        (link["left"], link["right"]) for link in entry["links"]
    ]
    for link, expected in zip(links, entry["links"], strict=True):
        accepted = [expected["verdict"], *expected.get("accept", [])]
        assert link.verdict.kind.value in accepted, (link, accepted)


def test_enough_formulas_are_known():
    assert len(FORMULAS) == 68


def test_nothing_is_left_unread():
    assert Kind.UNREAD not in checked(FIRST).counts


def claims():
    return {
        (link.line, link.right): link
        for one in checked(FIRST).statements
        for link in one.links
        if one.setting == "prose"
    }


def test_most_claims_in_prose_are_tied_to_their_quantity():
    found, expected = claims(), truth(FIRST, "prose")
    links = [(entry["line"], link) for entry in expected for link in entry["links"]]
    tied = [
        found[line, link["right"]].verdict.kind.value == link["verdict"]
        for line, link in links
        if (line, link["right"]) in found
    ]
    assert all(tied)
    assert sum(tied) >= 17


def test_no_claim_is_made_up():
    """Besides the known ones only the inputs, which two sentences of the end name again."""
    known = {
        (entry["line"], link["right"]) for entry in truth(FIRST, "prose") for link in entry["links"]
    }
    others = {place: link.left for place, link in claims().items() if place not in known}
    assert set(others) <= {(line, number) for line in (273, 276) for number in ("0.05", "0.1")}
    assert set(others.values()) <= {"i1", "i2"}


def faults():
    return {
        (link.line, link.right): link.verdict
        for link in checked(FIRST).links
        if link.verdict.kind in FAULTS
    }


def test_only_what_is_wrong_is_called_wrong():
    assert set(faults()) == {
        (240, "w_1 * i_1 + w_3 * i_2 + b_1 * 1"),
        (274, "0.291027924"),
        (275, "0.0000351085"),
        (276, "0.015912196"),
        (276, "0.984065734"),
    }


def test_the_neighbouring_weight_is_found():
    verdict = faults()[240, "w_1 * i_1 + w_3 * i_2 + b_1 * 1"]
    repair, *others = verdict.repairs
    graph = load("mazur").graph
    assert [graph.key(v.variable) for v in repair.sentence if not isinstance(v, str)] == [
        "w3",
        "w2",
    ]
    assert not others


@pytest.mark.parametrize(
    ("place", "expected", "quantity"),
    [
        ((274, "0.291027924"), "0.291027774", "E_total+"),
        ((276, "0.015912196"), "0.015913620", "out_o1+10000"),
        ((276, "0.984065734"), "0.984064274", "out_o2+10000"),
    ],
)
def test_the_premature_update_is_found(place, expected, quantity):
    verdict = faults()[place]
    assert key_of(load("mazur").graph, verdict.quantity) == quantity
    assert verdict.expected == expected
    assert verdict.causes[0].name == "layer_by_layer"
    assert verdict.causes[0].chance < 0.01


def test_both_explanations_of_the_last_error_are_listed():
    verdict = faults()[275, "0.0000351085"]
    assert verdict.expected == "0.0000351019"
    names = {cause.name for cause in verdict.causes}
    assert {"one_update_fewer", "layer_by_layer+digit_inserted"} <= names


def test_the_document_about_backpropagation_in_general_is_not_blamed():
    found = checked(SECOND)
    assert set(found.counts) <= {Kind.UNREAD}
    assert not [one for one in found.statements if one.setting == "prose"]
