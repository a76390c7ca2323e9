"""Which blanks a sheet has, and that nothing on it gives their answers away."""

from __future__ import annotations

import pytest

from derive.algebra.term import Hole, Partial, Reference, Term, children, walk
from derive.derivation.step import Form
from derive.documents.blocks import Document, Fields, Figure, Heading, Table
from derive.documents.worksheet.choice import drawn
from derive.errors import QuantityError
from derive.figures.picture import Caption
from tests.documents.worksheet.sheets import (
    FILES,
    SHEETS,
    equations,
    seen,
    sheet,
    told,
    words,
    worked,
)


def holes(document: Document) -> list[Hole]:
    rows = [row for block in equations(document) for row in block.rows]
    found = [part for row in rows for part in walk(row.right) if isinstance(part, Hole)]
    return [hole for hole in found if hole.key]


def keys(document: Document) -> list[str]:
    return [*(hole.key for hole in holes(document)), *(blank.key for blank in words(document))]


def test_few_are_the_results():
    assert keys(sheet("mazur", "few")) == [
        "out_o1",
        "out_o2",
        "E_total",
        "dE_total/dw5",
        "dE_total/dw1",
        "w5+",
    ]


@pytest.mark.parametrize(
    "key",
    [
        "net_h1",
        "dE_total/dw5:factor2",
        "dout_o1/dnet_o1:formula",
        "dout_o1/dnet_o1",
        "delta_h1",
        "dE_total/dw1:formula",
        "dE_total/dw5:sign",
        "w1+",
        "dE_total/dw5:rule",
        "out_h1:paths",
        "eta:rule",
    ],
)
def test_all_hold_every_kind_of_blank(key):
    assert key in keys(sheet("mazur", "all"))


@pytest.mark.parametrize("name", FILES)
def test_half_are_half_of_all(name):
    few, half, every = (set(keys(sheet(name, wish))) for wish in ("few", "half", "all"))
    assert few <= half < every
    assert len(half) == max(len(few), len(every) // 2)


def test_the_seed_draws_the_half():
    first, again, other = (keys(sheet("mazur", "half", seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_the_order_of_a_seed_is_the_same_for_ever():
    names = ["net_h1", "out_h1", "net_h2", "out_h2", "E_total", "w5+"]
    assert drawn(names, 1) == ["out_h2", "net_h2", "E_total", "net_h1", "w5+", "out_h1"]


def test_blanks_by_their_keys():
    document = worked("mazur").worksheet(["out_o1", " dE_total/dw5:rule "])
    assert sorted(keys(document)) == ["dE_total/dw5:rule", "out_o1"]


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        ("out_o3", "'out_o3' is no blank of this worksheet; did you mean out_o"),
        ("al", "did you mean all"),
        (",", "no blank is named"),
        ("w1", "'w1' is no blank"),
    ],
)
def test_what_is_no_blank(wish, message):
    with pytest.raises(QuantityError, match=message):
        worked("mazur").worksheet(wish)


@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_no_blank_is_asked_for_twice(name, wish):
    found = keys(sheet(name, wish))
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_each_blank_is_a_point(name, wish):
    document = sheet(name, wish)
    (fields,) = (block for block in document.blocks if isinstance(block, Fields))
    parts = [block.points for block in document.blocks if isinstance(block, Heading)]
    assert fields.points == sum(parts) == len(keys(document))


def shown(document: Document) -> set[Term]:
    """The quantities whose values can be read off the sheet."""
    forms = [pair for math in told(document) for pair in math.forms]
    forms += [(row.right, row.form) for block in equations(document) for row in block.rows]
    return {name for term, form in forms if form is not Form.SYMBOLS for name in read(term)}


def read(term: Term) -> list[Term]:
    """The names in ``term`` that are seen as numbers."""
    if isinstance(term, Hole):
        return []
    if isinstance(term, Reference | Partial):
        return [term]
    return [name for part in children(term) for name in read(part)]


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(("name", "wish"), SHEETS)
def test_no_value_that_is_asked_for_can_be_read_off(name, wish, seed):
    document, values = sheet(name, wish, seed), worked(name).values
    rows = [row for block in equations(document) for row in block.rows if row.form is Form.VALUE]
    asked = {row.right.answer for row in rows if isinstance(row.right, Hole)}
    secrets = {round(values.evaluate(term), 25) for term in asked} - {0}
    for term in shown(document):
        assert term not in asked
        given = values.given(term.variable if isinstance(term, Reference) else term)
        assert given or round(values.evaluate(term), 25) not in secrets


@pytest.mark.parametrize("name", ["bptt", "olah"])
def test_the_picture_shows_no_computed_value(name):
    (figure,) = (block for block in seen(sheet(name).blocks) if isinstance(block, Figure))
    captions = [shape.text for shape in figure.picture.shapes if isinstance(shape, Caption)]
    forms = [form for content in captions if not isinstance(content, str) for form in content]
    assert forms
    assert all(form is Form.SYMBOLS for _, form in forms)


def test_the_other_samples_are_given():
    tables = [block for block in sheet("xor").blocks if isinstance(block, Table)]
    (table,) = (one for one in tables if "other samples" in one.caption)
    assert len(table.rows) == len(worked("xor").problem.graph.parameters)
    assert len(table.header) == 4
