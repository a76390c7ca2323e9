from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

import pytest
from hypothesis import Phase, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from derive.checking.causes.procedures import Procedures, differ
from derive.checking.mistakes.mistake import Mistake
from derive.marking.answers.row import Answers
from derive.marking.desk import Desk
from derive.marking.scheme import Closeness, Scheme
from derive.marking.verdict import Kind
from derive.model.quantity import parse_quantity
from derive.notation.rounding import rounded
from derive.numerics.pinned import Pinned
from tests.marking import plain

FINE = {Kind.RIGHT, Kind.FOLLOWS, Kind.ROUNDED}
DESK = plain.desk()
GRAPH = DESK.problem.graph
KEYS = plain.SHEET
QUANTITIES = {key: parse_quantity(GRAPH, key) for key in KEYS}


def carried_on(slips: dict[str, Decimal], digits: int = 4) -> dict[str, str]:
    """What a student writes who rounds each result and goes on with it, but for ``slips``."""
    pins, written = {}, {}
    for key, quantity in QUANTITIES.items():
        value = slips[key] if key in slips else Pinned(DESK.values, pins)[quantity]
        written[key] = rounded(value, digits)
        pins[quantity] = Decimal(written[key])
    return written


def test_right_answers_are_right():
    assert {one.kind for one in plain.marked(DESK, plain.right(DESK)).values()} == {Kind.RIGHT}


def test_a_wrong_answer_costs_what_follows_from_it_nothing():
    written = carried_on({"delta_o1": Decimal("0.2222")})
    found = plain.marked(DESK, written)
    assert found["delta_o1"].kind in (Kind.WRONG, Kind.MISTAKE)
    for key in ("dE_total/dw5", "dE_total/dw6", "delta_h1", "dE_total/dw1", "w5+"):
        assert found[key].kind is Kind.FOLLOWS, key
        assert found[key].marks == 1


def test_two_mistakes_in_one_sheet_are_both_found():
    first = Decimal("0.3775")  # the activation of h1 is left out
    second = DESK.values[QUANTITIES["dE_total/dw7"]] * 10
    found = plain.marked(DESK, carried_on({"out_h1": first, "dE_total/dw7": second}))
    assert "activation_left_out(h1)" in [one.key for one in found["out_h1"].suspects]
    assert found["dE_total/dw7"].kind is Kind.MISTAKE
    others = {one.kind for key, one in found.items() if key not in ("out_h1", "dE_total/dw7")}
    assert others <= FINE


def test_a_mistake_made_with_own_numbers_is_named():
    written = carried_on({"out_o1": Decimal("0.62")})
    own = Decimal("0.62") - Decimal("0.01")  # the slope of o1 is left out
    written["delta_o1"] = str(own)
    found = plain.marked(DESK, written)["delta_o1"]
    assert "slope_left_out" in [one.name for one in found.suspects]


@pytest.mark.parametrize(
    ("key", "text", "kind"),
    [
        ("dE_total/dw5", "-0.08217", Kind.MISTAKE),
        ("dE_total/dw5", "0.8217", Kind.MISTAKE),
        ("out_o1", "0.75", Kind.ROUNDED),
        ("out_o1", "0.8", Kind.ROUNDED),
        ("out_o1", "0.7", Kind.ROUNDED),
        ("out_o1", "0.6", Kind.WRONG),
        ("out_o1", "1", Kind.WRONG),
        ("out_o1", "-0.8", Kind.WRONG),
        ("out_h1", "0.6", Kind.ROUNDED),
        ("out_h1", "0.593", Kind.ROUNDED),
        ("out_h1", "0.5932", Kind.ROUNDED),
        ("dE_total/dw5", "0.1", Kind.ROUNDED),
        ("dE_total/dw5", "0.08", Kind.ROUNDED),
        ("dE_total/dw5", "0.0821", Kind.ROUNDED),
        ("dE_total/dw5", "0.0820", Kind.ROUNDED),
        ("dE_total/dw5", "0.08226", Kind.ROUNDED),
        ("dE_total/dw5", "dE/dw5 = 0.0822.", Kind.RIGHT),
        ("dE_total/dw1", "0.000438", Kind.ROUNDED),
        ("dE_total/dw1", "-0.000438", Kind.MISTAKE),
        ("out_o1", "", Kind.BLANK),
        ("out_o1", "1/0", Kind.UNREADABLE),
        ("out_o1", "8.2167041e-2", Kind.WRONG),
        ("dE_total/dw5", "8.2167041e-2", Kind.RIGHT),
        ("dE_total/dw5", "8.2167041", Kind.MISTAKE),
        ("dE_total/dw5", r"\delta_{o1} out_{h1}", Kind.RIGHT),
        ("dE_total/dw5:formula", "-(target_o1-out_o1)*out_o1*(1-out_o1)*out_h1", Kind.RIGHT),
        ("dE_total/dw5:formula", "(target_o1-out_o1)*out_o1*(1-out_o1)*out_h1", Kind.MISTAKE),
        ("dE_total/dw5:formula", "out_h1 + 2*i1", Kind.WRONG),
        ("dE_total/dw5:factor3", "out_h1", Kind.RIGHT),
        ("dE_total/dw5:rule", "the chain rule", Kind.RIGHT),
    ],
)
def test_one_answer_alone(key, text, kind):
    assert plain.marked(DESK, {key: text})[key].kind is kind


def test_what_another_marker_accepts_falsely_is_refused():
    scheme = Scheme(decimals=7, tolerance={"w1+": Closeness("decimals", 7)})
    desk = Desk(DESK.problem, scheme)
    close = float(desk.values[QUANTITIES["w1+"]]) + 3e-7
    assert plain.marked(desk, {"w1+": f"{close:.7f}"})["w1+"].kind is not Kind.RIGHT


def test_a_blank_answer_voids_nothing():
    given = {**plain.right(DESK), "out_h1": "", "net_o1": "what?", "delta_o1": "9**9**9**9"}
    found = plain.marked(DESK, given)
    left = {one.kind for key, one in found.items() if key not in ("out_h1", "net_o1", "delta_o1")}
    assert left == {Kind.RIGHT}


def test_an_easy_earlier_answer_earns_nothing():
    zeros = dict.fromkeys(KEYS[KEYS.index("delta_o1") : KEYS.index("w5+")], "0")
    found = plain.marked(DESK, {**plain.right(DESK, KEYS[:11]), **zeros})
    assert sum(found[key].marks for key in zeros) == 0


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@drawn(
    st.integers(3, 9),
    st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]),
    st.lists(st.booleans(), min_size=len(KEYS), max_size=len(KEYS)),
    st.booleans(),
)
def test_an_honest_rounder_is_never_marked_wrong(decimals, mode, rounds, fixed):
    desk = Desk(DESK.problem, Scheme(decimals=decimals))
    pins, written = {}, {}
    for (key, quantity), now in zip(QUANTITIES.items(), rounds, strict=True):
        value = Pinned(DESK.values, pins)[quantity]
        if fixed:
            text = f"{value.quantize(Decimal(1).scaleb(-decimals), rounding=mode):f}"
        else:
            text = rounded(value, decimals)
        written[key] = text
        pins[quantity] = Decimal(text) if now else value
    found = plain.marked(desk, written)
    assert {key: one.kind for key, one in found.items() if one.kind not in FINE} == {}


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@drawn(st.lists(st.sampled_from([2, 3, 4]), min_size=len(KEYS), max_size=len(KEYS)))
def test_who_keeps_few_digits_now_and_then_is_accused_of_no_mistake(digits):
    pins, written = {}, {}
    for (key, quantity), count in zip(QUANTITIES.items(), digits, strict=True):
        written[key] = rounded(Pinned(DESK.values, pins)[quantity], count)
        pins[quantity] = Decimal(written[key])
    found = plain.marked(DESK, written)
    assert {key: one.kind for key, one in found.items() if one.kind not in FINE} == {}


@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@drawn(st.integers(2, 6), st.booleans())
def test_who_cuts_off_is_accused_of_no_mistake(digits, goes_on):
    cutting, pins, written = Context(prec=digits, rounding=ROUND_DOWN), {}, {}
    for key, quantity in QUANTITIES.items():
        value = cutting.create_decimal(Pinned(DESK.values, pins)[quantity])
        written[key] = f"{value:f}"
        pins |= {quantity: value} if goes_on else {}
    found = plain.marked(DESK, written)
    assert {key: one.kind for key, one in found.items() if one.kind not in FINE} == {}


SIMULATED = {
    *("net_h1", "out_h1", "net_o1", "E_o1", "E_total", "delta_o1", "delta_h1"),
    *("dE_total/dw5", "dE_total/dw1", "w5+", "E_o2", "delta_o2", "dE_total/dw2", "w1+"),
}


def simulated() -> list[tuple[str, str, dict[str, str]]]:
    """A sheet for each mistake, made where it first shows: the key, the name, the answers."""
    procedures, sheets = Procedures(DESK.values), []
    for place, key in enumerate(KEYS):
        if key not in SIMULATED:
            continue
        right = DESK.values[QUANTITIES[key]]
        for mistake, value in procedures.singles(QUANTITIES[key]):
            told = abs(value - right) > Decimal("0.02") * abs(right)
            if not told or value in (0, 1, -1) or abs(value) <= 1e-6:
                continue
            if not any(shows(procedures, mistake, one) for one in KEYS[:place]):
                sheets.append((key, mistake.name, carried_on({key: value})))
    return sheets


def shows(procedures: Procedures, mistake: Mistake, key: str) -> bool:
    """Whether ``mistake`` changes the answer to ``key``, not the last operation alone."""
    setup, quantity = mistake.revise(DESK.setup), QUANTITIES[key]
    if setup is DESK.setup or setup.decimals or not mistake.concerns(DESK.problem, quantity):
        return False
    value = procedures.value((mistake,), QUANTITIES[key])
    return value is not None and differ(value, DESK.values[QUANTITIES[key]])


def vague(key: str, text: str) -> bool:
    """Whether ``text`` is one digit, to which the right value may be rounded or cut off."""
    last, right = Decimal(1).scaleb(Decimal(text).as_tuple().exponent), DESK.values[QUANTITIES[key]]
    either = (right.quantize(last, mode) for mode in (ROUND_HALF_UP, ROUND_DOWN))
    return len(Decimal(text).as_tuple().digits) == 1 and Decimal(text) in either


def test_simulated_students_are_marked_as_intended():
    sheets = simulated()
    rows = [Answers(str(k), given) for k, (_, _, given) in enumerate(sheets)]
    faults = []
    for (key, name, given), found in zip(sheets, plain.several(DESK, rows), strict=True):
        elsewhere = [one for one in found.values() if one.quantity != key and one.kind not in FINE]
        meant = Kind.ROUNDED if name == "rounded_early" or vague(key, given[key]) else Kind.MISTAKE
        if meant is Kind.MISTAKE and len(Decimal(given[key]).as_tuple().digits) == 1:
            meant = Kind.WRONG  # one digit accuses nobody
        if found[key].kind is not meant or elsewhere:
            faults.append((key, name, given[key], found[key].kind, [e.quantity for e in elsewhere]))
    assert len(sheets) > 300
    # A unit that a slip has saturated makes all that follows 0, which a person must look at.
    assert {fault[1] for fault in faults} <= {"per_cent"}, faults
    assert len(faults) <= 0.01 * len(sheets), faults


def test_what_follows_from_a_saturated_unit_goes_to_a_person():
    written = carried_on({"out_h1": Decimal("59.3270")})
    found = plain.marked(DESK, written)
    assert found["out_h1"].suspects[0].name == "per_cent"
    assert found["dE_total/dw5"].kind is Kind.PERSON
    assert {one.kind for one in found.values()} <= {*FINE, Kind.MISTAKE, Kind.PERSON}


@pytest.mark.parametrize(
    ("written", "key", "text", "named"),
    [
        ([], "out_h1", "0.5069", "bias_left_out(h1)"),
        (["delta_h1"], "out_h1", "0.5069", "bias_left_out(h1)"),
        (["net_h1"], "out_h1", "0.5069", ""),
        (["out_o1", "out_o2"], "E_total", "0.2953", ""),
        (["delta_o1"], "dE_total/dw1", "0.001107", "path_twice(h1 to o1)"),
        (["delta_h1"], "dE_total/dw1", "0.001107", ""),
    ],
)
def test_what_is_written_right_speaks_against_a_mistake(written, key, text, named):
    found = plain.marked(DESK, {**plain.right(DESK, written), key: text})[key]
    assert [one.key for one in found.suspects][:1] == ([named] if named else [])
    assert found.kind is (Kind.MISTAKE if named else Kind.WRONG)
