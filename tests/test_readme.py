"""README says what is true: its spec and its Python run, its commands are where .ci/run looks."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

import derive
from derive.cli import main
from derive.derivation.derivation import derive_graph
from derive.model import activations, losses, schema
from derive.model.spec import build, load
from derive.numerics.values import Values

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_spec_describes_the_built_in_example(tmp_path):
    file = tmp_path / "mazur.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
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
    lines = blocks("sh")[2].splitlines()
    commands = [shlex.split(line, comments=True) for line in lines]
    assert {words[0] for words in commands} == {"derive"}
    assert {words[1] for words in commands} == set(main.commands)
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
    [("Make the handouts", "derive handout all"), ("Run the tests", "/pytest")],
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
