"""Every key that is listed is read back as the quantity that it stands for."""

from __future__ import annotations

from hypothesis import assume, given

from derive.model.graph import Graph
from derive.model.quantity import key_of, parse_quantity, quantities
from tests.judges.case import judged
from tests.judges.formulas import Formulas, formulas
from tests.judges.layered import Layered, layered
from tests.judges.recurrent import Recurrent, recurrent


def judge(graph: Graph) -> None:
    for quantity in quantities(graph):
        key = key_of(graph, quantity)
        assert parse_quantity(graph, key) == quantity, key


@judged(8)
@given(layered(widest=2, deepest=1))
def test_feedforward(case: Layered) -> None:
    judge(case.problem().graph)


@judged(8)
@given(recurrent(longest=2, widest=2))
def test_recurrent(case: Recurrent) -> None:
    judge(case.problem().graph)


@judged(10)
@given(formulas())
def test_formulas(case: Formulas) -> None:
    assume(case.smooth)
    judge(case.problem().graph)
