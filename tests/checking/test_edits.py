import pytest

from derive.algebra.formula import parse
from derive.algebra.term import Partial, Reference, Term, partial
from derive.algebra.variable import Role, Variable
from derive.checking.edits import edits

A, B, C = (Variable(Role.VALUE, name=name) for name in "abc")
NAMES = {"a": A, "b": B, "c": C}


def read(text: str) -> Term:
    return parse(text, NAMES)


EXAMPLES = [
    ("sign_changed", "a + b", "a - b"),
    ("sign_changed", "a - b", "a + b"),
    ("term_left_out", "a + b", "b"),
    ("multiplied", "a + b", "a * b"),
    ("factor_left_out", "a * b * c", "a * c"),
    ("added", "a * b", "a + b"),
    ("factor_twice", "a * b", "a * b^2"),
    ("square_left_out", "(a - b)^2", "a - b"),
    ("power_left_out", "a^3", "a"),
    ("minus_left_out", "-a * b", "a * b"),
    ("exponent_sign", "1 / (1 + exp(-a))", "1 / (1 + exp(a))"),
    ("divisor_left_out", "a / b", "a"),
    ("turned_over", "a / b", "b / a"),
    ("function_left_out", "ln(a)", "a"),
    ("sign_lost", "a * b", "-(a * b)"),
]


@pytest.mark.parametrize(("name", "before", "after"), EXAMPLES)
def test_edits(name: str, before: str, after: str) -> None:
    assert read(after) in [edit.term for edit in edits(read(before)) if edit.name == name]


def test_every_kind_has_an_example() -> None:
    whole = read("(a + b * c - (a / b)^2) * exp(-a) * (-c)^3 + ln(b) * c")
    assert {edit.name for edit in edits(whole)} <= {name for name, *_ in EXAMPLES}


@pytest.mark.parametrize("text", ["a", "a + b * c", "(a - b)^2 / c", "exp(-a) * (1 - b)"])
def test_each_edit_changes_the_term_and_no_two_make_the_same(text: str) -> None:
    made = [edit.term for edit in edits(read(text))]
    assert read(text) not in made
    assert len(set(made)) == len(made)


def test_a_symbol_of_a_derivative_stays_whole() -> None:
    slope = partial(A, B)
    made = [edit.term for edit in edits(slope * Reference(C))]
    assert all(
        part.of == Reference(A)
        for term in made
        for part in getattr(term, "factors", ())
        if isinstance(part, Partial)
    )


def test_what_is_done_and_what_must_be_are_both_said() -> None:
    for edit in edits(read("(a - b)^2 * c + a / b")):
        assert edit.sentence
        assert edit.remedy
        assert edit.undoes
