"""The handout of the built-in example: what it holds, and in which order.

After a wanted change, write the golden file anew and read the difference:
``DERIVE_GOLDEN=write pytest tests/documents/test_mazur.py``.
"""

from __future__ import annotations

import json
import os
import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.documents.formula_reader import chains
from tests.documents.handouts import worked, written

GOLDEN = Path(__file__).parent / "golden" / "mazur.txt"
SEED = Path(__file__).parents[3] / "shared" / "seed-equations.json"
DOCUMENT = "000_954b8b3572abc9bb.txt"
FORMATS = ("md", "tex", "html")

# Every number that the published document prints, as it must read; the last four it prints wrong.
EXPECTED = """
0.05 0.10 0.01 0.99 0.5 0.15 0.20 0.25 0.30 0.35 0.40 0.45 0.50 0.55 0.60
0.3775 0.593269992 0.596884378 1.105905967 0.75136507 0.772928465
0.274811083 0.023560026 0.298371109
0.74136507 0.186815602 0.082167041 0.35891648 0.408666186 0.511301270 0.561370121
0.138498562 0.055399425 0.019049118 0.036350306 0.241300709 0.000438568
0.149780716 0.19956143 0.24975114 0.29950229
0.291027774 0.0000351019 0.015913620 0.984064274
"""

SECTIONS = [
    "The network",
    "Forward pass",
    "The error",
    "Backward pass: the output layer",
    "The delta rule",
    "Backward pass: the hidden layer",
    "The update",
    "After the update",
    "The gradient",
    "Published values",
]

# The left side of one equation after another, as the lecture goes; what stands between is free.
ORDER = """
net_h1 out_h1 net_h2 out_h2 net_o1 out_o1 net_o2 out_o2 E_o1 E_o2 E_total E_total
∂E_total/∂w5 ∂E_total/∂out_o1 ∂out_o1/∂net_o1 ∂net_o1/∂w5 ∂E_total/∂w5
∂E_total/∂w6 ∂E_total/∂w7 ∂E_total/∂w8 δ_o1 ∂E_total/∂w5 δ_o2
∂E_total/∂w1 ∂E_total/∂out_h1 ∂E_o1/∂out_h1 ∂E_o1/∂net_o1 ∂net_o1/∂out_h1 ∂E_o1/∂out_h1
∂E_o2/∂out_h1 ∂E_o2/∂net_o2 ∂net_o2/∂out_h1 ∂E_o2/∂out_h1 ∂E_total/∂out_h1
∂out_h1/∂net_h1 ∂net_h1/∂w1 ∂E_total/∂w1 δ_h1 ∂E_total/∂w1
∂E_total/∂w2 ∂E_total/∂w3 ∂E_total/∂w4
w5⁺ w6⁺ w7⁺ w8⁺ w1⁺ w2⁺ w3⁺ w4⁺ E_total⁺ out_o1⁽¹⁰⁰⁰⁰⁾ ∇E_total
"""

# What a lecturer must not leave out, in plain text.
LINES = (
    "= 2 · 1/2 · (target_o1 − out_o1)^(2 − 1) · (−1) + 0",
    "= −(target_o1 − out_o1)",
    "= ∂/∂net_o1 [1/(1 + e^(−net_o1))]",
    "= out_o1(1 − out_o1)",
    "= 1 · out_h1 · w5^(1 − 1) + 0 + 0",
    "= 0.741365070 · 0.186815602 · 0.593269992 = 0.082167041",
    "two of the three factors are known, by (13) and (14):",
    "Some books take the minus sign out and call −∂E_total/∂net_o1 the delta.",
    "= (Σ_o δ_o · w_h1,o) · out_h1(1 − out_h1) · i1",
    "come out as 0.291027924 instead of 0.291027774.",
)


def test_the_handout_is_the_same_as_before():
    text = written("mazur", "txt")
    if os.environ.get("DERIVE_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("into", FORMATS)
@pytest.mark.parametrize("number", EXPECTED.split())
def test_every_published_number_is_there_and_right(into, number):
    assert shows(written("mazur", into), number)


@pytest.mark.parametrize("into", FORMATS)
def test_every_number_of_the_seed_is_there(into):
    if not SEED.exists():
        pytest.skip(f"{SEED.name} is not beside this checkout; the table above is a copy")
    entries = [entry for entry in json.loads(SEED.read_text("utf-8")) if entry["file"] == DOCUMENT]
    numbers = [
        link["expected"]
        for entry in entries
        for link in entry.get("links", [])
        if "expected" in link
    ]
    assert len(numbers) > 30
    text = written("mazur", into)
    assert [number for number in numbers if not shows(text, number.lstrip("-"))] == []


def shows(text: str, number: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text) is not None


def test_the_sections_stand_in_order():
    found = re.findall(r"^(\d+)  (.+)$", written("mazur", "txt"), re.MULTILINE)
    assert [int(number) for number, _ in found] == list(range(1, len(found) + 1))
    assert [title for _, title in found if title in SECTIONS] == SECTIONS


def test_the_equations_stand_in_order():
    waiting = iter([chain.parts[0] for chain in chains(written("mazur", "txt"))])
    assert [left for left in ORDER.split() if left not in waiting] == []


@pytest.mark.parametrize("line", LINES)
def test_no_step_is_left_out(line):
    assert line in " ".join(written("mazur", "txt").split())


def test_the_wrong_numbers_are_marked_and_explained():
    text = written("mazur", "txt")
    marked = re.findall(r"^▸ (\S+) +\S+ +\S+ +(\w+)$", text, re.MULTILINE)
    assert marked == [
        ("∂E_o2/∂out_h1", "rounded"),
        ("E_total⁺", "no"),
        ("E_total⁽¹⁰⁰⁰⁰⁾", "no"),
        ("out_o1⁽¹⁰⁰⁰⁰⁾", "no"),
        ("out_o2⁽¹⁰⁰⁰⁰⁾", "no"),
    ]
    for quantity, _ in marked:
        assert re.search(rf"{re.escape(quantity)} is printed as", text)


def test_the_values_after_10_000_updates_are_right():
    """From the seed's own table, to twelve digits."""
    values = worked("mazur")
    for key, true in (
        ("E_total+", "0.291027773694"),
        ("E_total+10000", "0.0000351018778298"),
        ("out_o1+10000", "0.0159136204435506"),
        ("out_o2+10000", "0.984064273514624"),
    ):
        assert float(values[key]) == pytest.approx(float(Decimal(true)), rel=1e-11)
