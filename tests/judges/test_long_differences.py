"""Judge: central differences with so many digits that they are right to 25 of them."""

from __future__ import annotations

import mpmath
from hypothesis import assume, given

from derive.model.quantity import parse_quantity
from derive.numerics.values import Values
from tests.judges.case import Case, judged, slope, spelt
from tests.judges.formulas import Formulas, formulas
from tests.judges.functions import MPMATH
from tests.judges.layered import Layered, layered
from tests.judges.recurrent import Recurrent, recurrent

DIGITS = 60
STEP = "1e-18"  # the error of a difference is about its square
NEAR = mpmath.mpf("1e-9")  # a net input this close to a kink is not looked at


def judge(case: Case) -> None:
    """Every computed value, and every error's derivative by every weight, bias and given value."""
    with mpmath.workdps(DIGITS):
        numbers = {key: mpmath.mpf(digits) for key, digits in case.parameters().items()}
        found = case.forward(numbers, MPMATH)
        nets = [value for (name, _), value in found.items() if name.startswith("net_")]
        assume(all(NEAR < abs(net) < 20 for net in nets))
        assume(all(abs(value) < 1e6 for value in found.values()))
        values = Values(case.problem())
        for key, value in found.items():
            compare(values, spelt(key), value)
        for parameter in numbers:
            ahead, behind = (moved(case, numbers, parameter, by) for by in (STEP, f"-{STEP}"))
            for key in found:
                if key[0].startswith("E") or key == case.output:
                    rise = (ahead[key] - behind[key]) / (2 * mpmath.mpf(STEP))
                    compare(values, slope(key, (parameter, 0)), rise)


def moved(case: Case, numbers: dict[str, mpmath.mpf], key: str, by: str) -> dict:
    return case.forward({**numbers, key: numbers[key] + mpmath.mpf(by)}, MPMATH)


def compare(values: Values, key: str, expected: mpmath.mpf) -> None:
    ours = mpmath.mpf(str(values[parse_quantity(values.problem.graph, key)]))
    assert abs(ours - expected) <= mpmath.mpf("1e-25") * (1 + abs(expected)), key


@judged(30)
@given(layered(widest=2, deepest=2, most=2))
def test_feedforward(case: Layered) -> None:
    judge(case)


@judged(15)
@given(recurrent(longest=3, widest=2))
def test_recurrent(case: Recurrent) -> None:
    judge(case)


@judged(60)
@given(formulas())
def test_formulas(case: Formulas) -> None:
    assume(case.smooth)
    judge(case)
