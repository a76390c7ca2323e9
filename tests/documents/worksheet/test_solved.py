"""Every sheet can be solved from the sheet alone, within the ranges of the key."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.algebra.term import Number, Partial, Reference, Term
from derive.documents.blocks import Document, Math
from derive.model.quantity import key_of
from tests.documents.worksheet.sheets import FILES, SHEETS, sheet, solution, worked
from tests.documents.worksheet.student import Student, as_told

SLACK = 1e-12  # of a calculator in double precision
HABITS = {
    "rounds every line": (True, False),
    "rounds every operation": (True, True),
    "never rounds": (False, False),
}


def ranges(name: str, document: Document, decimals: int) -> dict[str, tuple[str, float, float]]:
    """Key → the answer as printed, and the least and the greatest value to accept."""
    graph, printer = worked(name, decimals).problem.graph, worked(name, decimals).printer
    found = {}
    for quantity, answer, low, high in solution(document).rows:
        (math,) = quantity
        assert isinstance(math, Math)
        (term, _) = math.forms[0]
        key = key_of(graph, term if isinstance(term, Partial) else term.variable)
        ends = [digits(cell[0]) for cell in (low, high)]
        found[key] = (printer.chain(answer[0].forms), *ends)
    return found


def digits(math: Math) -> float:
    ((term, _),) = math.forms
    assert isinstance(term, Number)
    return float(term.digits)


def student(name: str, decimals: int, habit: str | Random) -> Student:
    printer = worked(name, decimals).printer

    def printed(term: Term) -> str:
        assert isinstance(term, Reference | Partial)
        return printer.digits(term if isinstance(term, Partial) else term.variable)

    def rounded(value: float) -> float:
        return as_told(value, decimals)

    def now_and_then(value: float) -> float:
        return rounded(value) if habit.choice((True, False)) else value

    def as_is(value: float) -> float:
        return value

    if isinstance(habit, Random):
        return Student(printed, now_and_then, now_and_then)
    line, key = HABITS[habit]
    return Student(printed, rounded if line else as_is, rounded if key else as_is)


def check(name: str, document: Document, decimals: int, habit: str | Random) -> int:
    accepted = ranges(name, document, decimals)
    answers = student(name, decimals, habit).solve(document)
    assert set(answers) == set(accepted)
    for key, answer in answers.items():
        _, low, high = accepted[key]
        assert low - SLACK <= as_told(answer, decimals) <= high + SLACK, key
    return len(answers)


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_every_sheet_can_be_solved(name, wish, habit):
    assert check(name, sheet(name, wish), 4, habit)


@pytest.mark.parametrize("seed", range(2, 12))
@pytest.mark.parametrize("name", ["mazur", "softmax", "bptt"])
def test_whichever_half_is_drawn(name, seed):
    assert check(name, sheet(name, "half", seed), 4, "rounds every line")


@pytest.mark.parametrize("name", ["mazur", "softmax", "xor", "bptt", "deep"])
@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_whoever_rounds_now_and_then_is_right(name, habit):
    assert check(name, sheet(name, "all"), 4, habit)


@pytest.mark.parametrize(("decimals", "wish"), [(2, "all"), (3, "all"), (6, "all"), (9, "few")])
@pytest.mark.parametrize("name", FILES)
def test_with_fewer_and_with_more_decimals(name, decimals, wish):
    document = sheet(name, wish, decimals=decimals)
    assert check(name, document, decimals, "rounds every operation")


@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_the_printed_answer_is_accepted(name, wish):
    for printed, low, high in ranges(name, sheet(name, wish), 4).values():
        assert Decimal(repr(low)) <= Decimal(printed.replace("−", "-")) <= Decimal(repr(high))
