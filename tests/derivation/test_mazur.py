"""The whole derivation of the 2-2-2 example, step by step, against golden/mazur.txt.

There each case is ``title . weights in full, rules or not . steps .``. After a wanted change, write
the steps anew and read the difference:
``DERIVE_GOLDEN=write pytest tests/derivation/test_mazur.py``.
"""

import os
from pathlib import Path

import pytest

from derive.derivation.derivation import derive_graph
from derive.model.spec import load
from tests.derivation.printed import printed

GOLDEN = Path(__file__).parent / "golden" / "mazur.txt"


def derived(chosen: str) -> str:
    weights, rules = chosen.split(", ")
    problem = load("mazur")
    full = [leaf for leaf in problem.graph.leaves if problem.graph.key(leaf) in weights.split()]
    return printed(problem, derive_graph(problem.graph, full, rules=rules == "rules"))


def read() -> list[tuple[str, str, str]]:
    *fields, _ = GOLDEN.read_text(encoding="utf-8").split("\n.\n")
    return list(zip(fields[0::3], fields[1::3], fields[2::3], strict=True))


def write_anew() -> None:
    cases = [(title, chosen, derived(chosen)) for title, chosen, _ in read()]
    text = "".join("".join(f"{field}\n.\n" for field in case) for case in cases)
    GOLDEN.write_text(text, encoding="utf-8", newline="\n")


if os.environ.get("DERIVE_GOLDEN") == "write":
    write_anew()


@pytest.mark.parametrize(("title", "chosen", "steps"), read())
def test_every_step(title: str, chosen: str, steps: str) -> None:
    assert derived(chosen).splitlines() == steps.splitlines(), title
