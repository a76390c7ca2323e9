"""What single statements mean, printed in the flat notation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from derive.algebra.term import IndexedSum, Sum
from derive.numerics.values import Values
from tests.reading.names.statements import instances, printed, problem

NIELSEN = ("bare=layer", "inputs=1", "order=to_from", "y=target", "weights=ends")
NG = ("square=layer", "inputs=0", "order=to_from", "y=target")

# example, settings, source, sides
MEANINGS = [
    ("mazur", (), "w_5", ["w5"]),
    ("mazur", (), r"net_{h1}^2", ["net_h1²"]),
    ("mazur", (), "w_5^{(1-1)}", ["w5^(1 − 1)"]),
    ("mazur", (), "w_5^+", ["w5⁺"]),
    ("mazur", (), r"w_5^{\text{new}}", ["w5⁺"]),
    ("mazur", (), "w_5^{neu}", ["w5⁺"]),
    ("mazur", (), "w_5'", ["w5⁺"]),
    ("mazur", (), r"w_{5,new} = w_{5,old}", ["w5⁺", "w5"]),
    ("mazur", (), "w_5^{(t+1)} = w_5^{(t)}", ["w5⁺", "w5"]),
    ("mazur", (), r"w_5 \leftarrow w_5 - 1", ["w5⁺", "w5 − 1"]),
    ("mazur", (), "w_5 = w_5 - 1", ["w5⁺", "w5 − 1"]),
    ("mazur", (), "w_5 := 0.4", ["w5⁺", "0.4"]),
    ("mazur", (), "h_1 + o_2", ["out_h1 + out_o2"]),
    ("mazur", (), r"t_1 - \hat{y}_1", ["target_o1 − out_o1"]),
    ("mazur", (), r"y_{true,1} - y_{pred,1}", ["target_o1 − out_o1"]),
    ("mazur", ("y=target",), "y_1", ["target_o1"]),
    ("mazur", ("y=output",), "y_1", ["out_o1"]),
    ("mazur", (), r"E_1 + E_2", ["E_o1 + E_o2"]),
    ("mazur", (), "J = C = L = E_{tot}", ["E_total"] * 4),
    ("mazur", (), r"\alpha", ["η"]),
    ("mazur", (), "w_{h1,o2} = w_{o2,h1}", ["w7", "w7"]),
    ("mazur", ("round=update",), "w_5^{(3)}", ["w5⁽³⁾"]),
    ("mazur", ("delta=-1",), r"\delta_{o1}", ["−δ_o1"]),
    ("mazur", ("counting=inputs",), "o_1 + o_3 + o_6", ["i1 + out_h1 + out_o2"]),
    ("mazur", ("counting=inputs",), r"t_6 - t_2", ["target_o2 − target_o2"]),
    ("mazur", ("counting=inputs", "order=from_to", "weights=ends"), "w_{36}", ["w7"]),
    ("mazur", ("counting=hidden",), "net_1 + net_4 + x_1", ["net_h1 + net_o2 + i1"]),
    ("mazur", ("counting=hidden", "order=to_from", "weights=ends"), "w_{12} w_{31}", ["w2 · w5"]),
    ("mazur", (*NG, "clamped=bias"), "w^{[1]}_{20} x_1", ["b1 · i1"]),
    ("xor", ("index=sample", "y=target"), r"\hat y_2 - y_2", ["out_o1[2] − target_o1[2]"]),
    ("mazur", (), r"f_{akt}(net_{h1})", ["1/(1 + e^(−net_h1))"]),
    ("mazur", (), r"f_{act}(0.5)", ["1/(1 + e^(−0.5))"]),
    ("mazur", (), r"\pdv{E}{w_5}", ["∂E_total/∂w5"]),
    ("mazur", NIELSEN, "z^2_1", ["net_h1"]),
    ("mazur", NIELSEN, "w^3_{12} a^2_2", ["w6 · out_h2"]),
    ("mazur", (*NIELSEN, "order=from_to"), "w^3_{12}", ["w7"]),
    ("mazur", NIELSEN, "b^2_1 + b^2", ["b1 + b1"]),
    ("mazur", NIELSEN, "(z^2_1)^2 + x_1^2", ["net_h1² + i1²"]),
    ("mazur", NIELSEN, r"\delta^L_1", ["δ_o1"]),
    ("mazur", NG, "a^{[1]}_2", ["out_h2"]),
    ("mazur", NG, "W^{[2]} a^{[1]}", ["𝐖_h,o𝐨𝐮𝐭_h"]),
    ("mazur", NG, r"\frac{\partial L}{\partial W^{[2]}}", ["∂E_total/∂𝐖_h,o"]),
    ("mazur", NG, r"\nabla_{b^{[2]}} L", ["∂E_total/∂b2"]),
    ("mazur", NG, "a^{[0]}_1", ["i1"]),
    ("mazur", ("units=0", "round=layer", "inputs=0", "order=to_from"), "w_{01}^{(1)}", ["w2"]),
    ("mazur", ("numbering=source",), "w_2", ["w3"]),
    ("mazur", (), r"\sum_o \delta_o w_{ho} i_1 = \delta_{h1}", ["Σ_o δ_o · w_h1,o · i1", "δ_h1"]),
    ("mazur", (), r"\sigma(net_{h1})", ["1/(1 + e^(−net_h1))"]),
    ("mazur", (), r"\sigma'(net_{h1})", ["out_h1(1 − out_h1)"]),
    ("mazur", (), r"\sigma(0.1)", ["1/(1 + e^(−0.1))"]),
    ("mazur", (), r"\log o_1", ["ln(out_o1)"]),
    ("mazur", ("log=10",), r"\log o_1", ["ln(out_o1)/ln(10)"]),
    ("relu", (), r"\max(0, z_{h1})", ["{net_h1 if net_h1 > 0; 0 otherwise}"]),
    ("bptt", (), "h_3", ["out_h1,3"]),
    ("bptt", (), "W_{hh} h_2", ["W_hh,11 · out_h1,2"]),
    ("bptt", (), "net_{h1,3} = net_{h1}(3)", ["net_h1,3", "net_h1,3"]),
    ("bptt", (), r"h^{\langle 3 \rangle}", ["out_h1,3"]),
    ("bptt", (), "h_T", ["out_h1,4"]),
    ("bptt", (), "E_2 + E_{total}", ["E2 + E_total"]),
    ("bptt", ("blocks=UWV",), "U x_1 + W h_0", ["W_xh,11 · i_1,1 + W_hh,11 · out_h1,0"]),
    ("xor", (), "out_{o1}^{[2]}", ["out_o1[2]"]),
    ("olah", (), "e = c d", ["e", "c · d"]),
]


@pytest.mark.parametrize(("example", "settings", "source", "sides"), MEANINGS)
def test_what_it_means(
    example: str, settings: tuple[str, ...], source: str, sides: list[str]
) -> None:
    (instance,) = instances(example, source, *settings)
    assert [printed(example, side) for side in instance.sides] == sides


# A sum over the units of a layer keeps its index; every other sum is written out.
SUMS = [
    ("mazur", (), r"\sum_o out_o", "Σ_o out_o"),
    ("mazur", (), r"\sum_o E_o", "Σ_o E_o"),
    ("mazur", (), r"\sum \frac{1}{2}(target - output)^2", None),
    ("mazur", (), r"\sum_k (t_k - o_k)^2", "Σ_k (target_k − out_k)²"),
    ("mazur", (), r"\sum_{k=1}^{2} E_k", "Σ_k E_k"),
    ("mazur", (), r"\sum_{k=0}^{1} E_k", "Σ_k E_k"),
    ("mazur", (), r"\sum_{k=2}^{2} E_k", "E_o2"),
    ("mazur", (), r"\sum_{i=1}^{n} w_i x_i", "w1 · i1 + w2 · i2"),
    ("mazur", (), r"\frac{1}{n} \sum_{k=1}^{n} E_k", "1/2 · (Σ_k E_k)"),
    ("mazur", NIELSEN, r"\sum_k w^2_{1k} x_k", "Σ_k w_k,h1 · i_k"),
    ("xor", (), r"\sum_i E^{(i)}", "E_total[1] + E_total[2] + E_total[3] + E_total[4]"),
    ("bptt", (), r"\sum_t E_t", "E1 + E2 + E3 + E4"),
    ("bptt", (), r"\sum_{t=2}^{T} E_t", "E2 + E3 + E4"),
]


@pytest.mark.parametrize(("example", "settings", "source", "text"), SUMS)
def test_sums(example: str, settings: tuple[str, ...], source: str, text: str | None) -> None:
    (instance,) = instances(example, source, *settings)
    assert text is None or printed(example, instance.sides[0]) == text


def test_a_sum_without_index_runs_over_the_outputs() -> None:
    (instance,) = instances("mazur", r"\sum \frac{1}{2}(target - output)^2")
    (series,) = instance.sides
    assert isinstance(series, IndexedSum | Sum)
    assert Values(problem("mazur")).evaluate(series) == pytest.approx(Decimal("0.2983711087600027"))
