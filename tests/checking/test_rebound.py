"""A name of the network that a text uses for something else is no mistake, until it is back."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.checking.document import check_source
from derive.model.spec import load
from derive.reading.documents.source import read_source

DOCUMENTS = {
    "another graph": ("olah", "First $e = xy$ with $x = 1.5$, $y = 3$: $e = 4.5$.", []),
    "its own again": (
        "olah",
        "First $e = xy$: with $x = 1.5$, $y = 3$, $e = 4.5$.\n\nNow $e = c d$. So $e = 6.5$.",
        ["6.5"],
    ),
    "another function": ("mazur", "Let $y = x^3$. At $x = 2$, $\\frac{dy}{dx} = 3x^2 = 12$.", []),
    "a target is no variable": ("mazur", "With $s = t^2$: $\\frac{ds}{dt} = 2t = 6$.", []),
    "in no layer": ("softmax", "The scores $z = (1, 2, 3)$ give $p = (0.090, 0.245, 0.665)$.", []),
    "in one layer": (
        "softmax",
        "The scores $z = (-0.0399, 0.0543, 0.3356)$ give $p = (0.290, 0.245, 0.465)$.",
        ["(0.290, 0.245, 0.465)"],
    ),
    "a coarse number": ("mazur", "$w_5 = 0.3$ at first.", ["0.3"]),
    "a number after an update": ("mazur", "$w_5 = 0.3589$ now.", []),
}


@pytest.mark.parametrize(("spec", "text", "wrong"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_is_wrong(spec: str, text: str, wrong: list[str], tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text(text, "utf-8")
    found = check_source(load(spec), read_source(file)).links
    assert [link.right for link in found if link.verdict.fault] == wrong


def test_what_is_given_is_shown_as_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / "text.md"
    file.write_text("$i_1 = 0.5$", "utf-8")
    (link,) = check_source(load("mazur"), read_source(file)).links
    assert link.verdict.expected == "0.05"
