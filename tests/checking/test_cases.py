"""Where a text speaks of another case, nothing is wrong; where it speaks of its own, mistakes are.

Every passage of tests/checking/cases is true of other numbers, another network, or somebody's
mistake. Each stands behind a computation of the network with its own numbers.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.checking.document import check_source
from derive.checking.findings import Link
from derive.checking.verdict import Kind
from derive.model.spec import load
from derive.reading.documents.source import read_source

HERE = Path(__file__).parent / "cases"
NETWORK = load(HERE / "spec.toml")
BEFORE = {
    "points.md": r"Forward: $net_{h1} = 0.1 \cdot 0.1 + 0.3 \cdot 0.5 + 0.25 = 0.41$, "
    r"$out_{h1} = 0.6011$, $net_{o1} = 1.0198$, $out_{o1} = 0.7349$, $E_{total} = 0.2491$, "
    r"$\delta_{o1} = 0.1334$, $\frac{\partial E_{total}}{\partial w_5} = 0.0802$, "
    r"$w_5^+ = 0.5 - 0.6 \cdot 0.0802 = 0.4519$, with $\eta = 0.6$.",
    "commas.md": r"Vorwärts: $net_{h1} = 0{,}41$, $out_{h1} = 0{,}6011$, $out_{o1} = 0{,}7349$, "
    r"$E = 0{,}2491$, $\eta = 0{,}6$.",
    "plain.txt": "net_h1 = 0.1*0.1 + 0.3*0.5 + 0.25 = 0.41\nout_o1 = 0.7349\nE_total = 0.2491",
}
PASSAGES = [
    (file, passage)
    for file in BEFORE
    for passage in (HERE / file).read_text("utf-8").rstrip("\n").split("\n\n----\n\n")
]


def links(folder: Path, file: str, passage: str) -> tuple[Link, ...]:
    """What is said of ``passage``, and of what stands before it."""
    document = folder / file
    document.write_text(f"{BEFORE[file]}\n\n{passage}\n", "utf-8")
    return check_source(NETWORK, read_source(document)).links


@pytest.mark.parametrize(("file", "passage"), PASSAGES, ids=[text[:60] for _, text in PASSAGES])
def test_nothing_is_wrong(file: str, passage: str, tmp_path: Path) -> None:
    assert [link for link in links(tmp_path, file, passage) if link.verdict.fault] == []


@pytest.mark.parametrize(
    ("passage", "number", "case"),
    [
        ("Set $w_5 = 0.9$. Now $net_{o1} = 1.2602$.", "1.2602", "w5 = 0.9"),
        ("Changing $w_5$ to 0.9 gives $out_{o1} = 0.7791$.", "0.7791", "w5 = 0.9"),
        ("With $w_5 = 0.9$.\n\nMuch later: $out_{o1} = 0.7791$.", "0.7791", "w5 = 0.9"),
        ("Feed in $(0.3, 0.7)$: $out_{o1} = 0.7400$.", "0.7400", "i1 = 0.3, i2 = 0.7"),
        (r"A step of 0.1 leads to $w_5^+ = 0.4920$.", "0.4920", "eta = 0.1"),
    ],
)
def test_what_is_right_in_the_other_case_is_said_to_be(
    passage: str, number: str, case: str, tmp_path: Path
) -> None:
    (found,) = (link for link in links(tmp_path, "points.md", passage) if link.right == number)
    assert (found.verdict.kind, found.verdict.how) == (Kind.CONVENTION, f"right with {case}")


@pytest.mark.parametrize(
    ("passage", "wrong"),
    [
        # its own case again: what is true of it ends the other one
        ("Set $w_5 = 0.9$: $net_{o1} = 1.2602$.\n\nAgain $out_{o1} = 0.7349$, "
         "$out_{h1} = 0.6111$.", ["0.6111"]),
        # a number of the other case, said of no case
        ("Now $out_{o1} = 0.7791$.", ["0.7791"]),
        # what is wrong is no number that somebody chose
        ("The output is $out_{o1} = 0.7449$ and $w_5^+ = 0.4529$.", ["0.7449", "0.4529"]),
        # an operand that is not what it stands for
        (r"$net_{h2} = 0.2 \cdot 0.1 + 0.4 \cdot 0.6 + 0.25 = 0.51$",
         [r"0.2 \cdot 0.1 + 0.4 \cdot 0.6 + 0.25"]),
        # a row of equations, one of them wrong
        (r"$$w_1 = 0.1 \; out_{h1} = 0.6111 \; w_2 = 0.3$$", ["0.6111"]),
        # numbers that stand near, but beside nothing that they could be the number of
        (r"## Step 2" "\n\n" r"$$w_5^+ = 0.5 - 2 \cdot 0.0802 = 0.3396$$",
         [r"0.5 - 2 \cdot 0.0802"]),
        ("The signal starts at 0 and grows.\n\n"
         r"$$net_{h1} = 0.1 \cdot 0.1 + 0.3 \cdot 0.5 = 0.16$$",
         [r"0.1 \cdot 0.1 + 0.3 \cdot 0.5"]),
        ("We begin with 1.\n\n$$w_5^+ = 0.4198$$", ["0.4198"]),
        # a short number that is computed, and wrong: what comes after it is judged as before
        ("So $net_{h1} = 0.43$ and\n\n$$out_{h1} = 0.7777$$", ["0.43", "0.7777"]),
        # words that say nothing of another case
        ("With respect to any weight, $\\frac{\\partial E}{\\partial w_5} = 0.0902$.", ["0.0902"]),
        ("Nella discesa del gradiente si ottiene $w_5^+ = 0.4529$.", ["0.4529"]),
    ],
)  # fmt: skip
def test_its_own_mistakes_are_found(passage: str, wrong: list[str], tmp_path: Path) -> None:
    found = links(tmp_path, "points.md", passage)
    assert [link.right for link in found if link.verdict.kind is Kind.WRONG] == wrong


def test_a_wrong_number_is_wrong_before_anything_is_computed(tmp_path: Path) -> None:
    document = tmp_path / "given.md"
    document.write_text("We start with $w_1 = 0.1$, $w_5 = 0.7$ and $w_6 = 0.6$.", "utf-8")
    found = check_source(NETWORK, read_source(document)).links
    assert [link.left for link in found if link.verdict.fault] == ["w_5"]


def test_a_line_of_rightly_rounded_numbers_comes_to_a_rounded_one(tmp_path: Path) -> None:
    """The document does not print the operands before, and works with three decimals."""
    passage = r"$net_{o1} = 0.5 \cdot 0.60 + 0.6 \cdot 0.62 + 0.35 = 1.022$."
    *_, found = links(tmp_path, "points.md", passage)
    assert (found.right, found.verdict.kind) == ("1.022", Kind.ROUNDED)


def test_a_line_of_given_numbers_comes_to_no_other_one(tmp_path: Path) -> None:
    passage = r"$net_{h2} = 0.2 \cdot 0.1 + 0.4 \cdot 0.5 + 0.25 = 0.472$."
    *_, found = links(tmp_path, "points.md", passage)
    assert (found.right, found.verdict.kind) == ("0.472", Kind.WRONG)
