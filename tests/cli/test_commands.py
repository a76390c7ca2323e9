"""What each command prints and writes for the built-in example."""

from __future__ import annotations

import json
import re
import shutil
import tomllib

import pytest

from derive.model.examples import path

# Values of the published network at full precision, by key.
TRUE = {
    "i1": 0.05,
    "w5": 0.4,
    "b1": 0.35,
    "target_o1": 0.01,
    "net_h1": 0.3775,
    "out_h1": 0.5932699921072,
    "out_h2": 0.5968843782598,
    "net_o1": 1.105905967060,
    "out_o1": 0.7513650695523,
    "out_o2": 0.7729284653215,
    "E_o1": 0.2748110831762,
    "E_o2": 0.02356002558385,
    "E_total": 0.2983711087600,
    "dE_total/dout_o1": 0.7413650695523,
    "dout_o1/dnet_o1": 0.1868156018090,
    "dnet_o1/dw5": 0.5932699921072,
    "dE_total/dw5": 0.08216704056423,
    "delta_o1": 0.1384985616286,
    "dE_o1/dnet_o1": 0.1384985616286,
    "dnet_o1/dout_h1": 0.4,
    "dE_o1/dout_h1": 0.05539942465142,
    "dE_o2/dout_h1": -0.01904911825828,
    "dE_total/dout_h1": 0.03635030639314,
    "dnet_h1/dw1": 0.05,
    "dE_total/dw1": 0.0004385677344743,
    "w1+": 0.1497807161328,
    "w2+": 0.1995614322655,
    "w3+": 0.2497511436324,
    "w4+": 0.2995022872647,
    "w5+": 0.3589164797179,
    "w6+": 0.4086661860762,
    "w7+": 0.5113012702387,
    "w8+": 0.5613701211080,
    "E_total+": 0.291027773694,
}


@pytest.fixture(scope="module")
def values():
    from click.testing import CliRunner  # noqa: PLC0415

    from derive.cli import main  # noqa: PLC0415

    return json.loads(CliRunner().invoke(main, ["values", "mazur", "--json"]).stdout)


@pytest.mark.parametrize("key", TRUE)
def test_values_as_json_are_at_double_precision(values, key):
    assert values[key] == pytest.approx(TRUE[key], rel=2e-12)


def test_values_as_json_are_numbers_only(values):
    assert {type(value) for value in values.values()} == {float}
    assert values["out_o1"] == 0.7513650695523157


def test_values_as_text(run):
    lines = run("values", "mazur", "--digits", "7").stdout.splitlines()
    assert ["out_o1", "0.7513651"] in [line.split() for line in lines]
    assert ["b2", "0.6"] in [line.split() for line in lines]
    assert len(lines) == len(json.loads(run("values", "mazur", "--json").stdout))


def test_handout_says_what_it_wrote(run, tmp_path):
    result = run("handout", "mazur")
    assert result.exit_code == 0
    told = re.findall(r"^wrote (.+)$", result.stdout, re.MULTILINE)
    made = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")]
    assert sorted(told) == sorted(made)
    for name in (
        "handout.md",
        "handout-network.svg",
        "handout-error_curve.svg",
        "handout.tex",
        "handout.html",
    ):
        assert f"output/mazur/{name}" in made
        assert (tmp_path / "output" / "mazur" / name).stat().st_size > 1000
    assert run("handout", "mazur").exit_code == 0  # over its own files


def test_handout_with_every_option(run, tmp_path):
    options = ["--to", "tex", "--detail", "brief", "--weights", "all", "--digits", "4"]
    result = run("handout", "mazur", "-o", "deep/down", *options)
    assert result.stdout == "wrote deep/down/mazur/handout.tex\n"
    text = (tmp_path / "deep" / "down" / "mazur" / "handout.tex").read_text("utf-8")
    assert all(f"The weight $w_{number}$" in text for number in range(1, 9))
    assert "0.7514" in text
    assert "0.751365070" not in text.partition(r"\section{\texorpdfstring{Published")[0]
    assert "w_5^{1 - 1}" not in text


def test_handout_in_full_names_its_rules(run, tmp_path):
    run("handout", "mazur", "--to", "txt", "--weights", "w6")
    text = (tmp_path / "output" / "mazur" / "handout.txt").read_text("utf-8")
    assert "power rule" in text
    assert "The weight w6" in text
    assert "The weight w5" not in text


def test_formats_may_be_named_twice_and_with_spaces(run):
    assert run("handout", "mazur", "--to", " tex ,tex").stdout.count("wrote") == 1


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("text", "∂E_total/∂w5 = ∂E_total/∂out_o1 · ∂out_o1/∂net_o1 · ∂net_o1/∂w5"),
        ("latex", r"\begin{align*}"),
        ("markdown", "```math"),
        ("html", "<math"),
    ],
)
def test_show_prints_the_mathematics_alone(run, language, says):
    result = run("show", "mazur", "dE_total/dw5", "--to", language)
    assert result.exit_code == 0
    assert says in result.stdout
    assert "chain rule finds it" not in result.stdout
    whole = run("show", "mazur", "--to", language).stdout
    assert len(whole) > 3 * len(result.stdout)


def test_show_works_the_weight_that_is_asked_for_in_full(run):
    assert "1 · out_h2 · w6^(1 − 1)" in run("show", "mazur", "dE_total/dw6").stdout
    assert "^(1 − 1)" not in run("show", "mazur", "out_o1").stdout
    of_one_sample = run("show", "xor", "dE_total/dw5[2]")
    assert of_one_sample.exit_code == 0
    assert of_one_sample.stdout.rstrip().endswith(" = −0.002997830")


@pytest.mark.parametrize(
    ("key", "end"),
    [
        ("out_h1", "0.593269992"),
        ("E_total", "0.298371109"),
        ("dE_total/dw5", "0.082167041"),
        ("dE_total/dw2", "0.000877135"),
        ("dE_total/db2", "0.100400325"),
        ("delta_h1", "0.008771355"),
        ("w5+", "0.358916480"),
        ("E_total+", "0.291027774"),
        ("i1", "0.05"),
        ("eta", "0.5"),
    ],
)
def test_show_ends_in_the_value(run, key, end):
    assert run("show", "mazur", key).stdout.rstrip().endswith(f" = {end}")


def test_train_prints_the_error_on_its_way(run):
    lines = run("train", "mazur", "--iterations", "20", "--every", "10").stdout.splitlines()
    assert [line.split() for line in lines[1:4]] == [
        ["0", "0.298371109"],
        ["10", "0.220918592"],
        ["20", "0.149106135"],
    ]
    assert "outputs" in lines
    assert "parameters" in lines


def test_train_as_json(run):
    result = json.loads(run("train", "mazur", "--json").stdout)
    assert set(result) == {"iterations", "errors", "outputs", "parameters"}
    assert result["iterations"] == 10000
    assert result["errors"][-1]["iteration"] == 10000
    assert result["errors"][-1]["error"] == pytest.approx(0.0000351018778298, rel=1e-11)
    assert result["outputs"]["out_o1"] == pytest.approx(0.0159136204435506, rel=1e-11)
    assert result["outputs"]["out_o2"] == pytest.approx(0.984064273514624, rel=1e-11)
    assert list(result["parameters"]) == [f"w{number}" for number in range(1, 9)]


def test_train_without_an_update_shows_the_start(run):
    result = json.loads(run("train", "mazur", "--iterations", "0", "--json").stdout)
    assert result["errors"] == [{"iteration": 0, "error": pytest.approx(0.29837110876)}]
    assert result["parameters"]["w1"] == 0.15


def test_check_finds_the_wrong_values_and_exits_with_1(run):
    result = run("check", "mazur")
    assert result.exit_code == 1
    assert result.stdout.count("✓") == 33
    assert result.stdout.count("✗") == 4
    wrong = [line.split()[1] for line in result.stdout.splitlines() if "✗" in line]
    assert wrong == ["E_total+", "E_total+10000", "out_o1+10000", "out_o2+10000"]


def test_check_as_json(run):
    result = run("check", "mazur", "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["summary"] == {"agrees": 33, "rounded": 1, "wrong": 4}
    assert {tuple(one) for one in report["values"]} == {
        ("quantity", "where", "printed", "expected", "verdict", "causes")
    }


def test_check_exits_with_0_when_all_agree(run, tmp_path):
    text = path("mazur").read_text(encoding="utf-8")
    right = text.partition("[[published]]")[0]
    (tmp_path / "right.toml").write_text(
        right + '[[published]]\nquantity = "out_h1"\nprinted = "0.5933"\n', encoding="utf-8"
    )
    assert run("check", "right.toml").exit_code == 0
    (tmp_path / "none.toml").write_text(right, encoding="utf-8")
    result = run("check", "none.toml")
    assert (result.exit_code, "no published values" in result.stdout) == (0, True)


def test_examples_lists_each_with_its_title(run):
    assert re.search(
        r"^mazur +A 2-2-2 network, one training example$", run("examples").stdout, re.M
    )


def test_new_writes_a_spec_that_works(run, tmp_path):
    assert "derive handout net.toml" in run("new", "net.toml").stdout
    text = (tmp_path / "net.toml").read_text("utf-8")
    assert tomllib.loads(text)["title"]
    assert text.count("#") > 5
    for command in ("handout", "values", "train", "check", "show"):
        assert run(command, "net.toml").exit_code == 0
    assert (tmp_path / "output" / "net" / "handout.md").exists()


def test_schema_is_a_json_schema(run):
    schema = json.loads(run("schema").stdout)
    assert schema["type"] == "object"
    assert {"title", "network", "loss", "samples", "training", "published"} <= set(
        schema["properties"]
    )


def test_a_copied_example_gives_what_the_built_in_one_gives(run, tmp_path):
    shutil.copy(path("mazur"), tmp_path / "mine.toml")
    assert run("values", "mine.toml").stdout == run("values", "mazur").stdout


def test_train_draws_the_error_beside_its_report(run, tmp_path):
    path = tmp_path / "error.svg"
    result = run("train", "mazur", "--iterations", "50", "--plot", str(path), "--json")
    assert json.loads(result.stdout)["iterations"] == 50
    assert f"wrote {path}" in result.stderr
    assert path.read_text("utf-8").startswith("<?xml")
