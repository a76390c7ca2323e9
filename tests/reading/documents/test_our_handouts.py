"""Every equation of our own handouts is found, in every format and notation."""

import re
from functools import cache

import pytest

from derive.api import explain
from derive.documents.blocks import Equations
from derive.model.examples import names
from derive.notation.notations import NOTATIONS
from derive.reading.passage import Formula
from derive.writers.formats import FORMATS
from derive.writers.numbering import blocks_of, equation_numbers
from tests.reading.documents.listing import read

KINDS = {"md": "markdown", "tex": "latex", "html": "html", "txt": "text"}
CASES = [
    *((name, None) for name in names()),
    *(("mazur", one.name) for one in NOTATIONS),
    *(("bptt", one.name) for one in NOTATIONS),
]


@cache
def handout(name, notation):
    worked = explain(name, notation=notation)
    return worked, worked.handout()


def displays(name, notation, ending):
    worked, document = handout(name, notation)
    (into,) = (one for one in FORMATS if one.name == ending)
    source = read(worked.render(document, into), KINDS[ending])
    assert source.remarks == ()
    return [passage for passage in source.passages if isinstance(passage, Formula)]


@pytest.mark.parametrize("ending", ["md", "tex", "html"])
@pytest.mark.parametrize(("name", "notation"), CASES)
def test_a_block_of_equations_is_one_formula_with_its_number(name, notation, ending):
    _, document = handout(name, notation)
    numbers = equation_numbers(document)
    blocks = [block for block in blocks_of(document.blocks) if isinstance(block, Equations)]
    found = displays(name, notation, ending)
    assert [formula.label.removeprefix("eq:") for formula in found] == [
        str(numbers.get(block.key, "")) for block in blocks
    ]
    for block, formula in zip(blocks, found, strict=True):
        lefts = sum(row.left is not None for row in block.rows)
        assert formula.source.count("=") >= lefts
        assert not re.search(r"\\(tag|label|qquad|rulenote|numbered)\b", formula.source)


@pytest.mark.parametrize(("name", "notation"), CASES)
def test_in_plain_text_every_equation_with_a_left_side_is_a_formula(name, notation):
    _, document = handout(name, notation)
    blocks = [block for block in blocks_of(document.blocks) if isinstance(block, Equations)]
    found = [one for one in displays(name, notation, "txt") if one.column < 60]
    rows = sum(row.left is not None for block in blocks for row in block.rows)
    assert rows <= len(found)  # cells of tables are formulas too
    labels = [formula.label for formula in found if formula.label]
    assert labels == [str(number) for number in equation_numbers(document).values()]
