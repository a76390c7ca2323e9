"""Tolerances: whoever rounds honestly stays inside, and they are no wider than that needs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from derive.algebra.decimals import at_decimals
from derive.algebra.interval import Interval, point
from derive.algebra.precise import precision
from derive.api import explain
from derive.checking.rounding.rounder import kept
from derive.checking.rounding.tolerance import ends, tolerance, tolerances
from derive.derivation.by_deltas import with_delta_rules
from derive.model.examples import names
from derive.model.quantity import key_of, parse_quantity
from derive.notation.rounding import places, rounded

NUMBERS = st.decimals(-1000, 1000, allow_nan=False, places=12)
DECIMALS = st.integers(1, 9)


@given(NUMBERS, DECIMALS)
def test_what_is_printed_is_kept(value, decimals):
    with precision():
        found = kept(point(value), decimals)
    assert found.low <= value <= found.high
    assert found.low <= Decimal(rounded(value, decimals)) <= found.high


@given(NUMBERS, DECIMALS)
def test_no_more_than_one_rounding_is_kept(value, decimals):
    with precision():
        found = kept(point(value), decimals)
        unit = Decimal(1).scaleb(-places(value, decimals))
    assert found.high - found.low <= unit


@given(NUMBERS, NUMBERS, DECIMALS, st.floats(0, 1))
def test_what_is_rounded_from_inside_is_inside(one, other, decimals, share):
    low, high = sorted((one, other))
    with precision():
        found = kept(Interval(low, high), decimals)
        value = low + (high - low) * Decimal(share)
        if low <= value <= high:
            assert found.low <= Decimal(rounded(value, decimals)) <= found.high


@pytest.mark.parametrize(
    ("value", "decimals", "low", "high"),
    [
        ("0.125", 2, "0.12", "0.13"),  # half-way goes either way
        ("-0.125", 2, "-0.13", "-0.12"),
        ("0.5", 4, "0.5", "0.5"),
        ("0.082167", 4, "0.082167", "0.08217"),
        ("0.0999996", 4, "0.0999996", "0.1"),
        ("0", 4, "0", "0"),
        ("12345678901", 3, "12345678901", "12300000000"),
    ],
)
def test_kept(value, decimals, low, high):
    with precision():
        found = kept(point(Decimal(value)), decimals)
    assert (found.low, found.high) == tuple(sorted((Decimal(low), Decimal(high))))


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("net_h1", ("0.3775", "0.3775")),
        ("E_total", ("0.2983", "0.2985")),
        ("out_o1+", ("0.7421", "0.7421")),
        ("w1", ("0.1500", "0.1500")),
    ],
)
def test_ranges_of_the_example(key, expected):
    worked = explain("mazur", rules=False)
    quantity = parse_quantity(worked.problem.graph, key)
    assert ends(tolerance(worked.derivation, worked.values, quantity, 4), 4) == expected


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("decimals", [2, 4, 8])
def test_the_true_value_is_inside_and_more_decimals_say_more(name, decimals):
    worked = explain(name, rules=False)
    derivation = with_delta_rules(worked.derivation)
    wide, narrow = (tolerances(derivation, worked.values, n) for n in (decimals, decimals + 2))
    for quantity, interval in wide.items():
        inner = narrow[quantity]
        assert interval is not None
        assert inner is not None
        assert interval.low <= worked.values[quantity] <= interval.high
        unit = Decimal(1).scaleb(-decimals)
        assert inner.high - inner.low <= (interval.high - interval.low) / 10 + unit


@pytest.mark.parametrize("name", names())
def test_eight_decimals_leave_little_doubt(name):
    worked = explain(name, rules=False)
    found = tolerances(with_delta_rules(worked.derivation), worked.values, 8)
    for interval in found.values():
        assert interval is not None
        assert interval.high - interval.low < Decimal("0.00001")


def formula(tmp_path, formulas, values):
    """A formula spec, worked, and its tolerances at two decimals."""
    spec = tmp_path / "formula.toml"
    *_, last = formulas
    lines = ['title = "A formula"', "[network]", 'kind = "formula"', f'output = "{last}"']
    lines += ["[network.formulas]", *(f'{name} = "{form}"' for name, form in formulas.items())]
    lines += ["[network.values]", *(f"{name} = {value}" for name, value in values.items())]
    spec.write_text("\n".join(lines))
    worked = explain(str(spec), rules=False)
    found = tolerances(worked.derivation, worked.values, 2)
    return {key_of(worked.problem.graph, quantity): one for quantity, one in found.items()}


def test_a_given_number_is_taken_as_it_is_and_its_copy_may_be_rounded(tmp_path):
    found = formula(tmp_path, {"a": "x", "b": "x + 0"}, {"x": "0.12345"})
    assert found["a"] == Interval(Decimal("0.12"), Decimal("0.12345"))


def test_factors_may_be_joined_in_any_order(tmp_path):
    values = {"x": "0.37", "y": "1.45", "z": "1.93"}
    found = formula(tmp_path, {"f": "x * y * z"}, values)["f"]
    x, y, z = map(Decimal, values.values())
    for one, two, three in ((x, y, z), (y, z, x), (z, x, y)):
        assert found.low <= Decimal(at_decimals(one * two, 2)) * three <= found.high


def test_a_divisor_that_may_be_zero_leaves_everything_open(tmp_path):
    formulas = {"a": "x * x", "c": "1 / (a - 0.011)"}
    found = formula(tmp_path, formulas, {"x": "0.105"})
    assert found["a"] is not None
    assert found["c"] is None


def test_a_delta_and_the_derivative_that_it_is_have_one_range():
    worked = explain("mazur", rules=False)
    graph = worked.problem.graph
    delta, slope = (parse_quantity(graph, key) for key in ("delta_h1", "dE_total/dnet_h1"))
    found = tolerances(with_delta_rules(worked.derivation), worked.values, 4)
    assert found[delta] == found.get(slope, found[delta])
    assert tolerance(worked.derivation, worked.values, slope, 4) is not None
