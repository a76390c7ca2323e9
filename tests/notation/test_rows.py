from collections.abc import Callable

from derive.algebra.term import Matrix, Partial, Reference, partial
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.derivation.step import Form
from derive.documents.blocks import Row
from derive.notation.printer import Printer
from derive.notation.rows import PrintedRow, printed_rows

W5, OUT = Reference(Variable(Role.WEIGHT, 2, 1, 1, 1)), Reference(Variable(Role.OUT, 2, 1))
LONG = W5 + OUT + W5 - W5 * OUT


def test_rows_are_aligned_at_their_equals_signs(printer: Callable[[str], Printer]) -> None:
    equations = (Row(OUT, W5 * OUT, note="because"), Row(None, W5 * OUT, Form.NUMBERS))
    assert printed_rows(printer("text"), equations, 60) == (
        PrintedRow("out_o1", "=", "w5 · out_o1", "because"),
        PrintedRow("", "=", "0.40 · 0.751365070"),
    )


def test_a_row_that_is_too_long_goes_on_below(printer: Callable[[str], Printer]) -> None:
    assert printed_rows(printer("text"), (Row(W5, LONG, note="so"),), 25) == (
        PrintedRow("w5", "=", "w5 + out_o1 + w5"),
        PrintedRow("", "", "− w5 · out_o1", "so"),
    )


def test_the_widest_left_side_takes_its_room_from_every_row(
    printer: Callable[[str], Printer],
) -> None:
    slope = partial(TOTAL_ERROR, OUT.variable)
    alone = printed_rows(printer("text"), (Row(W5, LONG),), 36)
    beside = printed_rows(printer("text"), (Row(W5, LONG), Row(slope, OUT)), 36)
    assert len(alone) == 1
    assert [row.relation for row in beside] == ["=", "", "="]


def test_a_left_side_that_is_too_wide_stands_above(printer: Callable[[str], Printer]) -> None:
    goal = Partial(LONG, W5.variable)
    assert printed_rows(printer("text"), (Row(goal, OUT),), 40) == (
        PrintedRow("", "", "∂/∂w5 [w5 + out_o1 + w5"),
        PrintedRow("", "", "− w5 · out_o1]"),
        PrintedRow("", "=", "out_o1"),
    )


def test_a_left_side_that_leaves_no_room_for_a_matrix_stands_above(
    printer: Callable[[str], Printer],
) -> None:
    names, numbers = Matrix(((W5, W5),)), Matrix(((OUT, OUT),))
    rows = printed_rows(printer("text"), (Row(names, numbers, Form.VALUE),), 30)
    assert rows == (
        PrintedRow("", "", "[w5, w5]"),
        PrintedRow("", "=", "[0.751365070, 0.751365070]"),
    )
    assert len(printed_rows(printer("text"), (Row(names, numbers, Form.VALUE),), 40)) == 1


def test_the_relation_is_the_format_s(printer: Callable[[str], Printer]) -> None:
    for syntax, sign in (("latex", "="), ("mathml", "<mo>=</mo>"), ("typst", "=")):
        (row,) = printed_rows(printer(syntax), (Row(OUT, W5),), 60)
        assert row.relation == sign


def test_a_chain_that_fits_stands_on_one_row(printer: Callable[[str], Printer]) -> None:
    equations = (Row(OUT, W5 * OUT), Row(None, W5 * OUT, Form.NUMBERS), Row(None, OUT, Form.VALUE))
    assert printed_rows(printer("text"), equations, 60) == (
        PrintedRow(
            "out_o1",
            "=",
            "w5 · out_o1 = 0.40 · 0.751365070 = 0.751365070",
            sides=("w5 · out_o1", "0.40 · 0.751365070", "0.751365070"),
        ),
    )


def test_numbers_and_value_share_a_row_when_the_chain_is_too_long(
    printer: Callable[[str], Printer],
) -> None:
    equations = (Row(OUT, W5 * OUT), Row(None, W5 * OUT, Form.NUMBERS), Row(None, OUT, Form.VALUE))
    assert printed_rows(printer("text"), equations, 45) == (
        PrintedRow("out_o1", "=", "w5 · out_o1"),
        PrintedRow(
            "",
            "=",
            "0.40 · 0.751365070 = 0.751365070",
            sides=("0.40 · 0.751365070", "0.751365070"),
        ),
    )
