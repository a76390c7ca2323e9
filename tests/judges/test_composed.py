"""Judge: SymPy's own diff of the whole error, for batches, softmax, recurrence and formulas."""

from __future__ import annotations

import mpmath
import sympy
from hypothesis import assume, given

from derive.model.quantity import parse_quantity
from derive.numerics.values import Values
from tests.judges.case import Case, judged, slope
from tests.judges.formulas import Formulas, formulas
from tests.judges.functions import SYMPY
from tests.judges.layered import Layered, layered
from tests.judges.recurrent import Recurrent, recurrent

DIGITS = 40


def judge(case: Case) -> None:
    """The output and its derivative by every parameter, to far more digits than a float has."""
    symbols = {key: sympy.Symbol(f"p{k}", real=True) for k, key in enumerate(case.parameters())}
    output = case.forward(symbols, SYMPY)[case.output]
    forms = [output, *(sympy.diff(output, symbol) for symbol in symbols.values())]
    keys = [case.output[0], *(slope(case.output, (key, 0)) for key in symbols)]
    with mpmath.workdps(DIGITS):
        point = [mpmath.mpf(digits) for digits in case.parameters().values()]
        expected = sympy.lambdify(list(symbols.values()), forms, "mpmath", cse=True)(*point)
        values = Values(case.problem())
        for key, value in zip(keys, expected, strict=True):
            ours = mpmath.mpf(str(values[parse_quantity(values.problem.graph, key)]))
            assert abs(ours - value) <= mpmath.mpf("1e-20") * (1 + abs(value)), key


def defined(case: Layered | Recurrent) -> bool:
    """Whether no net input is 0, where SymPy has no derivative of some activations."""
    values = Values(case.problem())
    nets = [node.variable for node in values.problem.graph.nodes if node.variable.role == "net"]
    return all(values[net] for net in nets)


@judged(25)
@given(layered(widest=2, deepest=1, most=2))
def test_feedforward(case: Layered) -> None:
    assume(defined(case))
    judge(case)


@judged(12)
@given(recurrent(longest=2, widest=2).filter(lambda case: len(case.parameters()) < 10))
def test_recurrent(case: Recurrent) -> None:
    assume(defined(case))
    judge(case)


@judged(60)
@given(formulas())
def test_formulas(case: Formulas) -> None:
    assume(case.smooth)
    judge(case)
