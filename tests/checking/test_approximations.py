"""What ≈ and inequalities claim: nearness, an order of magnitude, nothing about what follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.checking.document import check_source
from derive.model.spec import load
from derive.reading.documents.source import read_source

KINDS = [
    (r"0.5^{20} \approx 10^{-6}", ["rounded"]),
    (r"0.5^{20} \approx 10^{-5}", ["wrong"]),
    (r"0.5^{20} = 10^{-6}", ["wrong"]),
    (r"2^{10} \approx 1000", ["rounded"]),
    (r"2^{10} \approx 900", ["wrong"]),
    (r"2^{10} = 1000", ["wrong"]),
    (r"w_1 \approx 100", ["wrong"]),
    (r"\sqrt{2} \approx 1.41", ["value"]),
    (r"\sqrt{2} \approx 1.44", ["wrong"]),
    (r"\frac{\partial E}{\partial w_5} \approx \delta_{o1}", ["unread"]),
    (r"\frac{\partial E}{\partial w_5} = \delta_{o1}", ["wrong"]),
    (r"\frac{\partial E}{\partial w_5} \approx \delta_{o1} = 0.138499", ["unread", "value"]),
    (
        r"\frac{\partial E}{\partial w_5} \approx \delta_{o1} out_{h1} = 0.082167",
        ["identity", "value"],
    ),
    (r"E_{o1} < E_{total} = 0.298371", ["value"]),
    (r"E_{o1} < E_{total} = 0.274811", ["wrong"]),
    (r"|w_1| \le w_5 = 0.4", ["value"]),
]


@pytest.mark.parametrize(("formula", "kinds"), KINDS)
def test_the_verdicts_on_a_formula(formula: str, kinds: list[str], tmp_path: Path) -> None:
    file = tmp_path / "formula.md"
    file.write_text(f"$${formula}$$\n", "utf-8")
    found = check_source(load("mazur"), read_source(file))
    assert [link.verdict.kind.value for link in found.links] == kinds
