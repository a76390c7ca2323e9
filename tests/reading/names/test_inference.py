"""A document's convention is found from what holds in it."""

from __future__ import annotations

import pytest

from derive.derivation.derivation import derive_graph
from derive.model.problem import NotationChoice
from derive.notation.latex import LATEX
from derive.notation.notations import NOTATIONS, chosen
from derive.notation.printer import Printer
from derive.numerics.values import Values
from derive.reading.names.convention import Convention
from derive.reading.names.inference import infer
from derive.reading.names.reader import Reader
from tests.reading.names.statements import inferred, judge, problem, read, verdicts

# A document, what must be found, and the remark that must be made with its chain.
DOCUMENTS = {
    "nielsen": (
        "mazur",
        [
            r"z^l_j = \sum_k w^l_{jk} a^{l-1}_k + b^l_j",
            r"a^l_j = \sigma(z^l_j)",
            r"\delta^L_j = \frac{\partial C}{\partial a^L_j} \sigma'(z^L_j)",
            r"\delta^l_j = \sum_k w^{l+1}_{kj} \delta^{l+1}_k \sigma'(z^l_j)",
            r"\frac{\partial C}{\partial w^l_{jk}} = a^{l-1}_k \delta^l_j",
            r"z^2_1 = w^2_{11} x_1 + w^2_{12} x_2 + b^2_1 = 0.3775",
            r"w^3_{12} = 0.45",
            r"C = \frac{1}{2}\sum_j (y_j - a^L_j)^2",
        ],
        {"inputs": "1", "order": "to_from", "bare": "layer", "y": "target"},
        ("y stands for the target", 7),
    ),
    "columns": (
        "mazur",
        [
            r"z^{[1]} = W^{[1]} x + b^{[1]}",
            r"\hat{y} = a^{[2]} = \sigma(z^{[2]})",
            r"\delta^{[2]} = (a^{[2]} - y) \odot a^{[2]} \odot (1 - a^{[2]})",
            r"\frac{\partial L}{\partial W^{[2]}} = \delta^{[2]} (a^{[1]})^T",
            r"\delta^{[1]} = W^{[2]T}\delta^{[2]} \odot a^{[1]} \odot (1 - a^{[1]})",
            r"W^{[1]} = \begin{pmatrix} 0.15 & 0.20\\ 0.25 & 0.30\end{pmatrix}",
            r"x = (0.05, 0.10)^T",
            r"W^{[2]} := W^{[2]} - \alpha \frac{\partial L}{\partial W^{[2]}}",
        ],
        {"inputs": "0", "square": "layer", "y": "target"},
        ("y stands for the target", 2),
    ),
    "rows": (
        "mazur",
        [
            "x = [0.05, 0.10]",
            r"W^{(1)} = \begin{bmatrix}0.15 & 0.25\\0.20 & 0.30\end{bmatrix}",
            "z^{(1)} = x W^{(1)} + b^{(1)}",
            r"a^{(1)} = \sigma(z^{(1)})",
        ],
        {"vectors": "row", "rows": "source", "inputs": "0"},
        ("vectors are rows", 2),
    ),
    "from source to target": (
        "mazur",
        [
            r"\delta_k = (o_k - t_k) o_k (1 - o_k)",
            r"\delta_j = h_j (1 - h_j) \sum_k w_{jk} \delta_k",
            r"z_j = \sum_i w_{ij} x_i + b_j",
            r"z^{(1)}_1 = w^{(1)}_{11} x_1 + w^{(1)}_{21} x_2 + b_1",
        ],
        {"order": "from_to"},
        ("the first index of a weight is the unit that it comes from", 1),
    ),
    "the other sign": (
        "mazur",
        [
            r"\delta_{o1} = (target_{o1} - out_{o1}) out_{o1} (1 - out_{o1})",
            r"\frac{\partial E}{\partial w_5} = -\delta_{o1} out_{h1}",
            r"\delta_k = -\frac{\partial E}{\partial net_k}",
        ],
        {"delta": "-1"},
        ("δ is −∂E/∂net", 0),
    ),
    "from zero": (
        "mazur",
        [
            "w_{01}^{(1)} = 0.20",
            "z_0^{(1)} = w_{00}^{(1)} x_0 + w_{01}^{(1)} x_1 + b^{(1)}",
        ],
        {"units": "0", "order": "to_from"},
        ("units are counted from 0", 0),
    ),
    "counted from the first input": (
        "mazur",
        [
            "net_3 = w_{13} o_1 + w_{23} o_2 + b_3",
            "o_5 = 0.75136507",
            r"\delta_6 = (o_6 - t_6) o_6 (1 - o_6)",
        ],
        {"counting": "inputs"},
        ("units are counted through all layers, from the first input on", 0),
    ),
    "counted from the first hidden unit": (
        "mazur",
        ["z_4 = w_{41} a_1 + w_{42} a_2 + b_4", "z_1 = w_{11} x_1 + w_{12} x_2 + b_1"],
        {"counting": "hidden"},
        ("units are counted through all layers, from the first hidden unit on", 0),
    ),
    "biases among the weights": (
        "mazur",
        [
            "w_{12}^{(1)} = 0.20",
            "w_{12}^{(2)} = 0.45",
            r"net_{h1} = w_{11}^{(1)} x_1 + w_{12}^{(1)} x_2 + w_{10}^{(1)}",
        ],
        {"clamped": "bias", "order": "to_from"},
        ("a weight with the index 0 is a bias", 2),
    ),
    "biases through the layers": (
        "relu",
        [
            "o_1 = -0.0017",
            "b_4 = 0.2",
            "b_5 = 0.1",
            "net_{o2} = w_{10} h_1 + w_{11} h_2 + w_{12} h_3 + b_5",
        ],
        {"biases": "counted"},
        ("biases are counted through the layers, unit by unit", 1),
    ),
    "names as in code": (
        "mazur",
        [
            r"dz^{[2]}_1 = a^{[2]}_1 (1 - a^{[2]}_1) (a^{[2]}_1 - t_1)",
            r"dw_5 = dz^{[2]}_1 a^{[1]}_1",
            "z^{[1]}_1 = 0.3775",
        ],
        {"slopes": "error"},
        ("a d before a name, as in dz, makes it the derivative of the error by z", 0),
    ),
    "bars": (
        "mazur",
        [
            r"\overline{w_5} = \frac{\partial E}{\partial w_5}",
            r"\bar{h}_1 = \frac{\partial E}{\partial h_1}",
        ],
        {"bars": "error"},
        ("a bar above a name makes it the derivative of the error by what is named", 0),
    ),
    "one number for each example": (
        "xor",
        [
            r"\hat y_2 = 0.727146071",
            r"\hat y_3 = 0.671329227",
            r"\hat y_1 - y_1 = \hat y_1 - 0",
        ],
        {"index": "sample", "y": "target"},
        ("a single index is a training example", 0),
    ),
    "numbered by source": (
        "mazur",
        ["net_{h1} = w_1 x_1 + w_3 x_2 + b_1", "w_2 = 0.25", "w_6 = 0.50", "w_4 = 0.30"],
        {"numbering": "source"},
        ("weights are numbered by source: first all that leave the first source", 0),
    ),
    "recurrent": (
        "bptt",
        [
            r"s_t = \tanh(U x_t + W s_{t-1} + b_h)",
            r"\hat{y}_t = V s_t + b_y",
            r"\frac{\partial E_3}{\partial W} = \sum_{k=1}^{3} \frac{\partial E_3}{\partial s_3}"
            r"\frac{\partial s_3}{\partial s_k} \frac{\partial s_k}{\partial W}",
        ],
        {"s": "hidden", "blocks": "UWV", "partials": "step"},
        ("a derivative by a weight is that of its own time step alone", 2),
    ),
    "examples": (
        "xor",
        [r"E = -(t \ln o + (1 - t) \ln(1 - o))", r"net_{h1} = w_1 x_1 + w_2 x_2 + b_{h1}"],
        {"error": "each"},
        ("beside quantities of any example, the error is that of this example", 0),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_convention_is_found_and_said(name: str) -> None:
    example, sources, expected, remark = DOCUMENTS[name]
    found = inferred(example, *sources)
    assert dict(found.convention.settings).items() >= expected.items()
    assert remark in [(one.sentence, one.chain) for one in found.remarks]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_everything_holds_under_it(name: str) -> None:
    example, sources, _, _ = DOCUMENTS[name]
    convention = inferred(example, *sources).convention
    for chain in read(example, *sources):
        assert verdicts(example, chain, convention) == {True}, chain


def test_a_document_that_follows_the_spec_needs_no_remark() -> None:
    found = inferred("mazur", "net_{h1} = w_1 i_1 + w_2 i_2 + b_1", r"\delta_{o1} = out_{o1}")
    assert found.remarks == ()


def test_what_the_document_does_not_show_stays_open() -> None:
    found = inferred("mazur", "y_1 = 0.5", "w_{12}^{(1)} = 0.77")
    assert not found.convention.decided("y")
    assert not found.convention.decided("order")


def test_what_has_a_meaning_one_way_only_is_evidence_where_nothing_is_usual() -> None:
    found = inferred("mazur", "z^{(3)}_1 = 7").convention
    assert found.answer("inputs") == "1"


def test_a_case_distinction_on_indices_holds_for_each_pair() -> None:
    source = (
        r"\frac{\partial p_j}{\partial z_k} = "
        r"\begin{cases} p_j (1 - p_j) & j = k \\ -p_j p_k & j \neq k \end{cases}"
    )
    (chain,) = read("softmax", source)
    assert verdicts("softmax", chain, Convention()) == {True}


def test_what_is_given_is_not_asked() -> None:
    found = inferred("mazur", r"\delta_k = -\frac{\partial E}{\partial net_k}", given=("delta=+1",))
    assert found.convention.answer("delta") == "+1"
    assert found.remarks == ()


def test_one_wrong_sign_does_not_turn_a_document_around() -> None:
    right = r"\delta_{o1} = \frac{\partial E_{total}}{\partial net_{o1}}"
    wrong = r"\frac{\partial E_{total}}{\partial w_5} = -\delta_{o1} out_{h1}"
    more = r"\frac{\partial E_{total}}{\partial w_5} = \delta_{o1} out_{h1}"
    assert inferred("mazur", right, wrong, more).convention.answer("delta") == "+1"


def test_a_judge_that_cannot_tell_decides_nothing() -> None:
    reader = Reader(problem("mazur").graph)
    said = read("mazur", r"\delta_k = t_k - o_k", "y_1 = 0.01")
    found = infer(said, reader, lambda *_: None)
    assert found.convention == Convention()


STYLES = [notation.name for notation in NOTATIONS if notation.name != "matrix"]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("order", ["to_from", "from_to"])
@pytest.mark.parametrize("example", ["mazur", "deep", "softmax"])
def test_what_derive_prints_holds_under_what_is_found(example: str, style: str, order: str) -> None:
    graph = problem(example).graph
    notation = chosen(NotationChoice(style=style, index_order=order))  # type: ignore[arg-type]
    printer = Printer(LATEX, graph, Values(problem(example)), notation)
    lines = [line for step in derive_graph(graph).steps for line in step.lines]
    sources = [
        " = ".join(printer.term(side) for side in (line.left, line.right[-1]))
        for line in lines
        if line.right and "nabla" not in printer.term(line.left)
    ][::3]
    found = infer(read(example, *sources), Reader(graph), judge(example))
    for chain in read(example, *sources):
        assert verdicts(example, chain, found.convention) == {True}, (chain, found.convention)
