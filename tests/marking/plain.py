"""Students for the tests, computed with plain decimals and the engine's own operators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from derive.api.choices import problem_of
from derive.marking.answers.row import Answers
from derive.marking.batch import mark_batch
from derive.marking.desk import Desk
from derive.marking.formulas import Formulas
from derive.marking.scheme import Scheme
from derive.marking.variant import code_for
from derive.marking.verdict import Verdict
from derive.model.quantity import parse_quantity
from derive.notation.rounding import rounded

SHEET = [
    "net_h1",
    "out_h1",
    "net_h2",
    "out_h2",
    "net_o1",
    "out_o1",
    "net_o2",
    "out_o2",
    "E_o1",
    "E_o2",
    "E_total",
    "delta_o1",
    "delta_o2",
    "dE_total/dw5",
    "dE_total/dw6",
    "dE_total/dw7",
    "dE_total/dw8",
    "delta_h1",
    "delta_h2",
    "dE_total/dw1",
    "dE_total/dw2",
    "dE_total/dw3",
    "dE_total/dw4",
    "w5+",
    "w1+",
]


def desk(spec: str = "mazur", scheme: Scheme | None = None, **options: bool) -> Desk:
    return Desk(problem_of(spec), scheme or Scheme(), **options)


def right(at: Desk, keys: Iterable[str] = SHEET) -> dict[str, str]:
    graph = at.problem.graph
    return {key: rounded(at.values[parse_quantity(graph, key)], at.decimals) for key in keys}


def marked(at: Desk, given: Mapping[str, str], code: str = "") -> dict[str, Verdict]:
    (verdicts,) = several(at, [Answers("a student", given, code)])
    return verdicts


def several(at: Desk, rows: list[Answers]) -> list[dict[str, Verdict]]:
    batch = mark_batch(at, Formulas(at), rows)
    return [{one.quantity: one for one in verdicts} for _, verdicts in batch.verdicts()]


def code_of(at: Desk, student: str) -> str:
    return code_for(at.problem, "course", student, 0)
