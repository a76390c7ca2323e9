"""Every fault of a spec is answered with its file, its place and its remedy."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from derive.errors import SpecError
from derive.model.examples import path
from derive.model.spec import load

MAZUR = path("mazur").read_text(encoding="utf-8")
WEIGHTS = "[[0.15, 0.20], [0.25, 0.30]]"

# What is changed in the built-in example, into what, and what the one line of the answer says.
CHANGES = [
    (
        "title =",
        "titel =",
        "titel: unknown key; did you mean title? known keys: document, loss, network",
    ),
    ("weights = [[0.15", "wieghts = [[0.15", "network.layers[0].wieghts: unknown key; did you"),
    ("inputs = 2", "inputs = 2\ndepth = 1", "network.depth: unknown key; known keys: inputs"),
    ('title = "A 2-2-2', 'title = ""\n# "', "title: is empty; title of the handout"),
    ("inputs = 2", "", "network.inputs: is missing; number of input values"),
    ("inputs = 2", "inputs = true", "network.inputs: expected a whole number, not true"),
    ("inputs = 2", "inputs = 0", "network.inputs: 0 is below 1"),
    (
        "inputs = 2",
        'inputs = 2\nkind = "cnn"',
        'network: kind "cnn" is unknown; expected one of feedf',
    ),
    ("inputs = 2", "inputs = 3", "row 1 of layer h has 2 weights, but the network has 3 inputs"),
    (
        WEIGHTS,
        "[[0.15, 0.20], [0.25, 0.30], [1, 2]]\nunits = 2",
        "network.layers[0].weights: layer h has 2 units and 3 rows of weights; give a row per unit",
    ),
    (
        WEIGHTS,
        "[[0.15, 0.20], [0.25, 0.30], [1, 2]]",
        "network.layers[0].weights: layer h has 2 units and 3 rows of weights, and layer o takes 2",
    ),
    ("[[0.40, 0.45]", "[[0.40]", "row 1 of layer o has 1 weight, but layer h has 2 units"),
    (WEIGHTS, "[]", "network.layers[0].weights: layer h is empty; give a row per unit"),
    (WEIGHTS, "[[], []]", "row 1 of layer h has 0 weights, but the network has 2 inputs"),
    (WEIGHTS, "3", "network.layers[0].weights: expected a list in [brackets]"),
    ("[[0.15", "[[nan", "network.layers[0].weights[0][0]: nan is not a number to compute with"),
    ("[[0.15", "[[-inf", "network.layers[0].weights[0][0]: -inf is not a number"),
    ("[[0.15", "[[true", "network.layers[0].weights[0][0]: true is not a number"),
    ("[[0.15", '[["0.15"', 'weights[0][0]: "0.15" is text; write the number without quotes'),
    ("[[0.15", "[[1e400", "network.layers[0].weights[0][0]: 1e400 is outside the range"),
    ("[[0.15", "[[1e-400", "network.layers[0].weights[0][0]: 1e-400 is outside the range"),
    ("[[0.15", "[[[]", "network.layers[0].weights[0][0]: expected a number"),
    ("[[0.15", "[[1" + "0" * 400, "network.layers[0].weights[0][0]: 1000"),
    ("bias = 0.35", "bias = [0.1]", "network.layers[0].bias: layer h has 2 units and 1 bias;"),
    ("bias = 0.35", "bias = [0.1, nan]", "network.layers[0].bias[1]: nan is not a number"),
    ("bias = 0.35", 'bias = "none"', 'network.layers[0].bias: "none" is text'),
    ("bias = 0.35", 'weight_names = [["a", "b"]]', "names of layer h are not in the shape of its"),
    (
        "bias = 0.35",
        'weight_names = [["a", "b"], ["c", "c"]]',
        "network.layers: two quantities are called c; rename the weight or the layer",
    ),
    (
        "bias = 0.35",
        'weight_names = [["a", "b"], ["c", "w+"]]',
        'network.layers[0].weight_names[1][1]: "w+" is not a name',
    ),
    ('name = "h"', 'name = "o"', "layers[1].name: two layers are called o; give each a name"),
    ('name = "h"', 'name = "i"', "network.layers[0].name: i stands for the inputs; choose another"),
    ('name = "h"', 'name = "1h"', 'network.layers[0].name: "1h" is not a name; use a letter'),
    ('name = "h"', "name = 1", "network.layers[0].name: expected text in quotes, not 1"),
    (
        'activation = "logistic"',
        'activation = "logistik"',
        'network.layers[0].activation: unknown activation "logistik"; did you mean logistic? '
        "known activations: identity, leaky_relu, logistic, relu, softmax, softplus, tanh; or a",
    ),
    ("half_squared", "halfsquared", 'loss.name: unknown loss "halfsquared_error"; did you mean'),
    ("[[samples]]", "[[sample]]", "sample: unknown key; did you mean samples?"),
    ("inputs = [0.05, 0.10]", "inputs = [0.05]", "samples[0].inputs: 1 value for 2 inputs; give"),
    (
        "targets = [0.01, 0.99]",
        "targets = [0.01]",
        "samples[0].targets: 1 target for the 2 units of output layer o; give one per unit",
    ),
    ("learning_rate = 0.5", "learning_rate = 0", "training.learning_rate: 0 is not above 0"),
    ("learning_rate = 0.5", "learning_rate = nan", "training.learning_rate: nan is not a number"),
    ("iterations = 10000", "iterations = -1", "training.iterations: -1 is below 0"),
    (
        "iterations = 10000",
        "iterations = 1.5",
        "training.iterations: expected a whole number, not 1.5",
    ),
    ("[[samples]]", "[samples]", "samples: is a single table; write [[samples]], once for each"),
    ("[network]", "[[network]]", "net.toml: network: expected a table"),
    (
        'name = "h"',
        'name = "h\\u001b[31m"',
        'layers[0].name: "h\N{REPLACEMENT CHARACTER}[31m" is not a name',
    ),
    ('name = "h"', f'name = "{"h-" * 999}"', "h-h …"),
    (
        "[[0.40, 0.45], [0.50, 0.55]]",
        "[[1, 2, 3], [1, 2, 3]]",
        "row 2 of layer o has 3 weights, but layer h has 2 units; give a weight per unit",
    ),
    ("biases = false", 'biases = "no"', 'training.update_biases: expected true or false, not "no"'),
    ('order = "simul', 'order = "simil', "is unknown; expected 'simultaneous' or 'layer_by_layer'"),
    ('printed = "0.3775"', 'printed = "0,3775"', 'printed: "0,3775" is not a number; give its'),
    (
        'printed = "0.3775"',
        "printed = 0.3775",
        "published[4].printed: expected text in quotes, not 0.3775",
    ),
]


def refused(tmp_path: Path, text: str | bytes) -> str:
    file = tmp_path / "net.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SpecError) as caught:
        load(file)
    lines = str(caught.value).splitlines()
    assert lines[0].startswith(str(file))
    return str(caught.value).replace(f"{file}", "net.toml")


@pytest.mark.parametrize(("before", "after", "answer"), CHANGES)
def test_a_fault_is_named_with_its_place_and_remedy(tmp_path, before, after, answer):
    assert before in MAZUR
    message = refused(tmp_path, MAZUR.replace(before, after, 1))
    assert answer in message
    assert all(len(line) < 420 for line in message.splitlines())


def test_all_faults_are_told_at_once(tmp_path):
    text = MAZUR.replace("inputs = 2", "inputs = 0").replace("[[0.40", "[[nan")
    assert [line.split(": ")[1] for line in refused(tmp_path, text).splitlines()] == [
        "network.inputs",
        "network.layers[1].weights[0][0]",
    ]


@pytest.mark.parametrize("fault", ["no layers", "a table for a list", "a list for a table"])
def test_a_network_of_another_shape_is_refused(tmp_path, fault):
    layers = {
        "no layers": "layers = []",
        "a table for a list": "layers = {a = 1}",
        "a list for a table": "layers = [[1]]",
    }[fault]
    text = f'title = ""\nnetwork.inputs = 2\nnetwork.{layers}\nsamples = []\n'
    message = refused(tmp_path, text)
    assert "net.toml: network.layers" in message
    assert "net.toml: title: is empty; title of the handout" in message


def test_a_syntax_error_shows_its_line_and_a_caret(tmp_path):
    message = refused(tmp_path, MAZUR.replace("inputs = 2", "inputs 2", 1))
    place, line, caret = message.splitlines()
    assert place.startswith("net.toml, line 4, column 8: Expected '='")
    assert line == "    inputs 2"
    assert caret.index("^") == line.index("2")


def test_a_syntax_error_at_the_end_points_after_the_last_line(tmp_path):
    place, line, caret = refused(tmp_path, 'title = "t"\nloss = [').splitlines()
    assert place.startswith("net.toml, line 2, column 9: ")
    assert caret.index("^") == len(line)


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"\xff\xfe\x00", "net.toml: is not text in UTF-8; give a TOML file"),
        (b"\x00\x01", "net.toml, line 1, column 1: "),
        (b"", "net.toml: title: is missing"),
        (b"#" * 1_000_001, "net.toml: is longer than 1000000 bytes"),
        (b"a = " + b"[" * 5000, "net.toml: brackets are nested too deeply to be a spec"),
        (b"a = " + b"9" * 5000, "net.toml: "),
    ],
    ids=["binary", "nul", "empty", "long", "nested", "digits"],
)
def test_content_that_is_no_spec_is_refused(tmp_path, content, answer):
    assert refused(tmp_path, content).startswith(answer)


def test_a_missing_file_lists_the_examples():
    with pytest.raises(SpecError, match=r"^mazr: there is no such .*; did you mean mazur\? known"):
        load("mazr")


def test_a_directory_is_refused(tmp_path):
    with pytest.raises(SpecError, match="is a directory; give the TOML file in it"):
        load(tmp_path)


def test_a_path_that_no_system_can_have_is_refused():
    with pytest.raises(SpecError, match="cannot be read"):
        load("a\0b")


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SpecError, match=r"net.toml: cannot be read: .*; check the file"):
        load(tmp_path / "net.toml")
