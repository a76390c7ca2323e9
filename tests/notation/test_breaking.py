from collections.abc import Callable

import pytest

from derive.algebra.term import (
    HALF,
    ONE,
    TWO,
    Function,
    Hole,
    IndexedSum,
    Matrix,
    Number,
    Partial,
    Power,
    Product,
    Reference,
    Sum,
    Term,
    exp,
    partial,
    term,
)
from derive.algebra.variable import TOTAL_ERROR, Role, Variable
from derive.derivation.step import Form
from derive.notation.breaking import Breaker
from derive.notation.printer import Printer
from derive.notation.syntax import Level
from tests.notation.broken import broken

W5, OUT = Reference(Variable(Role.WEIGHT, 2, 1, 1, 1)), Reference(Variable(Role.OUT, 2, 1))
ERROR = Reference(TOTAL_ERROR)
SLOPE = partial(ERROR, Variable(Role.OUT, 2, 2))
LONG = W5 + OUT + TWO - W5 * OUT + OUT**2
PATHS = Sum(tuple(SLOPE * term(Variable(Role.WEIGHT, 2, 2, 1, 1)) for _ in range(20)))
SERIES = IndexedSum("o", 2, term(Variable(Role.DELTA, 2, "o")) + LONG)

TABLE: list[tuple[Term, int, list[str]]] = [
    (LONG, 60, ["w5 + out_o1 + 2 − w5 · out_o1 + out_o1²"]),
    (LONG, 30, ["w5 + out_o1 + 2 − w5 · out_o1", "+ out_o1²"]),
    (LONG, 16, ["w5 + out_o1 + 2", "− w5 · out_o1", "+ out_o1²"]),
    (LONG, 14, ["w5 + out_o1", "+ 2", "− w5 · out_o1", "+ out_o1²"]),
    (LONG - W5 * OUT + TWO, 44, ["w5 + out_o1 + 2 − w5 · out_o1 + out_o1²", "− w5 · out_o1 + 2"]),
    (LONG - OUT + TWO, 48, ["w5 + out_o1 + 2 − w5 · out_o1 + out_o1²", "− out_o1 + 2"]),
    (LONG + W5 * OUT, 48, ["w5 + out_o1 + 2 − w5 · out_o1 + out_o1²", "+ w5 · out_o1"]),
    (W5 * OUT * Number("0.123456789"), 20, ["w5 · out_o1", "· 0.123456789"]),
    (OUT * LONG, 30, ["out_o1(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)"]),
    (OUT * LONG, 8, ["out_o1", "· (w5", "+ out_o1", "+ 2", "− w5", "· out_o1", "+ out_o1²)"]),
    (-LONG, 30, ["−(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)"]),
    (-LONG * W5, 30, ["−(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²) · w5"]),
    (TWO + -LONG * W5, 31, ["2 + (−(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)) · w5"]),
    (W5 - (ONE - LONG), 30, ["w5 − (1 − (w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²))"]),
    (LONG**2, 30, ["(w5 + out_o1 + 2 − w5 · out_o1", "+ out_o1²)²"]),
    (exp(LONG), 30, ["exp(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)"]),
    (Function("sqrt", LONG), 30, ["(w5 + out_o1 + 2 − w5 · out_o1", "+ out_o1²)^(1/2)"]),
    (ONE / LONG, 30, ["1/(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)"]),
    (LONG / W5, 30, ["(w5 + out_o1 + 2 − w5 · out_o1", "+ out_o1²)/w5"]),
    (Partial(LONG, W5.variable), 34, ["∂/∂w5 [w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²]"]),
    (SERIES, 34, ["Σ_o (δ_o + (w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²))"]),
    (
        SERIES * OUT,
        34,
        ["(Σ_o (δ_o + (w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)))", "· out_o1"],
    ),
    (Hole("a", LONG), 20, ["_" * 55]),
    (Power(TWO, LONG), 20, ["2^(w5 + out_o1 + 2 − w5 · out_o1 + out_o1²)"]),
    (SLOPE, 9, ["∂E_total/∂out_o2"]),
    (
        LONG + W5 * LONG,
        42,
        [
            "w5 + out_o1 + 2 − w5 · out_o1 + out_o1²",
            "+ w5(w5 + out_o1 + 2 − w5 · out_o1",
            "+ out_o1²)",
        ],
    ),
    (W5 + W5 * LONG, 30, ["w5 + w5(w5 + out_o1 + 2", "− w5 · out_o1 + out_o1²)"]),
    (Matrix(((W5,), (OUT,), (W5,))), 14, ["[w5; out_o1;", "w5]"]),
    (Matrix(((W5, OUT), (OUT, W5))), 16, ["[w5, out_o1;", "out_o1, w5]"]),
]


@pytest.mark.parametrize(("term", "width", "rows"), TABLE)
def test_rows(printer: Callable[[str], Printer], term: Term, width: int, rows: list[str]) -> None:
    assert broken(printer("text"), None, term, Form.SYMBOLS, width + 3) == tuple(rows)


def test_the_left_side_takes_room(printer: Callable[[str], Printer]) -> None:
    text = printer("text")
    assert broken(text, None, LONG, Form.SYMBOLS, 42) == (text.term(LONG),)
    assert len(broken(text, OUT, LONG, Form.SYMBOLS, 42)) == 2


def test_halves_of_brackets_have_a_fixed_size(printer: Callable[[str], Printer]) -> None:
    plain = broken(printer("latex"), None, TWO * LONG, Form.SYMBOLS, 26)
    assert plain == (
        r"2\bigl(w_5 + \mathrm{out}_{o1} + 2",
        r"{} - w_5 \cdot \mathrm{out}_{o1} + \mathrm{out}_{o1}^2\bigr)",
    )
    tall = broken(printer("latex"), None, TWO * (LONG + HALF), Form.SYMBOLS, 26)
    assert r"\biggl(" in tall[0]
    assert tall[-1].endswith(r"+ \frac{1}{2}\biggr)")
    core = broken(printer("mathml"), None, LONG**2, Form.SYMBOLS, 26)
    assert core[0].startswith('<mrow><mo form="prefix" stretchy="false">(</mo>')
    assert core[1].startswith('<mrow><mo form="infix">−</mo>')
    assert core[1].endswith(
        '<msup><mo form="postfix" stretchy="false">)</mo><mn>2</mn></msup></mrow>'
    )


@pytest.mark.parametrize("syntax", ["latex", "mathml", "text", "typst"])
@pytest.mark.parametrize("form", [Form.SYMBOLS, Form.NUMBERS])
@pytest.mark.parametrize("width", [48, 80, 120])
def test_twenty_paths_times_a_factor_fit(
    printer: Callable[[str], Printer], syntax: str, form: Form, width: int
) -> None:
    wide = Product((OUT, PATHS, ONE - OUT))
    rows = broken(printer(syntax), W5, wide, form, width)
    assert len(rows) > 2
    words = Breaker(printer(syntax)).words(wide, form, Level.SUM, width - 5)
    assert max(word.width for word in words) + 3 <= width - 5
    if syntax == "text":
        assert max(map(len, rows)) <= width - 5
        assert min(map(len, rows[1:-2])) > width / 3


def test_a_fraction_is_as_wide_as_its_wider_part(printer: Callable[[str], Printer]) -> None:
    assert len(broken(printer("latex"), None, PATHS, Form.SYMBOLS, 80)) == 4
    assert len(broken(printer("text"), None, PATHS, Form.SYMBOLS, 80)) == 7


def test_an_indexed_sum_in_numbers_is_written_out(printer: Callable[[str], Printer]) -> None:
    series = IndexedSum("o", 2, term(Variable(Role.OUT, 2, "o")))
    rows = broken(printer("text"), None, series, Form.NUMBERS, 20)
    assert rows == ("0.751365070", "+ 0.772928465")


def test_a_value_is_never_broken(printer: Callable[[str], Printer]) -> None:
    assert broken(printer("text"), None, LONG, Form.VALUE, 5) == ("3.415368509",)
