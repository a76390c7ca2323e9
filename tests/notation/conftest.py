"""The 2-2-2 example, and printers for it in every format."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from derive.model.problem import Problem
from derive.model.spec import load
from derive.notation.latex import LATEX
from derive.notation.mathml import MATHML
from derive.notation.printer import Printer
from derive.notation.text import TEXT
from derive.notation.typst import TYPST
from derive.numerics.values import Values

SYNTAXES = {"latex": LATEX, "mathml": MATHML, "text": TEXT, "typst": TYPST}


@pytest.fixture(scope="session")
def problem() -> Problem:
    return load("mazur")


@pytest.fixture(scope="session")
def printer(problem: Problem) -> Callable[[str], Printer]:
    values = Values(problem)
    return lambda syntax: Printer(SYNTAXES[syntax], problem.graph, values)
