"""Every notation: what it calls things, and that no two things are called alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from derive.algebra.term import Matrix, Number, Reference, term
from derive.algebra.variable import RATE, TOTAL_ERROR, Role, Variable, matrix_of
from derive.derivation.step import Form
from derive.errors import SpecError
from derive.model import schema
from derive.model.graph import Graph
from derive.model.problem import Letters, NotationChoice, Problem
from derive.model.quantity import deltas
from derive.model.spec import build, load
from derive.notation.conventions import described
from derive.notation.latex import LATEX
from derive.notation.mathml import MATHML
from derive.notation.notation import Notation, bold, parts
from derive.notation.notations import NOTATIONS, chosen, notation_named
from derive.notation.printer import Printer
from derive.notation.syntax import Syntax
from derive.notation.text import TEXT
from derive.notation.typst import TYPST
from derive.numerics.values import Values

W = Variable(Role.WEIGHT, 2, 1, 2, 1)
BOUND = Variable(Role.WEIGHT, 2, "k", "j", 1)
OUT, DELTA, NET = (Variable(role, 2, 1) for role in (Role.OUT, Role.DELTA, Role.NET))
UNIT_ERROR, INPUT, TARGET = (
    Variable(Role.ERROR, 2, 1),
    Variable(Role.INPUT, 0, 2),
    Variable(Role.TARGET, 2, 1),
)
MATRIX = matrix_of(Role.WEIGHT, 2, 1)

NAMES: dict[str, list[tuple[Variable, str, str]]] = {
    "indexed": [
        (W, "w_{12}^{(2)}", "w12⁽²⁾"),
        (BOUND, "w_{kj}^{(2)}", "w_kj⁽²⁾"),
        (Variable(Role.WEIGHT, 2, 1, 12, 1), "w_{1,12}^{(2)}", "w_1,12⁽²⁾"),
        (Variable(Role.WEIGHT, 1, 1, 2, 1), "w_{12}^{(1,1)}", "w12⁽¹,¹⁾"),
        (NET, r"\mathrm{net}_1^{(2)}", "net_1⁽²⁾"),
        (OUT, r"\mathrm{out}_1^{(2)}", "out_1⁽²⁾"),
        (DELTA, r"\delta_1^{(2)}", "δ1⁽²⁾"),
        (Variable(Role.BIAS, 2), "b^{(2)}", "b⁽²⁾"),
        (INPUT, "x_2", "x2"),
        (TARGET, "t_1", "t1"),
        (UNIT_ERROR, "E_1", "E1"),
        (TOTAL_ERROR, "E", "E"),
        (RATE, r"\eta", "η"),
        (replace(OUT, sample=3), r"\mathrm{out}_1^{(2)[3]}", "out_1⁽²⁾[3]"),
        (replace(OUT, time=3), r"\mathrm{out}_{1,3}^{(2)}", "out_1,3⁽²⁾"),
        (W.after(1), "w_{12}^{(2)+}", "w12⁽²⁾⁺"),
        (TOTAL_ERROR.after(10), "E^{+10}", "E⁺¹⁰"),
        (MATRIX, r"\mathbf{W}^{(2)}", "𝐖⁽²⁾"),
    ],
    "nielsen": [
        (W, "w_{12}^3", "w_12³"),
        (BOUND, "w_{kj}^3", "w_kj³"),
        (NET, "z_1^3", "z_1³"),
        (OUT, "a_1^3", "a_1³"),
        (DELTA, r"\delta_1^3", "δ_1³"),
        (Variable(Role.DELTA, 2, "k"), r"\delta_k^3", "δ_k³"),
        (INPUT, "x_2", "x2"),
        (TARGET, "y_1", "y1"),
        (UNIT_ERROR, "C_1", "C1"),
        (TOTAL_ERROR, "C", "C"),
        (replace(TOTAL_ERROR, sample=2), "C^{(2)}", "C⁽²⁾"),
        (replace(OUT, sample=2), "a_1^{3,(2)}", "a_1³,⁽²⁾"),
        (W.after(1), "w_{12}^{3,+}", "w_12³,⁺"),
        (matrix_of(Role.DELTA, 2), r"\boldsymbol{\delta}^3", "𝛅³"),
    ],
    "brackets": [
        (W, "W_{12}^{[2]}", "W12[2]"),
        (OUT, "a_1^{[2]}", "a1[2]"),
        (replace(OUT, sample=3), "a_1^{[2](3)}", "a1[2]⁽³⁾"),
        (replace(OUT, time=3), r"a_1^{[2]\langle 3\rangle }", "a1[2]⟨3⟩"),
        (TOTAL_ERROR, "L", "L"),
        (RATE, r"\alpha", "α"),
        (MATRIX, r"\mathbf{W}^{[2]}", "𝐖[2]"),
    ],
    "matrix": [(W, "w_{12}^3", "w_12³"), (MATRIX, r"\mathbf{W}^3", "𝐖³")],
    "flat": [
        (matrix_of(Role.BIAS, 2), r"\mathbf{b}_o", "𝐛_o"),
        (matrix_of(Role.WEIGHT, 2, 1), r"\mathbf{W}_{h,o}", "𝐖_h,o"),
    ],
}


def printed(problem: Problem, notation: Notation, syntax: Syntax, variable: Variable) -> str:
    return Printer(syntax, problem.graph, Values(problem), notation).term(Reference(variable))


@pytest.mark.parametrize(
    ("name", "variable", "latex", "text"),
    [(name, *row) for name, rows in NAMES.items() for row in rows],
)
def test_names(problem: Problem, name: str, variable: Variable, latex: str, text: str) -> None:
    notation = notation_named(name)
    assert printed(problem, notation, LATEX, variable) == latex
    assert printed(problem, notation, TEXT, variable) == text


def test_every_notation_is_in_the_tables() -> None:
    assert set(NAMES) == {notation.name for notation in NOTATIONS}


def test_weights_named_as_entries_of_a_matrix_have_bound_indices_too() -> None:
    several = build(schema.Spec.model_validate(RECURRENT))
    flat = notation_named("flat")
    assert printed(several, flat, LATEX, Variable(Role.WEIGHT, 1, 1, 2, 1)) == (
        r"W_{\mathrm{hh},12}"
    )
    assert printed(several, flat, TEXT, Variable(Role.WEIGHT, 1, "k", "j", 1)) == "W_hh,kj"


def test_a_name_with_a_superscript_is_bracketed_before_it_is_raised(problem: Problem) -> None:
    printer = Printer(LATEX, problem.graph, Values(problem), notation_named("nielsen"))
    assert printer.term(term(W) ** 2) == "(w_{12}^3)^2"
    assert printer.term(term(INPUT) ** 2) == "x_2^2"


# No two variables of a graph have the same name, written in any format.

RECURRENT = {
    "title": "Recurrent",
    "network": {
        "kind": "recurrent",
        "inputs": 2,
        "hidden": {
            "units": 2,
            "activation": "tanh",
            "input_weights": [[1, 2], [3, 4]],
            "recurrent_weights": [[1, 2], [3, 4]],
            "bias": [1, 2],
        },
        "outputs": {"units": 1, "activation": "identity", "weights": [[1, 2]], "bias": 0},
    },
    "sequences": [{"inputs": [[1, 2], [3, 4]], "targets": [[1], [2]]}] * 2,
}
FORMULA = {
    "title": "Formula",
    "network": {
        "kind": "formula",
        "formulas": {"c": "a + b", "d": "b + 1", "matrix": "c * d"},
        "values": {"a": 2, "b": 1},
        "output": "matrix",
    },
}


def feedforward(sizes: list[int], biases: str, samples: int) -> dict[str, Any]:
    layers = []
    for number, (before, size) in enumerate(pairwise(sizes)):
        layer: dict[str, Any] = {"name": "ghq"[number], "activation": "logistic"}
        layer["weights"] = [[1] * before] * size
        layer |= {"none": {}, "shared": {"bias": 1}, "own": {"bias": [1] * size}}[biases]
        layers.append(layer)
    sample = {"inputs": [1] * sizes[0], "targets": [1] * sizes[-1]}
    network = {"inputs": sizes[0], "layers": layers}
    return {"title": "Random", "network": network, "samples": [sample] * samples}


SPECS = st.builds(
    feedforward,
    st.lists(st.integers(1, 12), min_size=2, max_size=4),
    st.sampled_from(["none", "shared", "own"]),
    st.integers(1, 3),
)


def all_variables(graph: Graph) -> Iterator[Variable]:
    """Leaves, nodes, deltas, those of all units of a layer, whole layers; now and later."""
    now = {*graph.leaves, *graph.by_variable, *deltas(graph)} | ({RATE} if graph.layers else set())
    units = {v for v in now if v.unit and v.role is not Role.INPUT}
    names = [layer.name for layer in graph.layers]
    half = {replace(v, unit=names[v.layer]) for v in units if v.layer < len(names)}
    bound = {replace(v, source=names[v.source_layer]) for v in half if v.source}
    numbers = range(1, len(graph.layers))
    layers = {
        matrix_of(role, number)
        for role, number in product((Role.NET, Role.OUT, Role.DELTA, Role.BIAS), numbers)
    }
    weights = {matrix_of(Role.WEIGHT, number, number - 1) for number in numbers}
    for variable in now | half | bound | layers | weights:
        yield from (variable.after(updates) for updates in (0, 1, 2, 11))


ORDERS = st.sampled_from(["to_from", "from_to"])


@settings(deadline=None)
@given(SPECS, st.sampled_from(NOTATIONS), ORDERS)
def test_every_name_in_a_feedforward_network_leads_back_to_its_variable(
    spec: dict[str, Any], notation: Notation, order: Any
) -> None:
    assert_names_differ(spec, notation, order)


@pytest.mark.parametrize("notation", NOTATIONS, ids=lambda notation: notation.name)
@pytest.mark.parametrize("spec", [RECURRENT, FORMULA], ids=["recurrent", "formula"])
@pytest.mark.parametrize("order", ["to_from", "from_to"])
def test_so_it_does_in_other_graphs(spec: dict[str, Any], notation: Notation, order: Any) -> None:
    assert_names_differ(spec, notation, order)


def assert_names_differ(spec: dict[str, Any], notation: Notation, order: Any) -> None:
    problem = build(schema.Spec.model_validate(spec))
    adapted = chosen(NotationChoice(style=notation.name, index_order=order))
    known = set(all_variables(problem.graph))
    for syntax in (LATEX, MATHML, TEXT, TYPST):
        printer = Printer(syntax, problem.graph, Values(problem), adapted)
        names = {printer.term(Reference(variable)): variable for variable in known}
        assert len(names) == len(known)


# What an author may choose.


def test_the_other_order_of_indices(problem: Problem) -> None:
    turned = chosen(NotationChoice(style="indexed", index_order="from_to"))
    assert printed(problem, turned, LATEX, W) == "w_{21}^{(2)}"
    assert printed(problem, turned, LATEX, BOUND) == "w_{jk}^{(2)}"


@pytest.mark.parametrize("name", [notation.name for notation in NOTATIONS])
def test_own_letters(problem: Problem, name: str) -> None:
    letters = Letters(error="J", rate="alpha", target="d")
    notation = chosen(NotationChoice(style=name, letters=letters))
    assert printed(problem, notation, LATEX, RATE) == r"\alpha"
    assert printed(problem, notation, LATEX, UNIT_ERROR).startswith("J_")
    assert printed(problem, notation, LATEX, TARGET).startswith("d_")
    assert printed(problem, notation, LATEX, TOTAL_ERROR).startswith("J")


def test_a_letter_that_is_taken_is_refused() -> None:
    with pytest.raises(SpecError, match="'x' would stand for the input and for the error"):
        chosen(NotationChoice(style="nielsen", letters=Letters(error="x")))


def test_an_unknown_notation_is_answered_with_the_known_ones() -> None:
    with pytest.raises(SpecError, match="flat, indexed, nielsen, brackets, matrix"):
        chosen(NotationChoice(style="physics"))


def test_vectors_are_for_the_matrix_notation() -> None:
    assert chosen(NotationChoice(style="matrix")).vectors == "column"
    assert chosen(NotationChoice(style="matrix", vectors="row")).vectors == "row"
    assert chosen(NotationChoice(style="flat", vectors="row")).vectors is None


@pytest.mark.parametrize(
    ("syntax", "number", "matrix"),
    [
        (LATEX, "0{,}5", r"\begin{pmatrix} 0{,}5 & 1{,}5 \\ 2 & 3 \end{pmatrix}"),
        (TEXT, "0,5", "[0,5; 1,5 | 2; 3]"),
        (TYPST, '"0,5"', 'mat("0,5", "1,5"; 2, 3)'),
        (
            MATHML,
            "<mn>0,5</mn>",
            "<mrow><mo>(</mo><mtable><mtr><mtd><mn>0,5</mn></mtd><mtd><mn>1,5</mn></mtd></mtr>"
            "<mtr><mtd><mn>2</mn></mtd><mtd><mn>3</mn></mtd></mtr></mtable><mo>)</mo></mrow>",
        ),
    ],
)
def test_the_decimal_comma(problem: Problem, syntax: Syntax, number: str, matrix: str) -> None:
    comma = chosen(NotationChoice(decimal_mark=","))
    printer = Printer(syntax, problem.graph, Values(problem), comma)
    entries = [[Number("0.5"), Number("1.5")], [Number("2"), Number("3")]]
    assert printer.term(Number("0.5"), Form.VALUE) == number
    assert printer.term(Matrix(tuple(map(tuple, entries)))) == matrix


def test_the_product_sign(problem: Problem) -> None:
    times = chosen(NotationChoice(product="times"))
    printer = Printer(TEXT, problem.graph, Values(problem), times)
    assert printer.term(term(W) * OUT) == "w6 × out_o1"


def test_bold_parts_are_letters() -> None:
    assert bold("W") != parts("W")


def said(printer: Callable[[Any], str], notation: Notation, graph: Graph) -> list[str]:
    sentences = described(notation, graph)
    return ["".join(p if isinstance(p, str) else printer(p) for p in s) for s in sentences]


CONVENTIONS = {
    "flat": "net_h1 is the net input of a unit, out_h1 its output, and w1 the weight of i1 in it.",
    "indexed": "Layers are counted from the first one after the inputs, "
    "so that the outputs are layer 2.",
    "nielsen": "Layers are counted from the inputs, which are layer 1, "
    "so that the outputs are layer 3.",
    "brackets": "W_jk[2] is the weight to unit j of layer 2 from unit k of layer 1.",
    "matrix": "𝐛³ holds the shared bias b³ once for every unit.",
}


@pytest.mark.parametrize("name", list(CONVENTIONS))
def test_conventions_are_said(problem: Problem, name: str) -> None:
    notation = notation_named(name)
    printer = Printer(TEXT, problem.graph, Values(problem), notation)
    assert CONVENTIONS[name] in said(printer.term, notation, problem.graph)


def test_conventions_name_the_order_samples_and_time(problem: Problem) -> None:
    turned = chosen(NotationChoice(style="indexed", index_order="from_to"))
    several = build(schema.Spec.model_validate(RECURRENT))
    for source, sentence in (
        (problem, "w_jk⁽²⁾ is the weight from unit j of layer 1 to unit k of layer 2."),
        (several, "w_jk⁽¹,¹⁾ leads from unit j of layer 1 to unit k at the next time step."),
        (several, "net_1,2⁽²⁾[2] is a net input at time step 2."),
        (several, "net_1,2⁽²⁾[2] belongs to sequence 2."),
    ):
        printer = Printer(TEXT, source.graph, Values(source), turned)
        assert sentence in said(printer.term, turned, source.graph)


def test_formulas_need_no_conventions() -> None:
    formula = build(schema.Spec.model_validate(FORMULA))
    assert [described(notation, formula.graph) for notation in NOTATIONS] == [()] * len(NOTATIONS)


def test_a_spec_chooses_how_weights_are_counted() -> None:
    spec = feedforward([2, 2], "none", 1)
    keys = {
        numbering: build(
            schema.Spec.model_validate(spec | {"notation": {"numbering": numbering}})
        ).graph.key(Variable(Role.WEIGHT, 1, 1, 2))
        for numbering in ("unit", "source")
    }
    assert keys == {"unit": "w2", "source": "w3"}


def test_the_built_in_example_is_flat() -> None:
    assert chosen(load("mazur").notation).name == "flat"
