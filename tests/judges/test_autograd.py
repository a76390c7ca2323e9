"""Judge: PyTorch autograd on networks of every kind, with all activations, losses and batches."""

from __future__ import annotations

from hypothesis import assume, given

from derive.model.quantity import parse_quantity, quantities
from derive.numerics.values import Values
from tests.judges.autograd import Truth
from tests.judges.case import Case, judged, spelt
from tests.judges.formulas import Formulas, formulas
from tests.judges.layered import Layered, layered
from tests.judges.random_networks import close
from tests.judges.recurrent import Recurrent, recurrent


def judge(case: Case) -> None:
    """Every listed quantity is right, and all that must be there is there."""
    truth = Truth(case)
    assume(truth.trustworthy)
    values = Values(case.problem())
    ours = values.as_dict()
    assert len(ours) == len(quantities(values.problem.graph)), "two quantities have one key"
    after = truth.updated(1).values()
    moved = {f"{key}+": value for key, value in after.items()}
    theirs = {**truth.slopes(), **truth.deltas(), **truth.values(), **moved}
    for key, value in ours.items():
        assert close(value, theirs.get(key, 0.0)), (key, value, theirs.get(key))
    must = {*truth.values(), *truth.deltas(), *truth.needed(), *_moving(truth)}
    assert must <= set(ours), must - set(ours)


def _moving(truth: Truth) -> set[str]:
    return {f"{key}+" for key in truth.case.trained()} | {f"{spelt(truth.case.output)}+"}


def judge_three_updates(case: Case) -> None:
    truth = Truth(case)
    after = truth.updated(3)
    assume(truth.trustworthy and after.trustworthy)
    problem = case.problem()
    values = Values(problem)
    for name, value in after.values().items():
        assert close(_ours(values, f"{name}+3"), value), name
    for key in case.trained():
        expected = after.pairs.get((case.output, (key, 0)), 0.0)
        assert close(_ours(values, f"d{spelt(case.output)}+3/d{key}+3"), expected), key


def _ours(values: Values, key: str) -> float:
    return float(values[parse_quantity(values.problem.graph, key)])


@judged(100)
@given(layered())
def test_feedforward(case: Layered) -> None:
    judge(case)


@judged(40)
@given(layered(deepest=2))
def test_feedforward_after_three_updates(case: Layered) -> None:
    judge_three_updates(case)


@judged(30)
@given(recurrent())
def test_recurrent(case: Recurrent) -> None:
    judge(case)


@judged(20)
@given(recurrent(longest=4))
def test_recurrent_after_three_updates(case: Recurrent) -> None:
    judge_three_updates(case)


@judged(100)
@given(formulas())
def test_formulas(case: Formulas) -> None:
    assume(case.smooth)
    judge(case)
