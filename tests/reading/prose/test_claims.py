"""Spans, moments, cases, memory, and networks of other kinds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from derive.algebra.variable import RATE, Role, Variable
from derive.model.quantity import parse_quantity
from derive.reading.prose import Claim, Identity, Memory, Names, claims
from tests.reading.prose.written import network, paragraph, read


@pytest.fixture(scope="module")
def mazur() -> Names:
    return network("mazur")


def only(names: Names, text: str) -> Claim:
    (claim,) = claims(paragraph(text), names, Memory())
    assert isinstance(claim, Claim)
    return claim


@pytest.mark.parametrize(
    ("text", "number", "words", "moment"),
    [
        (
            "After one update, the total error is 0.291.",
            "0.291",
            "the total error",
            "After one update",
        ),
        ("The output of $o_1$ is $ 0.7514 $.", "0.7514", "The output of o_1", ""),
        ("We get $E_{total}$ = −3.5·10^{-5}.", "−3.5·10^{-5}", "E_{total}", ""),
        ("Der Gesamtfehler ist 0,298.", "0,298", "Der Gesamtfehler", ""),
        ("The total error is $\\approx 0.298$.", "0.298", "The total error", ""),
        ("The initial total error is 0.298.", "0.298", "The initial total error", "initial"),
    ],
)
def test_places(mazur: Names, text: str, number: str, words: str, moment: str) -> None:
    claim, source = only(mazur, text), paragraph(text).source
    assert source[claim.start : claim.end].strip() == number
    assert source[slice(*claim.words)] == words
    assert claim.moment == moment


def test_an_identity_has_both_places(mazur: Names) -> None:
    text = r"Here $\frac{\partial net_{o1}}{\partial w_5}$ is equal to out_{h1}."
    (found,) = claims(paragraph(text), mazur, Memory())
    assert isinstance(found, Identity)
    source = paragraph(text).source
    left, right = (source[slice(*span)] for span in found.words)
    assert (left, right) == (r"\frac{\partial net_{o1}}{\partial w_5}", "out_{h1}")
    assert found.left == parse_quantity(mazur.graph, "dnet_o1/dw5")


def test_a_case_of_other_inputs_is_left_alone_where_the_spec_is_known(mazur: Names) -> None:
    text = "For inputs of 0.3 and 0.7, the outputs are 0.5 and 0.6. The total error is 0.2."
    first, second = (Variable(Role.INPUT, 0, unit) for unit in (1, 2))
    known = Names(
        mazur.graph,
        mazur.find,
        {first: Decimal("0.05"), second: Decimal("0.10"), RATE: Decimal("0.5")},
    )
    assert read(known, text) == ""
    assert read(known, "With a learning rate of 0.1 the total error is 0.2.") == ""
    assert read(known, "For inputs of 0.05 and 0.1, the total error is 0.298.").startswith("i1")
    assert read(known, "The learning rate is 0.1.") == "eta = 0.1"


@pytest.mark.parametrize(
    ("text", "case"),
    [("We use a learning rate of 0.5.", True), ("The learning rate is 0.5.", False)],
)
def test_what_may_be_a_case(mazur: Names, text: str, case: bool) -> None:
    assert only(mazur, text).case is case


def test_after_a_shown_update_a_value_without_its_moment_is_in_doubt(mazur: Names) -> None:
    memory = Memory()
    memory.saw(parse_quantity(mazur.graph, "w5+"))
    assert claims(paragraph("The total error is 0.291."), mazur, memory) == ()
    assert claims(paragraph("w_5 is 0.3589."), mazur, memory) == ()
    assert len(claims(paragraph("The gradient for w_1 is 0.000438568."), mazur, memory)) == 1
    assert len(claims(paragraph("After one update the total error is 0.291."), mazur, memory)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [("So t = 4.", ""), ("So t is 4.", ""), ("So t = 0.01.", "target_o1 = 0.01")],
)
def test_a_letter_may_count_something(mazur: Names, text: str, expected: str) -> None:
    target = parse_quantity(mazur.graph, "target_o1")
    assert read(Names(mazur.graph, {"t": target}.get), text) == expected


OTHERS = [
    ("bptt", "The learning rate is 0.03.", "eta = 0.03"),
    ("bptt", "The total error is 0.392736093.", "E_total = 0.392736093"),
    (
        "bptt",
        "out_h1(2) is 0.910362909 and E(2) = 0.004272160.",
        "out_h1(2) = 0.910362909; E(2) = 0.004272160",
    ),
    ("bptt", "W_hh[1,1] is 0.8.", "W_hh[1,1] = 0.8"),
    ("bptt", "The loss is 0.3927.", ""),
    ("bptt", "The output is 1.1925.", ""),
    ("bptt", "The inputs are 1.0, 2.0, 3.0 and 4.0.", ""),
    ("bptt", "So t=4 and T=4.", ""),
    (
        "olah",
        "Here a = 2 and b = 1, so c = 3, d = 2 and e = 6.",
        "a = 2; b = 1; c = 3; d = 2; e = 6",
    ),
    ("olah", "The derivative of e with respect to b is 5.", "de/db = 5"),
    ("olah", "c is 3.", "c = 3"),
    ("olah", "With a = 3 we get more.", ""),
    ("olah", "A derivative is 3 and a is 2 here.", ""),
    ("olah", "The output is 6 and the error is 0.5.", ""),
    ("xor", "The learning rate is 0.5.", "eta = 0.5"),
    ("xor", "The weight w_1 is 3.0.", "w1 = 3.0"),
    ("xor", "The total error is 0.4115.", ""),
    ("xor", "For the first sample the total error is 0.56.", ""),
    ("xor", "The gradient for w_1 is 0.007.", ""),
    ("xor", "out_o1[2] is 0.727146071.", "out_o1[2] = 0.727146071"),
    ("xor", "The output is 0.727.", ""),
    ("xor", "After one update w_1 is 2.9.", ""),
    ("xor", "The inputs are 0.0 and 1.0.", ""),
    ("deep", "The output is -0.039791808.", "out_o1 = -0.039791808"),
    ("deep", "The target is 0.40 and the error is 0.0967.", "target_o1 = 0.40; E_total = 0.0967"),
    ("deep", "The outputs of the hidden layer are 0.5 and 0.6.", ""),
    ("deep", "The hidden neurons produce 0.5 and 0.6.", ""),
    ("deep", "Error: 0.404", ""),
    ("deep", "Output: 0.404", ""),
    ("softmax", "The targets are 0, 1 and 0.", "target_o1 = 0; target_o2 = 1; target_o3 = 0"),
    (
        "softmax",
        "The outputs are 0.28, 0.31 and 0.41.",
        "out_o1 = 0.28; out_o2 = 0.31; out_o3 = 0.41",
    ),
    ("softmax", "The outputs are 0.28 and 0.31.", ""),
]


@pytest.mark.parametrize(("example", "text", "expected"), OTHERS)
def test_other_networks(example: str, text: str, expected: str) -> None:
    assert read(network(example), text) == expected
