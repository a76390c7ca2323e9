"""All formulas of a column at once against one formula after the other."""

from __future__ import annotations

import random

import numpy as np
import pytest

from derive.marking.expressions.attempts import Change
from derive.marking.expressions.changes import Changes, changed
from derive.marking.expressions.forest import NO_VALUE, forest_of
from derive.marking.expressions.points import Rows
from derive.marking.expressions.postfix import MINUS, PAIRED, Postfix, worth
from derive.marking.expressions.right import Right
from derive.marking.expressions.stock import Stock
from derive.marking.expressions.table import Table
from derive.marking.expressions.wanted import alike, equal
from derive.marking.expressions.worked import ALL, worked
from tests.marking import plain

SPECS = ("mazur", "relu", "bptt")
ASKED = [
    ("mazur", "dE_total/dw5", 20),
    ("mazur", "delta_o1", 20),
    ("mazur", "w5+", 20),
    ("mazur", "E_o1", 5),
    ("mazur", "out_o1", 2),
    ("relu", "dE_total/dw1", 10),
    ("bptt", "net_h1(2)", 20),
]
NUMBERS = (0.0, 1.0, 2.0, 0.5)
OPERATIONS = ("+", "-", "*", "/", "+", "-", "*", "^", MINUS, "exp", "tanh", "abs", "sqrt", "ln")


def formula(source: random.Random, symbols: list[int], depth: int) -> Postfix:
    """A random formula."""
    if not depth or source.random() < 0.25:
        return (source.choice(symbols if source.random() < 0.75 else NUMBERS),)
    sign = source.choice(OPERATIONS)
    parts = [formula(source, symbols, depth - 1) for _ in range(2 if sign in PAIRED else 1)]
    return (*(mark for part in parts for mark in part), sign)


def asked(spec: str) -> tuple[Stock, list[int]]:
    """A problem with the symbols of its first formulas."""
    stock = Stock(plain.desk(spec))
    for forms in list(stock.desk.ways.values())[:12]:
        stock.postfix(forms[0])
    return stock, [~place for place in range(len(stock.columns))]


def alone(stock: Stock, postfix: Postfix) -> np.ndarray | None:
    """The numbers of one formula; None where it divides by 0."""
    try:
        return np.broadcast_to(np.asarray(worth(postfix, stock.columns), float), (ALL,))
    except ZeroDivisionError:
        return None


@pytest.mark.parametrize("spec", SPECS)
def test_together_formulas_are_worth_what_each_is_alone(spec):
    stock, symbols = asked(spec)
    source = random.Random(spec)
    postfixes = [formula(source, symbols, source.randint(0, 5)) for _ in range(300)]
    postfixes[100] = (symbols[0], 1.0, 2.0, 2.0, "-", "/", "+")
    with np.errstate(all="ignore"):
        every, places = worked(stock, postfixes)
        expected = [alone(stock, one) for one in postfixes]
        assert [k for k, row in enumerate(expected) if row is not None] == places.tolist()
        assert 0 < len(places) < len(postfixes)
        for row, place in zip(every.rows, places, strict=True):
            np.testing.assert_allclose(row, expected[place], rtol=1e-12, equal_nan=True)
        some = source.sample(range(len(places)), 40)
        left = every.only(some)
        again = left.under(lambda mark: stock.columns[~mark])
        np.testing.assert_array_equal(again, every.rows[some])
        assert left.forest.left.size < every.forest.left.size


def test_a_part_stands_once_however_often_it_is_written():
    product = (-1, -2, "*")
    forest = forest_of([product, (*product, 1.0, "-"), (*product, *product, "+"), (-2, -1, "*")])
    assert forest.left.size == 3 + 1 + 1 + 1 + 1  # symbols and number; then each operation
    assert forest.sizes[forest.roots].tolist() == [3, 5, 7, 3]


def test_a_formula_that_divides_by_0_costs_the_others_nothing():
    forest = forest_of([(-1,), (1.0, 0.0, "/"), (2.0, -1, "*"), (1.0, 2.0, 2.0, "-", "/")])
    assert (forest.roots == NO_VALUE).tolist() == [False, True, False, True]
    assert forest.only([0, 2]).worths(lambda _: 3.0, 1)[:, 0].tolist() == [3.0, 2.0, 6.0]


def by_hand(stock: Stock, postfix: Postfix, changes: Changes, target: np.ndarray) -> set[Change]:
    """All changes that help, each made and computed."""
    near = changes.attempts.near
    tried = [Change((k,)) for k, one in enumerate(postfix) if one in ("+", "-", MINUS)]
    symbols = [(k, one) for k, one in enumerate(postfix) if type(one) is int]
    tried += [Change((k,), other) for k, one in symbols for other in (None, *near(one))]
    for mark in {one for _, one in symbols}:
        places = tuple(k for k, one in symbols if one == mark)
        tried += [Change(places, other) for other in near(mark) if len(places) > 1]
    return {one for one in tried if _helps(stock, changed(postfix, one), target)}


def _helps(stock: Stock, postfix: Postfix, target: np.ndarray) -> bool:
    found = alone(stock, postfix)
    return found is not None and bool(equal(found[Rows.random], target[Rows.random]))


@pytest.mark.parametrize(("spec", "key", "least"), ASKED)
def test_every_change_that_helps_is_found_and_no_other(spec, key, least):
    """Formulas are spoilt in one place or two; every possible change is tried by hand."""
    stock, symbols = asked(spec)
    question = stock.desk.question(f"{key}:formula")
    assert question is not None
    changes, source = Changes(stock), random.Random(key)
    wanted = Right(stock).wanted(question)
    assert wanted is not None
    forms = [stock.postfix(form) for form in stock.desk.ways[question.quantity]]
    postfixes = [_spoilt(source, changes, source.choice(forms), symbols) for _ in range(80)]
    with np.errstate(all="ignore"):
        every, _ = worked(stock, postfixes)
        found = changes.helping(every, wanted)
        helped = 0
        for place, postfix in enumerate(every.postfixes):
            right = by_hand(stock, postfix, changes, wanted.column)
            told = set(found.get(place, ()))
            assert told <= right, postfix
            assert {one for one in right if one.meant is not None} <= told, postfix
            assert any(one.meant is None for one in told) == any(
                one.meant is None for one in right
            ), postfix
            helped += bool(right)
    assert helped >= least


def _spoilt(
    source: random.Random, changes: Changes, postfix: Postfix, symbols: list[int]
) -> Postfix:
    out = list(postfix)
    for _ in range(source.choice((1, 1, 1, 2))):
        place = source.randrange(len(out))
        mark = out[place]
        if type(mark) is int:
            other = source.choice(changes.attempts.near(mark) or symbols)
            everywhere = source.random() < 0.5
            out = [
                other if k == place or (everywhere and one == mark) else one
                for k, one in enumerate(out)
            ]
        elif mark in ("+", "-"):
            out[place] = "-" if mark == "+" else "+"
    around = ("exp", "ln"), ("~", "~"), (2.0, "^", "sqrt"), (3.0, "*", 3.0, "/"), ("abs",)
    return (*out, *(source.choice(around) if source.random() < 0.3 else ()))


def test_squares_in_squares_are_looked_at_in_time():
    """Each square has two roots; forty of them would have a million millions."""
    stock, symbols = asked("mazur")
    question = stock.desk.question("dE_total/dw5:formula")
    assert question is not None
    wanted = Right(stock).wanted(question)
    assert wanted is not None
    deep: tuple = (symbols[0],)
    for _ in range(40):
        deep = (*deep, 2.0, "^", symbols[1], "-")
    with np.errstate(all="ignore"):
        every, _ = worked(stock, [deep[:101]])
        assert Changes(stock).helping(every, wanted) == {}


def test_rows_are_found_by_their_numbers():
    source = np.random.default_rng(1)
    rows = source.choice([0.0, 1.0, -1.0, np.nan, np.inf], (60, 8))
    rows += source.choice([0, 1e-12], 60)[:, None]
    columns = rows[source.integers(0, 60, 40)] * (1 + source.choice([0, 1e-11, 1e-3], 40)[:, None])
    with np.errstate(all="ignore"):
        expected = [
            (which, place)
            for which, column in enumerate(columns)
            for place, row in enumerate(rows)
            if np.isfinite(column[0])
            and abs(row[0] - column[0]) <= 1e-9 * max(abs(column[0]), 1e-12)
            and alike(row, column)
        ]
        found = list(Table(rows).matching(columns))
    assert found == expected
    assert len(expected) > 10
