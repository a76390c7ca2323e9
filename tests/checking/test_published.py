from dataclasses import replace

import pytest

from derive.checking.published import Comparison, Judgement, compare
from derive.errors import QuantityError
from derive.model.problem import Order, Problem, Published
from derive.model.spec import load

WRONG = {"E_total+", "E_total+10000", "out_o1+10000", "out_o2+10000"}


@pytest.fixture(scope="module")
def problem() -> Problem:
    return load("mazur")


@pytest.fixture(scope="module")
def compared(problem: Problem) -> dict[str, Comparison]:
    return {found.published.quantity: found for found in compare(problem)}


def one(problem: Problem, quantity: str, printed: str) -> Comparison:
    others = tuple(p for p in problem.published if p.quantity not in WRONG)
    return compare(replace(problem, published=(*others, Published(quantity, printed))))[-1]


def test_verdicts_of_the_example(compared: dict[str, Comparison]) -> None:
    verdicts = {key: found.verdict for key, found in compared.items()}
    assert {key for key, verdict in verdicts.items() if verdict is Judgement.WRONG} == WRONG
    assert verdicts["dE_o2/dout_h1"] is Judgement.ROUNDED
    assert len(set(verdicts)) > 30


@pytest.mark.parametrize(
    ("quantity", "expected", "causes"),
    [
        ("E_total+", "0.291027774", ["layer_by_layer"]),
        ("E_total+10000", "0.0000351019", ["one_update_fewer", "layer_by_layer+digit_inserted"]),
        ("out_o1+10000", "0.015913620", ["layer_by_layer"]),
        ("out_o2+10000", "0.984064274", ["layer_by_layer"]),
        ("dE_o2/dout_h1", "-0.019049118", []),
    ],
)
def test_causes_of_the_example(
    compared: dict[str, Comparison], quantity: str, expected: str, causes: list[str]
) -> None:
    found = compared[quantity]
    assert found.expected == expected
    assert [cause.name for cause in found.causes] == causes


def test_a_cause_says_how_much_it_explains(compared: dict[str, Comparison]) -> None:
    (order,) = compared["out_o1+10000"].causes
    assert order.digits == 4  # 0.01591|2196 beside 0.01591|3620
    assert order.chance < 0.002
    early, inserted = compared["E_total+10000"].causes
    assert early.digits == inserted.digits == 2
    assert 0.005 < early.chance < 0.03 < inserted.chance
    assert "0.000035085" in inserted.sentence


@pytest.mark.parametrize(
    ("quantity", "printed", "cause"),
    [
        ("dE_total/dw5", "0.082176041", "digits_swapped"),
        ("dE_total/dw5", "0.0821670041", "digit_inserted"),
        ("out_h1", "0.593369992", "digit_changed"),
        ("out_h1", "0.59326992", "digit_dropped"),
        ("out_h1", "0.5932669992", "digit_inserted"),
        ("out_h1", "5.93269992", "point_moved"),
        ("w1+", "149780716", "point_moved"),
        ("w5+", "0.317832959", "rate_left_out"),
        ("w5+", "0.441083520", "ascent"),
        ("E_total+", "0.298371109", "one_update_fewer"),
        ("out_o1+", "0.732024167", "biases_moved"),
        ("out_h1", "0.123456789", None),
    ],
)
def test_other_mistakes(problem: Problem, quantity: str, printed: str, cause: str | None) -> None:
    found = one(problem, quantity, printed)
    assert found.verdict is Judgement.WRONG
    assert [c.name for c in found.causes if c.name == cause] == ([cause] if cause else [])
    assert cause or not found.causes


def test_two_mistakes_together(problem: Problem) -> None:
    """Later weights first, and read one update early: neither alone gives this value."""
    early = replace(problem, training=replace(problem.training, order=Order.LAYER_BY_LAYER))
    value = compare(replace(early, published=(Published("E_total+1", "0.1"),)))[0].computed
    found = one(problem, "E_total+2", f"{value:.9f}")
    assert "layer_by_layer+one_update_fewer" in [cause.name for cause in found.causes]


def test_the_right_order_is_found_in_a_spec_with_the_other(problem: Problem) -> None:
    other = replace(problem, training=replace(problem.training, order=Order.LAYER_BY_LAYER))
    assert [cause.name for cause in one(other, "E_total+", "0.291027774").causes] == [
        "simultaneous"
    ]


@pytest.mark.parametrize(
    ("quantity", "printed", "verdict"),
    [
        ("dE_o2/dout_h1", "-0.019049118", Judgement.AGREES),
        ("dE_o2/dout_h1", "-0.019049119", Judgement.ROUNDED),
        ("dE_o2/dout_h1", "-0.019049120", Judgement.WRONG),
        ("dE_o2/dout_h1", "-0.019049117", Judgement.WRONG),
        ("E_o1", "0.274811083", Judgement.AGREES),
        ("E_o1", "0.274811084", Judgement.ROUNDED),  # out_o1 = 0.75136507 used as printed
        ("E_o1", "0.274811085", Judgement.WRONG),
        ("E_total", "0.298371108", Judgement.ROUNDED),
        ("dout_o1/dnet_o1", "0.186815603", Judgement.WRONG),
        ("w5+", "0.358916479", Judgement.ROUNDED),  # 0.4 - 0.5 * 0.082167041 is a tie
        ("net_h1", "0.377500001", Judgement.WRONG),  # its operands are given, not rounded
        ("w5", "0.41", Judgement.WRONG),
    ],
)
def test_rounded_operands(
    problem: Problem, quantity: str, printed: str, verdict: Judgement
) -> None:
    assert one(problem, quantity, printed).verdict is verdict


def test_an_unknown_quantity_says_where_it_stands(problem: Problem) -> None:
    published = (Published("w99", "0.5", "Table 2"),)
    with pytest.raises(
        QuantityError, match=r"published value 0.5 \(Table 2\): there is no .*'w99'"
    ):
        compare(replace(problem, published=published))
