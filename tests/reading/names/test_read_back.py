"""Every term that derive prints is read back as the same term, or as one of the same value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from derive.algebra.term import Gradient, Reference, Term
from derive.algebra.variable import Role, Variable
from derive.derivation.derivation import derive_graph
from derive.derivation.matrix_form import matrix_form
from derive.model.problem import NotationChoice
from derive.notation.latex import LATEX
from derive.notation.notations import chosen
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.reading.names.convention import Convention
from derive.reading.names.indices import SampleAt, TimeAt, UnitAt
from derive.reading.names.reader import Reader
from derive.reading.names.shapes import paired
from tests.reading.names.statements import problem, read
from tests.reading.names.test_our_notations import CONVENTIONS


def terms(example: str) -> Iterator[Term]:
    for step in derive_graph(problem(example).graph).steps:
        for line in step.lines:
            yield from (line.left, *line.right)


def reader(example: str, **settings: str) -> Reader:
    return Reader(problem(example).graph, Convention(tuple(settings.items())))


def assert_same(values: Values, term: Term, found: Term) -> None:
    if found == term:
        return
    for left, right in paired(term, found):
        assert values.evaluate(left) == pytest.approx(
            values.evaluate(right), rel=Decimal("1e-30"), abs=Decimal("1e-30")
        )


@pytest.mark.parametrize("style", ["flat", "indexed", "nielsen", "brackets"])
@pytest.mark.parametrize("example", ["mazur", "softmax", "xor", "bptt", "olah"])
def test_a_derivation(example: str, style: str) -> None:
    values = Values(problem(example))
    notation = chosen(NotationChoice(style=style, index_order="from_to"))
    printer = Printer(LATEX, problem(example).graph, values, notation)
    reads = reader(example, **CONVENTIONS[style], order="from_to")
    for term in dict.fromkeys(terms(example)):
        if not isinstance(term, Gradient):
            (chain,) = read(example, printer.term(term))
            (found,) = (reads.instances(chain)[0]).sides
            assert_same(values, term, found)


@pytest.mark.parametrize(("vectors", "rows"), [("column", "to"), ("row", "source")])
@pytest.mark.parametrize("example", ["mazur", "deep", "softmax", "relu"])
def test_the_matrix_form(example: str, vectors: str, rows: str) -> None:
    values = Values(problem(example))
    notation = chosen(NotationChoice(style="matrix", vectors=vectors))  # type: ignore[arg-type]
    printer = Printer(LATEX, problem(example).graph, values, notation)
    settings = CONVENTIONS["matrix"] | {"order": "to_from", "vectors": vectors, "rows": rows}
    reads = reader(example, **settings)
    for step in matrix_form(problem(example).graph, vectors):  # type: ignore[arg-type]
        for term in (side for line in step.lines for side in (line.left, *line.right)):
            (chain,) = read(example, printer.term(term))
            (found,) = reads.instances(chain)[0].sides
            assert_same(values, term, found)


@pytest.mark.parametrize(
    ("example", "source", "bound", "variable"),
    [
        ("mazur", "out_j", {"j": UnitAt(1, 2)}, Variable(Role.OUT, 1, 2)),
        ("bptt", "h_{t-1}", {"t": TimeAt(3)}, Variable(Role.OUT, 1, 1, time=2)),
        ("xor", "o^{(i)}", {"i": SampleAt(4)}, Variable(Role.OUT, 2, 1, sample=4)),
    ],
)
def test_letters_that_are_bound(
    example: str, source: str, bound: dict[str, UnitAt], variable: Variable
) -> None:
    ((side,),) = (chain.sides for chain in read(example, source))
    assert reader(example).term(side, bound) == Reference(variable)  # type: ignore[arg-type]


def test_a_term_tells_where_its_numbers_stand() -> None:
    ((side,),) = (chain.sides for chain in read("mazur", "0.40 + w_5"))
    spans: dict[int, tuple[int, int]] = {}
    term = reader("mazur").term(side, spans=spans)
    assert spans == {id(term.terms[0]): (0, 4)}  # type: ignore[union-attr]
