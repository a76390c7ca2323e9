"""Columns of texts, and of printed values, against what reads and prints them one by one."""

from __future__ import annotations

import random
from decimal import Decimal

import numpy as np
import pytest

from derive.marking.answers.answer import Form, read
from derive.marking.answers.column import read_column
from derive.marking.columns.rounding import unit
from derive.marking.printed import printed
from derive.notation.rounding import places, rounded

ODD = (
    *("", "0", "-0", "00.0", "0.", ".5", "-.5", "-", ".", "5.", "007.50", "1e5", "1..2", "--1"),
    *("1-2", "-1.", "²", "٣", "0" * 24, "1" * 25, "-0.000", "1\0", "\0", "0.5\0", " 0.5 ", "−3.1"),
    *("8.22·10⁻²", "1/3", "1/0", "x", "1e999", "+4", "1'000", "0,5", "$0.5$"),
)


def noise(seed: int) -> list[str]:
    source = random.Random(seed)
    decimals = [f"{source.uniform(-99, 99):.{source.randrange(9)}f}" for _ in range(400)]
    signs = [
        "".join(source.choices("0123456789.-+e \0", k=source.randrange(8))) for _ in range(400)
    ]
    return [*ODD, *decimals, *signs, *decimals]


@pytest.mark.parametrize("comma", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_a_column_is_read_as_each_of_its_texts(seed, comma):
    texts = noise(seed)
    column = read_column(texts, comma)
    for row, text in enumerate(texts):
        one = read(text, comma)
        if one.form is Form.NUMBER:
            found = column.values[row], column.places[row], column.significant[row]
            assert found == (one.value, one.places, one.significant), repr(text)
            assert row not in column.others
        else:
            assert column.others[row] == one, repr(text)
            assert np.isnan(column.values[row])


@pytest.mark.parametrize("decimals", [1, 3, 4, 6, 9])
def test_a_column_is_printed_as_each_of_its_values(decimals):
    source = random.Random(decimals)
    exact = [Decimal(source.randrange(-(10**14), 10**14)).scaleb(-15) for _ in range(500)]
    exact += [Decimal(source.randrange(-(10**6), 10**6)).scaleb(-6) for _ in range(500)]
    exact += [one.scaleb(source.randrange(-14, 14)) for one in exact[:300]]
    exact += [Decimal(text) for text in ("0", "0.5", "-0.00005", "0.09999999", "12.00005", "1e9")]
    found = printed(np.array([float(one) for one in exact]), decimals, exact.__getitem__)
    assert found == [rounded(one, decimals) for one in exact]


def test_what_has_no_value_is_printed_as_nothing():
    assert printed(np.array([np.nan, 0.5, np.inf]), 4, lambda _: Decimal("0.5")) == ["", "0.5", ""]


@pytest.mark.parametrize("decimals", [1, 4, 9])
def test_a_unit_is_that_of_the_last_printed_place(decimals):
    source = random.Random(decimals)
    values = [source.uniform(1, 9.99) * 10.0 ** source.randrange(-12, 12) for _ in range(300)]
    units = unit(np.array([*values, 0.0, np.inf, -0.05]), decimals)
    known = [10.0 ** -places(Decimal(value), decimals) for value in values]
    assert units[:300] == pytest.approx(known, rel=1e-12)
    assert units[300:] == pytest.approx([10.0**-decimals, np.inf, known and units[302]])
