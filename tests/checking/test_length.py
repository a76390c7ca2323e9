"""A document twice as long takes at most about twice the time, whatever formulas it is full of.

``DERIVE_EXAMPLES=10 pytest tests/checking/test_length.py`` compares documents ten times as long.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count, islice, permutations
from random import Random

import pytest

from derive.algebra.term import Gradient, rename
from derive.checking.document import check_source
from derive.checking.findings import Checked
from derive.checking.verdict import FAULTS
from derive.derivation.derivation import derive_graph
from derive.model.moving import moving
from derive.model.problem import Problem
from derive.model.spec import load
from derive.notation.latex import LATEX
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from tests.clock import clock
from tests.derivation.networks import network

SCALE = int(os.environ.get("DERIVE_EXAMPLES", "1"))
MAZUR, FRESH = load("mazur"), network(2, 2, 2, seed=3)
SHORT, LONG = 15 * SCALE, 45 * SCALE  # pages
PER_PAGE = 20  # formulas
PROSE = "Each weight is changed by what it is to blame for, and the error falls a little. "
GENERAL = (
    r"net_{J} = \sum_{I} w_{I J} x_{I} + b_{J}",
    r"out_{K} = \sigma(net_{K})",
    r"E = \frac{1}{2} \sum_{K} (t_{K} - o_{K})^2",
    r"\frac{\partial E}{\partial o_{K}} = -(t_{K} - o_{K})",
    r"\delta_{K} = (o_{K} - t_{K}) o_{K} (1 - o_{K})",
    r"\delta_{J} = \Big(\sum_{K} w_{J K} \delta_{K}\Big) h_{J} (1 - h_{J})",
    r"\frac{\partial E}{\partial w_{I J}} = \delta_{J} x_{I}",
    r"w_{I J}^{+} = w_{I J} - \eta \frac{\partial E}{\partial w_{I J}}",
)


def general() -> Iterator[str]:
    """Formulas for any unit, with all kinds of letters for it."""
    letters, draw = list(permutations("ijkmnpqr", 3)), Random(1)
    for form in (one for _ in count() for one in GENERAL):
        chosen = dict(zip("IJK", draw.choice(letters), strict=True))
        yield "".join(chosen.get(sign, sign) for sign in form)


def worked() -> Iterator[str]:
    """Every line of a derivation after one update, after two and so on, with its value."""
    values, graph = Values(FRESH), FRESH.graph
    printer = Printer(LATEX, graph, values)
    steps = derive_graph(graph, graph.parameters).steps
    lines = [line for step in steps for line in step.lines if not isinstance(line.left, Gradient)]
    for updates in count():
        now = [one.after(moved) for one in moving(graph) for moved in (0, 1)]
        names = {one: one.after(updates) for one in now}
        for line in Random(updates).sample(lines, len(lines)):
            sides = [rename(side, names) for side in (line.left, *line.right)]
            written = " = ".join(map(printer.term, sides))
            yield f"{written} = {values.evaluate(sides[0]):.9f}"


def document(formulas: Iterator[str], pages: int) -> str:
    said = list(islice(formulas, pages * PER_PAGE))
    return "\n".join(f"{PROSE}\n\n$$\n{one}\n$$\n" for one in said)


def checked(problem: Problem, text: str) -> tuple[float, Checked]:
    with clock() as spent:
        found = check_source(problem, source_of(text, "book", Format.MARKDOWN))
    return spent.seconds, found


@pytest.mark.parametrize(("problem", "formulas"), [(MAZUR, general), (FRESH, worked)])
def test_the_time_grows_with_the_length(problem, formulas) -> None:
    checked(problem, document(formulas(), 1))
    few, _ = checked(problem, document(formulas(), SHORT))
    many, found = checked(problem, document(formulas(), LONG))
    assert len(found.statements) >= 0.4 * LONG * PER_PAGE
    assert not [one for one in found.links if one.verdict.kind in FAULTS]
    assert many < 1.5 * LONG / SHORT * few


def test_it_is_told_how_much_has_been_judged() -> None:
    shares: list[float] = []
    text = document(general(), 1)
    check_source(MAZUR, source_of(text, "book", Format.MARKDOWN), None, shares.append)
    assert shares == sorted(shares)
    assert len(shares) > PER_PAGE
    assert shares[-1] == 1
