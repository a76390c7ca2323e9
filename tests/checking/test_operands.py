import pytest

from derive.algebra.term import Negation, Number, Term, term
from derive.checking.rounding.operands import misplaced, stands_for
from derive.model.quantity import key_of, parse_quantity
from derive.model.spec import load
from derive.numerics.values import Values

VALUES = Values(load("mazur"))
GRAPH = VALUES.problem.graph


def symbol(key: str) -> Term:
    return term(parse_quantity(GRAPH, key))


@pytest.mark.parametrize(
    ("digits", "expected", "found"),
    [
        ("0.25", "w2", "w3"),
        ("0.20", "w2", None),
        ("0.5", "w5", "w7"),
        ("0.596884378", "out_h1", "out_h2"),
        ("0.3775", "out_h1", "net_h1"),
        ("0.01", "out_o1", "target_o1"),
        ("0.35", "b2", "b1"),
        ("-0.019049118", "dE_o1/dout_h1", "dE_o2/dout_h1"),
        ("0.74136507", "dout_o1/dnet_o1", "dE_total/dout_o1"),
        ("0.987654", "w2", ""),
        ("-0.019049119", "dE_o2/dout_h1", None),  # rounded operands give it
    ],
)
def test_what_a_literal_stands_for(digits: str, expected: str, found: str | None) -> None:
    candidates = stands_for(VALUES, Number(digits), parse_quantity(GRAPH, expected))
    keys = [key_of(GRAPH, one) for one in candidates]
    if found:
        assert found in keys
    else:
        assert not keys


def test_neighbours_come_before_what_else_has_that_value() -> None:
    first, *others = stands_for(VALUES, Number("0.50"), parse_quantity(GRAPH, "w5"))
    assert key_of(GRAPH, first) == "w7"
    assert "eta" in [key_of(GRAPH, one) for one in others]


def test_one_wrong_operand_is_found_in_a_line() -> None:
    symbols = symbol("w1") * symbol("i1") + symbol("w2") * symbol("i2") + symbol("b1") * Number("1")
    right = [Number(digits) for digits in ("0.15", "0.05", "0.2", "0.1", "0.35", "1")]
    a, b, c, d, e, one = right
    assert misplaced(VALUES, a * b + c * d + e * one, symbols) == ()
    (found,) = misplaced(VALUES, a * b + Number("0.25") * d + e * one, symbols)
    assert found.number == Number("0.25")
    assert key_of(GRAPH, found.expected) == "w2"
    assert "w3" in [key_of(GRAPH, one) for one in found.candidates]


def test_a_number_with_its_sign_is_one_literal() -> None:
    symbols = symbol("dE_o2/dout_h1") * symbol("w1")
    assert misplaced(VALUES, Negation(Number("0.019049118")) * Number("0.15"), symbols) == ()
    (found,) = misplaced(VALUES, Number("0.019049118") * Number("0.15"), symbols)
    assert key_of(GRAPH, found.expected) == "dE_o2/dout_h1"


def test_lines_of_another_shape_are_passed_over() -> None:
    assert misplaced(VALUES, Number("0.3") * Number("7"), symbol("w1") + symbol("w2")) == ()
