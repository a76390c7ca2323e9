"""Notebooks, as nbformat writes them: the text of their Markdown cells."""

import json

import nbformat
import pytest
from nbformat import v4

from derive.errors import DocumentError
from tests.reading.documents.listing import every_formula, listed, read

CELLS = ["# On $\\delta$\n\n$$\\frac{1}{2} = 0.5$$\n", 'a "quoted" $w_5 = 0.4$ ü 😀 $x$']


@pytest.fixture
def notebook():
    cells = [
        v4.new_markdown_cell(CELLS[0]),
        v4.new_code_cell("x = '$no$'"),
        v4.new_raw_cell("$no$"),
    ]
    return v4.new_notebook(cells=[*cells, v4.new_markdown_cell(CELLS[1])])


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 1])
def test_the_formulas_of_markdown_cells(notebook, ascii_only, indent):
    for text in (
        json.dumps(json.loads(nbformat.writes(notebook)), indent=indent, ensure_ascii=ascii_only),
        json.dumps(notebook, indent=indent, ensure_ascii=ascii_only),  # sources of one string
    ):
        found = every_formula(read(text, "notebook"))
        assert [formula.source for formula in found] == [
            r"\delta",
            r"\frac{1}{2} = 0.5",
            "w_5 = 0.4",
            "x",
        ]
        for formula in found:
            first, last = formula.offsets[0], formula.offsets[-1]
            assert json.loads(f'"{text[first : last + 1]}"') == formula.source
            before = text[:first]
            assert formula.line == before.count("\n") + 1
            assert formula.column == first - (before.rfind("\n") + 1) + 1


def test_a_notebook_of_the_third_format():
    cell = {"cell_type": "markdown", "source": ["so\n", "$x$"], "metadata": {"source": "$no$"}}
    old = {"nbformat": 3, "worksheets": [{"cells": [cell, {"cell_type": "code", "input": "$no$"}]}]}
    assert [one.partition("$")[2] for one in listed(json.dumps(old), "notebook")] == ["x"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"a": 1}', '"cells"', '{"cells": ' + "[" * 100_000]
)
def test_what_is_no_notebook_is_refused(text):
    with pytest.raises(DocumentError, match=r"notes.*(no notebook|nested)"):
        read(text, "notebook")
