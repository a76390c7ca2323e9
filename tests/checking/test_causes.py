"""Causes: what is recognised, what is not, and whether the stated odds are kept."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from derive.algebra.decimals import at_decimals, rounds_to
from derive.checking.causes.cause import Cause, causes
from derive.checking.causes.procedures import Procedures
from derive.checking.causes.scale import Scale
from derive.checking.mistakes.mistake import Group
from derive.model.quantity import parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values
from tests.checking import networks
from tests.checking.by_hand import logistic

PLACES = 12
ASKED = [
    (networks.feedforward, "out_o1"),
    (networks.feedforward, "dE_total/dw2"),
    (networks.feedforward, "w6+"),
    (networks.softmax, "delta_h1"),
    (networks.batch, "dE_total/dw1"),
    (networks.recurrent, "dE_total/dW_hh[1,1]"),
    (networks.formula, "de/db"),
]
IDS = [f"{kind.__name__} {key}" for kind, key in ASKED]


def asked(kind: Any, key: str, seed: int = 11) -> tuple[Procedures, Any]:
    procedures = Procedures(Values(kind(seed)))
    return procedures, parse_quantity(procedures.values.problem.graph, key)


@pytest.mark.parametrize(("kind", "key"), ASKED, ids=IDS)
def test_every_mistake_is_recognised_from_the_digits_it_gives(kind: Any, key: str) -> None:
    """Every third of them; what is told is the mistake, or a rival of the same value."""
    procedures, quantity = asked(kind, key)
    right, tried = procedures.right(quantity), 0
    for mistake, value in tuple(procedures.singles(quantity))[::3]:
        printed = at_decimals(value, PLACES)
        if rounds_to(right, printed):
            continue
        tried += 1
        found = causes(procedures, quantity, printed, PLACES)
        same = [one for one in found if at_decimals(one.value, PLACES) == printed]
        assert same, mistake.key
        loose = mistake.group in (Group.OPERAND, Group.ARITHMETIC)
        assert loose or mistake.key in [one.name for one in same]
        assert not any(one.doubtful for one in same)
    assert tried > 3


@pytest.mark.parametrize(("kind", "key"), ASKED[:4], ids=IDS[:4])
def test_numbers_at_random_are_explained_as_often_as_is_stated(kind: Any, key: str) -> None:
    """As many of the numbers within reach of a printed one print like a mistake as it says."""
    procedures, quantity = asked(kind, key)
    right, source = procedures.right(quantity), random.Random(1)
    values = [value for _, value in procedures.singles(quantity)]
    places = 3 - right.adjusted()
    far = at_decimals(right * Decimal("1.5"), places)
    scale, draws = Scale(right, far), 20_000
    reach = float(scale.reach)
    met = {at_decimals(value, places): 0 for value in values if scale.near(value)}
    for _ in range(draws):
        printed = at_decimals(right + Decimal(source.uniform(-reach, reach)), places)
        if printed in met:
            met[printed] += 1
    several = [at_decimals(value, places) for value in values if scale.near(value)]
    measured = sum(met.values()) / draws
    stated = scale.chance(scale.tried(values))
    assert measured <= stated * 1.1
    assert measured >= stated * 0.9 * len(met) / len(several)


def test_a_random_wrong_number_is_rarely_explained() -> None:
    procedures, quantity = asked(networks.feedforward, "dE_total/dw2")
    right, source = procedures.right(quantity), random.Random(2)
    printed = [at_decimals(right * Decimal(1 + source.uniform(-1, 1)), PLACES) for _ in range(60)]
    assert not any(causes(procedures, quantity, one, PLACES) for one in printed)


def test_what_short_numbers_fit_is_marked_as_doubtful() -> None:
    procedures, quantity = asked(networks.feedforward, "dE_total/dw2")
    right = procedures.right(quantity)
    wrong = at_decimals(right * 2, 1 - right.adjusted())
    found = causes(procedures, quantity, wrong, len(wrong))
    assert found
    assert all(one.doubtful for one in found)
    sure = causes(procedures, quantity, at_decimals(right * 2, PLACES), PLACES)
    assert "error_slope_doubled(o1)" not in [one.name for one in sure]  # both outputs count here
    assert "error_slope_doubled(all)" in [one.name for one in sure]
    assert not any(one.doubtful for one in sure)


def test_a_plain_slip_is_not_told_where_a_mistake_says_more() -> None:
    procedures, quantity = asked(networks.feedforward, "net_h1")
    (mistake,) = (one for one in procedures.mistakes if one.key == "bias_left_out(h1)")
    value = procedures.value((mistake,), quantity)
    assert value is not None
    found = causes(procedures, quantity, at_decimals(value, PLACES), PLACES)
    assert [one.name for one in found] == ["bias_left_out(h1)"]
    assert found[0].hint == "Did you add the bias of h1?"


@pytest.mark.parametrize(
    ("key", "edit", "name"),
    [
        ("net_o1", lambda v: v * 100, "per_cent"),
        ("E_o1", lambda v: -v, "sign_lost"),
        ("E_o2", lambda v: v * 4, "divisor_left_out"),
    ],
)
def test_slips_in_the_last_operation(key: str, edit: Any, name: str) -> None:
    procedures, quantity = asked(networks.feedforward, key)
    printed = at_decimals(edit(procedures.right(quantity)), 9)
    names = [one.name.partition("(")[0] for one in causes(procedures, quantity, printed, 9)]
    assert (name in names) == (name != "divisor_left_out")


@pytest.mark.parametrize("decimals", [2, 3])
def test_rounding_too_early_is_seen(decimals: int) -> None:
    procedures, quantity = asked(networks.feedforward, "dE_total/dw2")
    (early,) = (one for one in procedures.mistakes if one.key == f"rounded_early({decimals})")
    value = procedures.value((early,), quantity)
    assert value is not None
    found = causes(procedures, quantity, at_decimals(value, 9), 9)
    assert early.key in [cause.name for cause in found]


def test_operands_rounded_by_hand() -> None:
    procedures, quantity = asked(networks.feedforward, "out_h1")
    net = networks.by_hand(11).run()["net_h1"]
    (early,) = (one for one in procedures.mistakes if one.key == "rounded_early(2)")
    value = procedures.value((early,), quantity)
    assert value is not None
    assert abs(float(value) - logistic(round(net, 2))) < 1e-12


def test_a_cause_holds_its_mistakes() -> None:
    procedures, quantity = asked(networks.feedforward, "w6+")
    (ascent,) = (one for one in procedures.mistakes if one.key == "ascent")
    value = procedures.value((ascent,), quantity)
    assert value is not None
    found = causes(procedures, quantity, at_decimals(value, PLACES), PLACES)
    told: dict[str, Cause] = {cause.name: cause for cause in found}
    assert told["ascent"].mistakes == (ascent,)
    assert "error_sign_lost(o1)" in told  # the same value: a rival


@pytest.mark.parametrize(
    ("quantity", "printed", "name"),
    [("dE_total/dw5", "0.82167", "point_moved"), ("dE_total/dw5", "0.008217", "point_moved")],
)
def test_a_point_is_moved_before_the_number_is_rounded(quantity: str, printed: str, name: str):
    problem = load("mazur")
    found = causes(Procedures(Values(problem)), parse_quantity(problem.graph, quantity), printed, 9)
    assert name in {one.name for one in found}


def test_a_slip_in_what_a_mistake_leaves_as_it_is_is_a_slip_in_the_right_value():
    problem = load("mazur")
    w5 = parse_quantity(problem.graph, "w5+")  # the order of updates does not matter to it
    found = causes(Procedures(Values(problem)), w5, "0.3598", 4)
    assert {one.name for one in found if "digits_swapped" in one.name} == {"digits_swapped"}
