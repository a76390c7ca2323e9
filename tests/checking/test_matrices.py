"""Formulas of vectors and matrices: what is mended in them as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.checking.document import check_source
from derive.model.spec import load
from derive.reading.documents.source import read_source

SPEC = str(Path(__file__).parent / "documents" / "matrices.toml")
BEFORE = r"$$z^{[1]} = W^{[1]} x + b^{[1]}, \quad a^{[1]} = \tanh(z^{[1]})$$"
SLOPE = r"\odot (1 - a^{[1]} \odot a^{[1]})"
KINDS = [
    (rf"\delta^{{[1]}} = (W^{{[2]T}} \delta^{{[2]}}) {SLOPE}", "identity", ""),
    (rf"\delta^{{[1]}} = (W^{{[2]}} \delta^{{[2]}}) {SLOPE}", "wrong", "not_transposed"),
    (rf"\delta^{{[1]}} = (\delta^{{[2]}} W^{{[2]T}}) {SLOPE}", "unread", ""),
    (r"\delta^{[1]} = \operatorname{diag}(1 - (a^{[1]})^2) W^{[2]T} \delta^{[2]}", "identity", ""),
    (r"z^{[2]} = W^{[2]} z^{[1]} + b^{[2]}", "wrong", "replaced"),
    (
        r"\frac{\partial \hat y_i}{\partial z^{[2]}_j} = \hat y_i (\delta_{ij} - \hat y_j)",
        "identity",
        "",
    ),
    (
        r"\frac{\partial \hat y_i}{\partial z^{[2]}_j} = \hat y_i (\delta_{ij} + \hat y_j)",
        "wrong",
        "sign_changed",
    ),
]


@pytest.mark.parametrize(("formula", "kind", "repair"), KINDS)
def test_the_verdict_on_a_formula(formula: str, kind: str, repair: str, tmp_path: Path) -> None:
    file = tmp_path / "formula.md"
    file.write_text(f"{BEFORE}\n\n$${formula}$$\n", "utf-8")
    *_, link = check_source(load(SPEC), read_source(file)).links
    assert link.verdict.kind.value == kind
    assert not repair or repair in {one.name for one in link.verdict.repairs}
