"""The Python interface: explain, ask by key, read in any format, write."""

from __future__ import annotations

import subprocess
import sys

import pytest

import derive
from derive.errors import DeriveError, OutputError, QuantityError, SpecError

UNIT = derive.Spec(
    title="One logistic unit",
    network=derive.Network(
        inputs=1, layers=[derive.Layer(name="o", activation="logistic", weights=[[0.5]])]
    ),
    loss=derive.Loss(name="half_squared_error"),
    samples=[derive.Sample(inputs=[1], targets=[0])],
)


@pytest.fixture(scope="module")
def mazur():
    return derive.explain("mazur")


def test_a_quantity_is_found_by_its_key(mazur):
    slope = mazur["dE_total/dw5"]
    assert slope.value == float(slope) == pytest.approx(0.08216704056423, rel=1e-12)


def test_every_key_has_a_value_and_a_derivation(mazur):
    keys = list(mazur)
    assert keys == list(mazur.keys())
    assert {"net_h1", "out_o1", "E_total", "w5", "b1", "delta_o1", "w5+", "E_total+"} <= set(keys)
    for key in keys:
        assert isinstance(float(mazur[key]), float)
        assert " = " in mazur[key].text()


def test_a_result_is_written_in_every_language(mazur):
    result = mazur["dE_total/dw5"]
    assert r"\frac{\partial E_{\mathrm{total}}}{\partial w_5}" in result.latex()
    assert result.latex().startswith(r"\begin{align*}")
    assert result.markdown().startswith("```math\n")
    assert "<math" in result.html()
    assert "∂E_total/∂w5 = " in result.text()
    assert str(result) == result.text()


def test_a_notebook_shows_it(mazur):
    for shown in (mazur, mazur["out_o1"]):
        assert "<math" in shown._repr_html_()
        assert "```math" in shown._repr_markdown_()
        assert "<script" not in shown._repr_html_()


def test_a_spec_is_built_in_python():
    unit = derive.explain(UNIT)
    out = 1 / (1 + 2.718281828459045**-0.5)
    assert float(unit["out_o1"]) == pytest.approx(out)
    assert float(unit["dE_total/dw1"]) == pytest.approx(out * out * (1 - out))


def test_a_problem_is_explained_as_its_spec_is():
    assert derive.explain(derive.build(UNIT)).keys() == derive.explain(UNIT).keys()


def test_a_file_is_loaded_and_explained(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        'title = "Mine"\n[network]\ninputs = 1\n[[network.layers]]\nname = "o"\n'
        'activation = "identity"\nweights = [[2]]\n[loss]\nname = "squared_error"\n'
        "[[samples]]\ninputs = [3]\ntargets = [1]\n",
        encoding="utf-8",
    )
    problem = derive.load(file)
    assert (problem.name, problem.title) == ("mine", "Mine")
    assert float(derive.explain(file)["dE_total/dw1"]) == 2 * (6 - 1) * 3


def test_weights_and_digits_are_chosen():
    brief = derive.explain("mazur", weights="w6, w2", rules=False, decimals=4)
    assert [brief.problem.graph.key(weight) for weight in brief.full] == ["w6", "w2"]
    assert brief["dE_total/dw6"].text().endswith(" = 0.08267\n")
    assert "rule" not in brief["dE_total/dw6"].text()
    assert len(derive.explain("mazur", weights="all").full) == 8
    assert derive.explain("mazur", weights=["w6", "w6"]).full == brief.full[:1]


def test_a_handout_is_written(mazur, tmp_path):
    paths = mazur.write_handout(tmp_path, ("tex",))
    assert paths == (tmp_path / "mazur" / "handout.tex",)
    again = mazur.write_handout(tmp_path, "tex, tex")
    assert again == paths
    assert r"\begin{document}" in paths[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("act", "kind", "says"),
    [
        (lambda: derive.load("no such"), SpecError, "no such file or built-in example"),
        (lambda: derive.explain("mazur")["w99"], QuantityError, "there is no quantity 'w99'"),
        (lambda: derive.explain("mazur", weights="b1"), QuantityError, "b1 is not a weight"),
        (lambda: derive.explain("mazur", weights=" ,"), QuantityError, "no weight is named"),
        (lambda: derive.explain("mazur", weights=[]), QuantityError, "no weight is named"),
        (lambda: derive.explain(UNIT).show(None, "doc"), OutputError, "no format 'doc'; choose"),
        (lambda: derive.explain(UNIT).write_handout(".", ""), OutputError, "no format is named"),
    ],
)
def test_an_error_says_what_to_do(act, kind, says):
    with pytest.raises(kind, match=says) as caught:
        act()
    assert isinstance(caught.value, DeriveError)


def test_an_unknown_name_of_the_package_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'explian'"):
        _ = derive.explian
    assert set(derive.__all__) <= set(dir(derive))
    assert all(hasattr(derive, name) for name in derive.__all__)


def test_importing_derive_is_light():
    code = "import sys, derive; print(len([m for m in sys.modules if m.startswith('derive')]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == 1


def test_a_pdf_is_written(tmp_path):
    (path,) = derive.explain(UNIT).write_handout(tmp_path, "pdf")
    assert path.name == "handout.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    with pytest.raises(OutputError, match="typst, latexmk"):
        derive.explain(UNIT).write_handout(tmp_path, "pdf", pdf_engine="word")
