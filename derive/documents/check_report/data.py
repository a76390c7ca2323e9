"""A checked document as plain data, for JSON."""

from __future__ import annotations

from derive.checking.causes.cause import Cause
from derive.checking.findings import Checked, Link, Statement
from derive.checking.repairs.repaired import Repair
from derive.checking.verdict import Verdict
from derive.documents.check_report.wording import plain_printer, told
from derive.model.quantity import key_of


def as_data(checked: Checked) -> dict[str, object]:
    """The summary, the conventions, and every statement with the verdict on each equality."""
    return {
        "document": checked.document,
        "spec": checked.problem.name,
        "conventions": list(checked.conventions),
        "remarks": list(checked.remarks),
        "summary": {kind.value: number for kind, number in checked.counts.items()},
        "statements": [_statement(checked, statement) for statement in checked.statements],
    }


def _statement(checked: Checked, statement: Statement) -> dict[str, object]:
    return {
        "line": statement.line,
        "column": statement.column,
        "kind": statement.setting,
        "source": statement.source,
        "links": [_link(checked, link) for link in statement.links],
    }


def _link(checked: Checked, link: Link) -> dict[str, object]:
    verdict = link.verdict
    causes = [*(_repair(checked, one) for one in verdict.repairs), *map(_cause, verdict.causes)]
    quantity = verdict.quantity
    return {
        "left": link.left,
        "right": link.right,
        "line": link.line,
        "column": link.column,
        "verdict": verdict.kind.value,
        "how": verdict.how,
        "quantity": None if quantity is None else key_of(checked.problem.graph, quantity),
        "expected": _expected(checked, verdict),
        "found": verdict.printed or link.right,
        "operands": [
            {"found": operand.literal.digits, "expected": operand.expected}
            for operand in verdict.operands
        ],
        "because_of": list(verdict.because_of),
        "cause": causes[0] if causes else None,
        "rivals": causes[1:],
    }


def _expected(checked: Checked, verdict: Verdict) -> str | None:
    if verdict.repairs:
        return plain_printer(checked).term(verdict.repairs[0].term)
    return verdict.expected or None


def _cause(cause: Cause) -> dict[str, object]:
    return {
        "id": cause.name,
        "text": cause.sentence,
        "explains": cause.digits,
        "chance": cause.chance,
    }


def _repair(checked: Checked, repair: Repair) -> dict[str, object]:
    """An equation that holds at random points does not do so by chance."""
    text = told(repair.sentence, plain_printer(checked))
    return {"id": repair.name, "text": text, "explains": 0, "chance": 0.0}
