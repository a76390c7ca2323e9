"""The own sentences of the published write-up, close paraphrases, a text on other matters."""

from __future__ import annotations

import pytest

from derive.reading.prose import Memory, Names, claims
from tests.reading.prose.written import network, paragraph, read, shown

IDENTITY = r"$\frac{\partial net_{o1}}{\partial out_{h1}}$"
ARTICLE = (
    (
        "In this example we're going to work with a single training set: given inputs 0.05 and "
        "0.10, we want the neural network to output 0.01 and 0.99.",
        "i1 = 0.05; i2 = 0.10; target_o1 = 0.01; target_o2 = 0.99",
    ),
    (
        "See what the neural network currently predicts given the weights and biases and inputs "
        "of 0.05 and 0.10.",
        "i1 = 0.05; i2 = 0.10",
    ),
    (
        "The target output for o_1 is 0.01 and the neural network output is 0.75136507, "
        "therefore its error is:",
        "target_o1 = 0.01; out_o1 = 0.75136507",
    ),
    ("Repeating this process for o_2 (0.99)", ""),
    ("The total error for the neural network is the sum of these errors:", ""),
    (
        "To decrease the error, we subtract this value from the current weight (multiplied by "
        "some learning rate, eta, which we'll set to 0.5):",
        "eta = 0.5",
    ),
    ("We can repeat this process to get the new weights w_6 , w_7 , and w_8 :", ""),
    (f"- {IDENTITY} is equal to w_5 :", "dnet_o1/dout_h1 is w5"),
    (
        "When we fed forward the 0.05 and 0.1 inputs originally, the error on the network was "
        "0.298371109.",
        "i1 = 0.05; i2 = 0.1; E_total = 0.298371109",
    ),
    (
        "- After this first round of backpropagation, the total error is now down to 0.291027924.",
        "E_total+ = 0.291027924",
    ),
    (
        "- Repeating this process 10,000 times, the error plummets to 0.0000351085.",
        "E_total+10000 = 0.0000351085",
    ),
    (
        "At this point, when we feed forward 0.05 and 0.1, the two outputs neurons generate "
        "0.015912196 (vs 0.01 target) and 0.984065734 (vs 0.99 target).",
        "i1 = 0.05; i2 = 0.1; out_o1+10000 = 0.015912196; target_o1 = 0.01; "
        "out_o2+10000 = 0.984065734; target_o2 = 0.99",
    ),
)

PARAPHRASES = (
    (
        (
            "Given the inputs 0.05 and 0.10, we would like the network to produce 0.01 and 0.99.",
            "The target for o_1 is 0.01, and the network's output is 0.75136507.",
        ),
        "i1 = 0.05; i2 = 0.10; target_o1 = 0.01; target_o2 = 0.99; "
        "target_o1 = 0.01; out_o1 = 0.75136507",
    ),
    (
        (
            "Initially the error of the network was 0.298371109.",
            "After one round of training the total error has dropped to 0.291027924.",
            "If you repeat it often, it gets small.",
            "After repeating this process 10,000 times, the total error falls to 0.0000351085.",
            "At this stage the two output neurons produce 0.015912196 (target 0.01) and "
            "0.984065734 (target 0.99).",
        ),
        "E_total = 0.298371109; E_total+ = 0.291027924; E_total+10000 = 0.0000351085; "
        "out_o1+10000 = 0.015912196; target_o1 = 0.01; "
        "out_o2+10000 = 0.984065734; target_o2 = 0.99",
    ),
    (
        (
            "We multiply it by the learning rate, $\\eta$, which is set to $0.5$.",
            f"Note that {IDENTITY} equals $w_5$.",
        ),
        "eta = 0.5; dnet_o1/dout_h1 is w5",
    ),
    (
        (
            "Die Zielausgabe für o_1 ist 0,01 und die Ausgabe des Netzes ist 0,75136507.",
            "Nach der ersten Runde Backpropagation ist der Gesamtfehler 0,291027924.",
            "Nach 10.000 Wiederholungen fällt der Fehler auf 0,0000351085.",
        ),
        "target_o1 = 0.01; out_o1 = 0.75136507; E_total+10000 = 0.0000351085",
    ),
    (
        (
            "Dadas las entradas 0,05 y 0,10, queremos que la red produzca 0,01 y 0,99.",
            "Tras esta primera ronda de retropropagación, el error total baja a 0,291027924.",
            "En este punto, la salida de o_1 es 0,742.",
        ),
        "i1 = 0.05; i2 = 0.10; target_o1 = 0.01; target_o2 = 0.99; "
        "E_total+ = 0.291027924; out_o1+ = 0.742",
    ),
    (
        (
            "Étant donné les entrées 0,05 et 0,10, nous voulons que le réseau produise 0,01 et "
            "0,99.",
            "Après cette première itération de rétropropagation, l'erreur totale tombe à "
            "0,291027924.",
            "À ce stade, la sortie de o_1 est 0,742.",
        ),
        "i1 = 0.05; i2 = 0.10; target_o1 = 0.01; target_o2 = 0.99; "
        "E_total+ = 0.291027924; out_o1+ = 0.742",
    ),
)

OTHER_MATTERS = (
    "-∇C (w, b, …) = [0.17, 0.20, 0.03, 0.52, 1.72, ...]",
    "Computationally, backpropagation takes approximately the same time as if we complete two "
    "forward passes through the network.",
    "For example, we want to calculate the gradient at the time step 4, so t=4. To do that we "
    "need to compute all the gradients from the time steps t=1, t=2, t=3 and sum them up.",
    "For example, if we have 10.000 time steps on total, we have to calculate 10.000 derivatives "
    "for a single weight update.",
    "(Published: Sat Aug 17, 2019)",
    "2019-nCoV There has been a lot of talking about the new corona virus going around.",
)


@pytest.fixture(scope="module")
def mazur() -> Names:
    return network("mazur")


def test_the_article_sentence_by_sentence(mazur: Names) -> None:
    memory = Memory()
    found = [shown(mazur, claims(paragraph(text), mazur, memory)) for text, _ in ARTICLE]
    assert found == [expected for _, expected in ARTICLE]


@pytest.mark.parametrize(("texts", "expected"), PARAPHRASES)
def test_paraphrases(mazur: Names, texts: tuple[str, ...], expected: str) -> None:
    assert read(mazur, *texts) == expected


def test_a_text_on_other_matters_claims_nothing(mazur: Names) -> None:
    assert read(mazur, *OTHER_MATTERS) == ""
