"""Every command says what it does and shows how it is called."""

import click
import pytest

from derive.cli import main

COMMANDS = (
    "check",
    "examples",
    "export",
    "gallery",
    "handout",
    "mark",
    "new",
    "schema",
    "show",
    "slides",
    "templates",
    "train",
    "values",
    "variants",
    "worksheet",
)


def test_the_commands_are_these(run):
    assert tuple(sorted(main.commands)) == COMMANDS
    listed = run("--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    assert tuple(line.split()[0] for line in listed.splitlines()) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_has_an_example(run, command, option):
    result = run(command, option)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: derive {command}") or command in result.stdout
    assert f"\n    derive {command}" in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained(command):
    for parameter in main.commands[command].params:
        assert isinstance(parameter, click.Argument) or parameter.help


def test_the_group_explains_the_exit_codes(run):
    assert "exits with 0 if all is well" in run("--help").stdout
    assert "version 0." in run("--version").stdout


@pytest.mark.parametrize(
    "arguments", [(), ("draw",), ("handout",), ("train", "mazur", "--every", "0"), ("show", "--x")]
)
def test_a_call_that_is_not_understood_exits_with_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage: " in result.output
