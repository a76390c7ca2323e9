"""The columns against the engine's own decimals, with which they share no arithmetic."""

from __future__ import annotations

import random
from decimal import Decimal

import numpy as np
import pytest

from derive.checking.rounding.tolerance import tolerances
from derive.errors import AlgebraError, DeriveError
from derive.marking.columns.exact import EXACT
from derive.marking.columns.pins import pin, pin_everywhere
from derive.marking.columns.reach import Reach
from derive.marking.columns.rounding import Rounding
from derive.marking.columns.trace import Run, Trace
from derive.marking.own import Own
from derive.model.quantity import key_of, parse_quantity, quantities
from derive.numerics.pinned import Pinned
from tests.marking import plain

SPECS = ("mazur", "deep", "relu", "softmax", "olah", "xor", "bptt")
PINS = {
    "mazur": ("out_h1", "delta_o1", "dE_total/dnet_o2", "delta_h2", "dE_total/dw5", "w1+"),
    "deep": ("delta_a1", "net_a1"),
    "relu": ("delta_o1", "out_h1"),
}


@pytest.mark.parametrize("spec", SPECS)
def test_without_pins_every_value_is_that_of_the_engine(spec):
    desk = plain.desk(spec)
    graph = desk.problem.graph
    with np.errstate(all="ignore"):
        found = desk.followed(EXACT, desk.leaves, {})
        for quantity in quantities(graph):
            value = float(found.computed(quantity))
            right = float(desk.values[quantity])
            assert value == pytest.approx(right, rel=1e-11, abs=1e-14), key_of(graph, quantity)


@pytest.mark.parametrize("seed", range(6))
def test_with_pins_what_follows_is_that_of_the_engine(seed):
    desk, source = plain.desk(), random.Random(seed)
    graph = desk.problem.graph
    keys = source.sample(PINS["mazur"], 3)
    pins = {parse_quantity(graph, key): Decimal(f"{source.uniform(-1, 1):.4f}") for key in keys}
    columns = {quantity: pin_everywhere(np.array([float(v)])) for quantity, v in pins.items()}
    engine, found = Pinned(desk.values, pins), desk.followed(EXACT, desk.leaves, columns)
    for quantity in quantities(graph):
        if quantity not in desk.leaves:
            value = float(np.broadcast_to(found.computed(quantity), (1,))[0])
            assert value == pytest.approx(float(engine[quantity]), rel=1e-10, abs=1e-13), (
                keys,
                key_of(graph, quantity),
            )


@pytest.mark.parametrize("spec", ["mazur", "relu", "softmax", "olah"])
@pytest.mark.parametrize("decimals", [3, 4, 9])
def test_the_bands_hold_all_that_the_tolerances_hold(spec, decimals):
    desk = plain.desk(spec)
    known = tolerances(desk.derivation, desk.values, decimals)
    with np.errstate(all="ignore"):
        right = desk.followed(EXACT, desk.leaves, {})
        reach = Reach(desk.ways, right, Rounding(decimals))
        for quantity, interval in known.items():
            if interval is None:
                continue
            band = reach.of(quantity)
            room = 1e-9 * max(abs(float(interval.low)), abs(float(interval.high)))
            assert float(band.low) <= float(interval.low) + room
            assert float(band.high) >= float(interval.high) - room
            spread = float(interval.high - interval.low)
            assert float(band.high - band.low) <= 1.5 * spread + room, quantity


@pytest.mark.parametrize("spec", SPECS)
def test_what_a_mistake_does_not_change_is_taken_from_the_right_way(spec):
    """The same comes out where everything is worked anew."""
    desk = plain.desk(spec)
    source = random.Random(4)
    asked = [q for q in quantities(desk.problem.graph) if q not in desk.leaves]
    pinned = source.sample(asked, 4)
    where = np.array([True, False, True])
    pins = {q: pin(where, np.array([0.3, 7.0, source.uniform(-1, 1)])) for q in pinned}
    own, spared, changed = Own(desk, desk.leaves, pins), 0, 0
    with np.errstate(all="ignore"):
        for number in source.sample(range(len(desk.mistakes)), min(len(desk.mistakes), 40)):
            setup = desk.mistakes[number][1]
            anew = desk.followed(EXACT, desk.leaves, pins, setup)
            for quantity in source.sample(asked, min(len(asked), 15)):
                try:
                    expected = anew.computed(quantity)
                except DeriveError:
                    continue
                found = own.run.column(own.trials.way(number).computed(quantity))
                np.testing.assert_array_equal(*np.broadcast_arrays(found, expected))
                changes = desk.difference(number).changes(quantity)
                changed, spared = changed + changes, spared + (not changes)
                if not changes:
                    right = own.run.column(own.trials.right.computed(quantity))
                    np.testing.assert_array_equal(*np.broadcast_arrays(right, expected))
    assert changed
    assert spared


def test_the_steps_of_long_sums_are_gone_through_without_going_deep():
    trace: Trace[str] = Trace()
    place = one = trace.point(trace.placeholder("x"))
    for _ in range(5000):
        place = trace.add(trace.negate(place), one)
    assert Run(trace, lambda _: np.asarray([2.0, 3.0])).column(place).tolist() == [2.0, 3.0]


def test_a_step_is_noted_once_and_what_is_needed_once_is_let_go():
    trace: Trace[str] = Trace()
    x, y = (trace.point(trace.placeholder(name)) for name in "xy")
    shared = trace.multiply(x, y)
    sides = trace.choose(">", (x, y), trace.add(shared, x), trace.function("exp", shared))
    count = len(trace.steps)
    assert trace.multiply(x, y) == shared
    assert trace.replaced(trace.point(np.asarray(2.0)), *2 * [trace.placeholder("x")]) == count + 1
    asked = []
    known = {"x": np.array([1.0, 3.0]), "y": np.array([3.0, 1.0])}
    run = Run(trace, lambda name: asked.append(name) or known[name])
    assert run.column(sides).tolist() == [np.exp(3.0), 6.0]
    assert run.column(sides).tolist() == [np.exp(3.0), 6.0]
    assert sorted(asked) == ["x", "y"], "what several steps need is kept"
    with pytest.raises(AlgebraError):
        trace.function("gamma", x)
