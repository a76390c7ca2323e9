"""README says what is true: its spec and its Python run, its commands are where .ci/run looks."""

from __future__ import annotations

import re
import shlex
import subprocess
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

import derive
from derive.algebra.term import Number
from derive.cli import main
from derive.model import activations, losses, schema
from derive.model.spec import build, load
from derive.numerics.values import Values

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


VARIANTS, SCHEME, SPEC = range(3)  # the blocks of TOML, in their order


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_spec_describes_the_built_in_example(tmp_path):
    file = tmp_path / "mazur.toml"
    file.write_text(blocks("toml")[SPEC], encoding="utf-8")
    told, built_in = load(file), load("mazur")
    assert (told.graph, told.given, told.training) == (
        built_in.graph,
        built_in.given,
        built_in.training,
    )


@pytest.mark.parametrize("code", blocks("python"))
def test_the_python_runs(code, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})


def test_the_commands_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("notes.md").write_text("The learning rate is 0.7 and $$net_{h1} = 2.7$$", encoding="utf-8")
    Path("answers.csv").write_text("student,net_h1,out_h1\nada,0.3775,0.5933\n", encoding="utf-8")
    Path("students.csv").write_text("id,name\n17,Ada\n", encoding="utf-8")
    Path("scheme.toml").write_text(blocks("toml")[SCHEME], encoding="utf-8")
    listed, *others = blocks("sh")[2:]
    lines = "".join([listed, *others]).splitlines()
    commands = dict.fromkeys(tuple(shlex.split(line, comments=True)) for line in lines)
    assert {words[0] for words in commands} == {"derive"}
    named = {line.split()[1] for line in listed.splitlines()}
    assert named == set(main.commands) - {"gallery"}
    for _, *arguments in commands:
        if ">" in arguments:
            arguments = arguments[: arguments.index(">")]  # noqa: PLW2901 - the shell's part
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == (arguments[0] == "check"), result.output
    for file in ("output/mine/handout.html", "handouts/mine/handout.tex"):
        assert (tmp_path / file).exists()


@pytest.mark.parametrize("file", re.findall(r"`(output/[^`]+)`", README))
def test_the_files_it_names_are_there(file):
    assert (ROOT / file).exists()


def test_the_float_it_shows_is_the_value():
    assert f"# {float(derive.explain('mazur')['dE_total/dw5'])!r}" in README


@pytest.mark.parametrize(
    ("heading", "end"),
    [("Make the gallery", "derive gallery"), ("Run the tests", "/pytest")],
)
def test_the_two_commands_are_found_by_ci(heading, end):
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    function = re.search(r"^readme_command\(\) \{.*?^\}$", script, re.DOTALL | re.MULTILINE)
    command = subprocess.run(
        ["bash", "-c", f"{function.group()}\nreadme_command '{heading}'"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout
    assert command.startswith("python3 -m venv .venv && ")
    assert command.endswith(f"{end}\n")
    assert command.count("\n") == 1


def test_the_lock_pins_versions_and_names_no_host():
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()[1:]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9.]+", line)] == []


def written(name):
    """What README's Python block about ``name`` defines."""
    (code,) = (block for block in blocks("python") if f"\n{name} = " in block)
    space = {}
    exec(compile(code, "README.md", "exec"), space)
    return space[name]


def spec_of(activation, loss):
    return schema.Spec(
        title="One unit",
        network=schema.Network(
            inputs=1, layers=[schema.Layer(name="o", activation=activation, weights=[[0.7]])]
        ),
        loss=schema.Loss(name=loss),
        samples=[schema.Sample(inputs=[0.9], targets=[0.4])],
    )


def slope_by_differences(problem, step=Decimal("1e-15")):
    (weight,) = problem.graph.parameters
    errors = []
    for move in (-step, step):
        moved = Number(str(problem.given[weight].value + move))
        values = Values(replace(problem, given={**problem.given, weight: moved}))
        errors.append(values[problem.graph.output])
    return float((errors[1] - errors[0]) / (2 * step))


def test_an_activation_and_a_loss_are_one_record_each(monkeypatch):
    gaussian, loss = written("gaussian"), written("log_squared_error")
    names = {**activations.BY_NAME, gaussian.name: gaussian}
    monkeypatch.setattr(activations, "BY_NAME", names)
    monkeypatch.setattr(activations, "NAMES", (*names, activations.SOFTMAX))
    monkeypatch.setattr(losses, "BY_NAME", {**losses.BY_NAME, loss.name: loss})
    problem = build(spec_of(gaussian.name, loss.name))
    worked = derive.explain(problem)
    assert worked["dE_total/dw1"].value == pytest.approx(slope_by_differences(problem), rel=1e-12)
    assert "∂E_total/∂w1" in worked["dE_total/dw1"].text()
    handout = worked.show(None, "txt")
    assert "e^(−net_o1 · net_o1)" in handout
    assert "ln(target_o1) − ln(out_o1)" in handout


def test_a_notation_is_one_record():
    boxes = written("boxes")
    text = derive.explain("mazur", notation=boxes)["net_h1"].text()
    assert text.strip().startswith("s1[1] = w11[1] · x1 + w12[1] · x2")


def test_the_document_table_is_one():
    (block,) = (one for one in blocks("toml") if one.startswith("[document]"))
    table = schema.DocumentTable.model_validate(tomllib.loads(block)["document"])
    assert set(table.model_fields_set) == set(schema.DocumentTable.model_fields)


def test_the_variants_table_goes_with_the_spec(tmp_path):
    file = tmp_path / "mazur.toml"
    file.write_text(blocks("toml")[SPEC] + blocks("toml")[VARIANTS], encoding="utf-8")
    assert [wish.quantity for wish in load(file).variants] == ["inputs", "weights", "eta"]
