"""Handouts of networks that differ from the built-in example."""

from __future__ import annotations

import random

import pytest

from derive.api import Worked, explain
from derive.documents.blocks import EquationReference, Equations, Prose, Table
from derive.model.schema import Layer, Loss, Network, Sample, Spec, Training
from derive.writers.formats import TERMINAL, TEX
from derive.writers.numbering import blocks_of
from tests.documents.handouts import worked, written


def wide(size: int) -> Spec:
    draw = random.Random(size)

    def numbers() -> list[float]:
        return [round(draw.uniform(-1, 1), 2) for _ in range(size)]

    def layer(name: str) -> Layer:
        weights = [numbers() for _ in range(size)]
        return Layer(name=name, activation="logistic", weights=weights, bias=0.1)

    return Spec(
        title=f"A {size}-{size}-{size} network",
        network=Network(inputs=size, layers=[layer("h"), layer("o")]),
        loss=Loss(name="half_squared_error"),
        samples=[Sample(inputs=numbers(), targets=numbers())],
        training=Training(learning_rate=0.1, update_biases=True, iterations=2),
    )


@pytest.fixture(scope="module")
def twelve() -> Worked:
    return explain(wide(12))


def test_a_wide_network_is_told_with_tables_where_formulas_would_be_too_long(twelve):
    document = twelve.handout()
    captions = [block.caption for block in blocks_of(document.blocks) if isinstance(block, Table)]
    assert "The gradient" in captions
    text = twelve.render(document, TERMINAL)
    assert "σ(" not in text
    assert "w288⁺ = " in text


def test_a_wide_network_fits_the_lines_of_the_page(twelve):
    lines = twelve.render(twelve.handout(), TEX).splitlines()
    rows = [line for line in lines if line.startswith("  ") and "&" in line and "\\\\" in line]
    assert rows
    columns = next(line for line in lines if "longtable" in line)
    widths = [float(part.split("\\")[0]) for part in columns.split("p{")[1:]]
    assert sum(widths) < 1


def test_without_a_hidden_layer_the_output_layer_is_all_there_is():
    text = written("flat", "txt")
    assert "two inputs and an output layer of two identity units" in text
    assert "the hidden" not in text.lower()
    assert "All gradients first" not in text


def test_an_error_that_grows_is_told_as_such():
    assert "the error has not become smaller" in written("flat", "txt")
    assert "the error has become smaller" in written("tiny", "txt")


def test_a_network_without_biases_has_none_in_its_equations():
    assert "  net_h1 = w1 · i1 = 0.8 · 1.5 = 1.2 " in written("tiny", "txt")
    assert "bias" not in written("tiny", "txt").partition("3  The error")[2].lower()


def test_biases_that_are_trained_are_derived_after_the_weights():
    text = written("biases", "txt")
    places = [text.index(title) for title in ("The bias b_o1", "The bias b2", "The biases b_g1")]
    assert places == sorted(places)
    assert "b2 enters h1 and h2 alike" in " ".join(text.split())
    assert "∂E_total/∂b_g4 = ∂E_total/∂out_g4 · ∂out_g4/∂net_g4 · ∂net_g4/∂b_g4" in text


def test_biases_that_stay_are_not_derived():
    text = written("mazur", "txt")
    assert "∂E_total/∂b1" not in text
    assert "The biases b1 and b2 stay as they are here." in text


def test_with_all_weights_in_full_no_equation_is_told_twice():
    blocks = worked("mazur", "all").handout().blocks
    keys = [block.key for block in blocks_of(blocks) if isinstance(block, Equations) and block.key]
    assert len(keys) == len(set(keys))
    again = [
        block
        for block in blocks
        if isinstance(block, Prose) and getattr(block.content[0], "text", "") == "Found above: "
    ]
    assert again
    assert all(
        part.key in keys
        for block in again
        for part in block.content
        if isinstance(part, EquationReference)
    )
