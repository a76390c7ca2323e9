"""What cannot be done is said in one message with its place and remedy, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from derive.model.examples import path

MAZUR = path("mazur").read_text(encoding="utf-8").partition("[[published]]")[0]
HIDDEN = "[[0.15, 0.20], [0.25, 0.30]]"

# What is changed in the example, into what, and what the message says.
SPECS = [
    ("learning_rate", "learning_rat", "training.learning_rat: unknown key; did you mean learning_"),
    (HIDDEN, "[[1, 2], [3, 4], [5, 6]]", "layer h has 2 units and 3 rows of weights"),
    ('"logistic"', '"sigmod"', 'unknown activation "sigmod"; '),
    ("0.15", "nan", "network.layers[0].weights[0][0]: nan is not a number to compute with"),
    (HIDDEN, "[]", "network.layers[0].weights: layer h is empty; give a row per unit"),
    ("half_squared_error", "hinge", 'loss.name: unknown loss "hinge"'),
    ("[network]", "[network", "derive: net.toml, line 3, column 9: "),
]
COMMANDS = (("handout",), ("show",), ("values",), ("train",), ("check",))


@pytest.mark.parametrize(("before", "after", "says"), SPECS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_bad_spec(refused, tmp_path, command, before, after, says):
    assert before in MAZUR
    (tmp_path / "net.toml").write_text(MAZUR.replace(before, after, 1), encoding="utf-8")
    message = refused(*command, "net.toml")
    assert message.startswith("derive: net.toml")
    assert says in message


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("missing.toml", None, "there is no such file or built-in example; known examples: "),
        ("binary.toml", b"\x00\xff\xfe\x80", "is not text in UTF-8; give a TOML file"),
        ("empty.toml", b"", "network: is missing"),
        ("folder", "directory", "is a directory; give the TOML file in it"),
    ],
)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_no_spec(refused, tmp_path, command, name, content, says):
    if content == "directory":
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    message = refused(*command, name)
    assert message.startswith(f"derive: {name}: ")
    assert says in message


def overflowing(tmp_path: Path) -> str:
    large = MAZUR.replace(HIDDEN, "[[-1e4, -1e4], [1e4, 1e4]]")
    (tmp_path / "large.toml").write_text(large, encoding="utf-8")
    return "large.toml"


@pytest.mark.parametrize("command", [("train",), ("handout",)])
def test_an_overflow_names_the_unit_and_the_remedy(refused, tmp_path, command):
    message = refused(*command, overflowing(tmp_path))
    assert "out_h1 has no value" in message
    assert "choose smaller weights" in message


def test_a_training_that_runs_away_says_so(refused, tmp_path):
    away = MAZUR.replace('"logistic"', '"identity"').replace("= 0.5\n", "= 50\n")
    (tmp_path / "away.toml").write_text(away, encoding="utf-8")
    assert "choose smaller weights, inputs or learning rate" in refused("train", "away.toml")


@pytest.mark.parametrize("key", ["nope", "w9", "dE_total/dw9", "dE_total", "out_o1-", ""])
def test_an_unknown_quantity(refused, key):
    message = refused("show", "mazur", key)
    assert message.startswith("derive: mazur: there is no quantity ")
    assert "`derive values SPEC` lists them all" in message


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--to", "tex,docx"], "there is no format 'docx'; choose from md, tex, html"),
        (["--to", ""], "no format is named; choose from md, tex, html"),
        (["--to", " , "], "no format is named; choose from md, tex, html"),
        (["--weights", "w9"], "there is no quantity 'w9'"),
        (["--weights", "b1"], "b1 is not a weight of this network; choose from w1, w2"),
        (["--weights", "out_h1"], "out_h1 is not a weight of this network; choose from w1, w2"),
        (["--weights", ""], "no weight is named; give some of w1, w2"),
    ],
)
def test_an_option_that_names_nothing_known(refused, options, says):
    assert says in refused("handout", "mazur", *options)


def test_a_directory_that_cannot_be_made(refused, tmp_path):
    (tmp_path / "taken").write_text("a file\n")
    message = refused("handout", "mazur", "-o", "taken")
    assert "taken/mazur/handout.md cannot be written: not a directory" in message
    assert "choose another directory" in message


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc to be refused by")
def test_a_directory_that_cannot_be_written(refused):
    message = refused("handout", "mazur", "-o", "/proc/self")
    assert "/proc/self/mazur/handout.md cannot be written: " in message


def test_a_directory_where_a_file_belongs(refused, tmp_path):
    (tmp_path / "output" / "mazur" / "handout.tex").mkdir(parents=True)
    assert "handout.tex cannot be written: is a directory" in refused("handout", "mazur")


@pytest.mark.parametrize("name", ["handout.md", "handout.html", "handout-error_curve.svg"])
def test_a_foreign_file_is_kept_without_force(run, refused, tmp_path, name):
    file = tmp_path / "output" / "mazur" / name
    file.parent.mkdir(parents=True)
    file.write_text("mine\n", encoding="utf-8")
    message = refused("handout", "mazur")
    assert f"output/mazur/{name} exists and derive did not write it" in message
    assert "--force" in message
    assert run("handout", "mazur", "--force").exit_code == 0
    assert file.read_text("utf-8") != "mine\n"


def test_an_edited_handout_is_kept_without_force(run, refused, tmp_path):
    run("handout", "mazur", "--to", "md")
    file = tmp_path / "output" / "mazur" / "handout.md"
    edited = file.read_text("utf-8").replace("## 1. The network", "## 1. My network")
    file.write_text(edited, encoding="utf-8")
    assert "it was changed since" in refused("handout", "mazur", "--to", "md")
    assert file.read_text("utf-8") == edited


def test_new_overwrites_nothing_without_force(run, refused, tmp_path):
    (tmp_path / "net.toml").write_text("mine\n", encoding="utf-8")
    assert "net.toml exists: choose another name" in refused("new", "net.toml")
    assert run("new", "net.toml", "--force").exit_code == 0
    (tmp_path / "file").write_text("")
    assert "file/net.toml cannot be written" in refused("new", "file/net.toml")
