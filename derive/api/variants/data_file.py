"""The data of one variant as JSON: what is given, and what is to be found."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from derive.api.worked import Worked
from derive.checking.rounding.tolerance import ends, tolerances
from derive.derivation.by_deltas import with_delta_rules
from derive.documents.worksheet import asked_numbers
from derive.marking.student import Student
from derive.model.quantity import key_of
from derive.model.variation import given_numbers
from derive.notation.rounding import rounded
from derive.writers.files import mark


@dataclass(frozen=True, slots=True)
class DataFile:
    """JSON to be written, our mark in its last entry."""

    path: Path
    data: Mapping[str, object]

    def signed(self) -> bytes:
        """The bytes of the file."""
        text = json.dumps(self.data, indent=1, ensure_ascii=False)
        before, end = text.removesuffix("\n}").encode() + b",\n", b"}"
        made = json.dumps(mark(before + end))
        return before + f' "made": {made}\n'.encode() + end + b"\n"


def data_of(worked: Worked, student: Student, blanks: str) -> dict[str, object]:
    """The variant of ``worked`` by keys, its numbers as they are printed.

    ``accept`` are the least and the greatest result of honest rounding, null where it is any.
    """
    problem = worked.problem
    return {
        "code": problem.code,
        "student": {"id": student.key, "name": student.name, "email": student.email},
        "spec": problem.name,
        "decimals": worked.decimals,
        "blanks": blanks,
        "given": {problem.graph.key(v): n.digits for v, n in given_numbers(problem).items()},
        "answers": _answers(worked, blanks),
    }


def _answers(worked: Worked, blanks: str) -> dict[str, object]:
    graph, decimals = worked.problem.graph, worked.decimals
    known = tolerances(with_delta_rules(worked.derivation), worked.values, decimals)
    found: dict[str, object] = {}
    for quantity in asked_numbers(worked.lecture(), blanks):
        interval = known[quantity]
        found[key_of(graph, quantity)] = {
            "value": rounded(worked.values[quantity], decimals),
            "accept": None if interval is None else list(ends(interval, decimals)),
        }
    return found
