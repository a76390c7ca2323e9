"""What the sentences of a handout say is true of the network that they are about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from derive.api import explain
from derive.writers.formats import TERMINAL

OTHERS = Path(__file__).parent / "others"


@cache
def told(name: str) -> str:
    """The handout of a built-in example, or of a spec beside these tests, on one line."""
    file = OTHERS / f"{name}.toml"
    worked = explain(str(file) if file.exists() else name)
    return " ".join(worked.render(worked.handout(), TERMINAL).split())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("mazur", "The error of the network is the sum over its outputs:"),
        ("mean", "The error of the network is the mean over its outputs:"),
        ("deep", "With a single output, this is the error of the network:"),
        ("mean", "a hidden layer of two units with the activation net / (1 + net^2)"),
        ("deep", "Target target_o1 = 0.40"),
        ("mazur", "Targets target_o1 = 0.01"),
        ("bptt", "Bias of the hidden layer b_h,1 = 0.1"),
        ("sequences", "Biases of the hidden layer b_h,1 = 0.1, b_h,2 = 0.0"),
        ("xor", "Sample i1 i2 target_o1"),
        ("xor", "Sample δ_h1 δ_h2 δ_o1"),
        ("xor", "Each contribution is a delta of the table times what came in, as in (18):"),
        ("mazur", "Both paths together:"),
        ("deep", "The first factor is new: out_g1 feeds h1 and h2"),
        ("deep", "The first factor: out_f1 feeds g1 and g2"),
        ("deep", "The first factor goes over o1 alone:"),
        ("deep", "δ_g2 = 0.081368166 and so on."),
        ("mazur", "Back through the hidden layer: δ_h1"),
        ("deep", "Back through the hidden layers: δ_h1"),
        ("xor", "All of this is four steps, here with the numbers of the first example:"),
        ("xor", "when this is done for all examples and their contributions are gathered"),
        ("mazur", "The two together come to 1.9 forward passes"),
        ("xor", "Counted for all four training examples:"),
        ("bptt", "Counted over all time steps:"),
        ("sequences", "Counted for both sequences:"),
        ("mazur", "and the update is a step that way, −η · ∇E_total:"),
        ("each", "this first update is made for the first sample"),
        ("steep", "more than at the start: with this learning rate the steps go too far"),
        ("relu", "The slope is 0: nothing that h2 could change reaches the error"),
        ("relu", "The rectifier passes the net input on"),
        ("softmax", "w6 leads into the same unit o1, so the first factor is known, by (22):"),
        ("softmax", "probabilities that add up to 1, and these are the outputs:"),
        ("sequences", "It reads two sequences, of three and two time steps."),
        ("sequences", "the other is worked in the same way."),
        ("last", "The error of the whole sequence is that of its last step:"),
        ("last", "It comes in at the last step alone"),
        ("last", "the gradient explodes."),
        ("bptt", "the gradient vanishes."),
        ("formula", "Along the edge from b to k it is −1."),
        ("olah", "Everything by a, starting from ∂c/∂a by (4):"),
    ],
)
def test_it_says(name, sentence):
    assert sentence in told(name)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("last", "is the sum over its steps"),
        ("mean", "is the sum over its outputs"),
        ("mazur", "The slope is 0"),
        ("mazur", "and each bias takes a step"),
        ("each", "and the update is a step that way"),
        ("xor", "[1] target_o1[1]"),
        ("sequences", "The sequence Step"),
    ],
)
def test_it_does_not_say(name, sentence):
    assert sentence not in told(name)


def test_a_derivation_on_its_own_says_nothing_twice():
    worked = explain("olah")
    assert worked["de/da"].text().splitlines()[-1] == "  ∂e/∂a = ∂e/∂c · ∂c/∂a = 2 · 1 = 2"
    assert worked["de/da"].text().count("∂e/∂a =") == 1
    assert "δ" not in explain("bptt")["dE_total/dW_hh[1,1]"].text()
    assert "δ_h1 =" in explain("mazur")["delta_h1"].text()
