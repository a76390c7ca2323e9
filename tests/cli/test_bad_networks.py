"""Networks of every kind, written by a careless or a hostile hand: one message, and soon."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from derive.cli import main
from derive.model.examples import names, path
from tests.clock import clock

SOON = 2  # seconds until a refusal
LATE = 5  # seconds that no small network takes
DRAWN = 'weights = { random = "uniform", seed = 1 }'
TEXTS = {name: path(name).read_text("utf-8").partition("[[published]]")[0] for name in names()}
HIDDEN = "weights = [[0.15, 0.20], [0.25, 0.30]]"
SUM = 'c = "a + b"'

# An example, what is changed in it, into what, and what the message says after the file's name.
SPECS = [
    # formulas: hostile, wrong, without a value
    ("olah", SUM, f'c = "{"(" * 5000}a"', "formulas.c: the formula is longer than 1000 characters"),
    ("olah", SUM, f'c = "{"(" * 200}a"', "formulas.c: more than 40 brackets or signs inside one"),
    ("olah", SUM, f'c = "{"a + " * 25_000}a"', "formulas.c: the formula is longer than 1000"),
    ("olah", SUM, 'c = "a * 9^9^9^9"', "formulas.c: this has no value: it overflows"),
    ("olah", SUM, 'c = "a^9^9"', "formulas.c: powers above 100 are too high"),
    ("olah", SUM, 'c = "tan(a)"', "formulas.c: unknown function tan; known functions: exp, ln,"),
    (
        "olah",
        SUM,
        "c = \"__import__('os').system('true')\"",
        "formulas.c: '_' has no place in a fo",
    ),
    ("olah", SUM, 'c = "lambda: a"', "formulas.c: ':' has no place in a formula"),
    ("olah", SUM, 'c = "a / (b - 1)"', "c has no value: a / (b - 1) overflows, divides by zero or"),
    ("olah", SUM, 'c = "a / (b - 1)"', "is undefined at a = 2, b = 1; choose other values"),
    (
        "olah",
        SUM,
        'c = "ln(a - 2)"',
        "c has no value: ln(a - 2) overflows, divides by zero or is u",
    ),
    ("olah", SUM, 'c = "ln(0) * a"', "network.formulas.c: this has no value"),
    ("olah", SUM, 'c = "sqrt(b - a)"', "c has no value: sqrt(b - a) overflows, divides by zero or"),
    (
        "olah",
        SUM,
        'c = "sqrt(a - 2)"',
        "dc/da has no value: sqrt(a - 2) has no derivative at a = 2",
    ),
    ("olah", SUM, 'c = "0^a"', "0^a cannot be differentiated: SymPy answers with NaN"),
    (
        "olah",
        SUM,
        'c = "abs(a - 2)"',
        "formulas.c: c has no derivative at a = 2: its graph has a c",
    ),
    ("olah", SUM, 'c = "exp(exp(exp(exp(a))))"', "c has no value: exp(exp(exp(exp(a)))) overflows"),
    (
        "olah",
        SUM,
        'c = ""',
        'formulas.c: is empty; the formulas by name, in any order: c = "a + b"',
    ),
    ("olah", 'output = "e"', 'output = "a"', "network.output: a is no formula; known formulas: c"),
    # matrices, sequences and states of a recurrent network
    ("bptt", "[[0.8]]", "[[0.8, 0.1], [0.2, 0.3]]", "recurrent_weights has 2 rows, but the hidden"),
    ("bptt", "[[0.8]]", "[[0.8, 0.1]]", "row 1 of recurrent_weights has 2 columns, but the hidden"),
    ("bptt", "[[0.5]]", "[[]]", "row 1 of input_weights has 0 columns, but the network has 1 inpu"),
    ("bptt", "[[1.2]]", "[[1.2], [1.3]]", "outputs.weights: weights has 2 rows, but the output l"),
    ("bptt", "state = [0.0]", "state = []", "network.initial_state: initial_state has 0 values"),
    ("bptt", ", [2.0]]", "]", "sequences[0].targets: 3 rows of targets for 4 rows of inputs"),
    ("bptt", "[[1], [2], [3], [4]]", "[1, 2, 3, 4]", "inputs[0]: expected a list in [brackets]"),
    ("bptt", "[[1], [2], [3], [4]]", "[]", "sequences[0].inputs: is empty; a row per time step"),
    ("bptt", "state = [0.0]", 'state = [0.0]\ntargets_at = "first"', "'every' or 'last'"),
    ("bptt", "iterations = 100", "truncate = 0", "training.truncate: 0 is below 1"),
    ("bptt", "iterations = 100", 'batch = "all"', 'training.batch: "all" is unknown; expected \'s'),
    ("bptt", "[[sequences]]", "[[samples]]", "samples: has no place in a recurrent spec; write [["),
    ("relu", "[[samples]]", "[[sequences]]", "has no place in a feedforward spec; write [[sampl"),
    # losses that need probabilities
    ("xor", "targets = [0]", "targets = [1.5]", "binary_cross_entropy needs targets from 0 to 1"),
    ("xor", "binary_cross_entropy", "cross_entropy", "outputs of logistic are none; use softmax"),
    ("softmax", "[0, 1, 0]", "[0, 0.5, 0.4]", "cross_entropy needs targets that add up to 1"),
    ("xor", "[[2.5, 3.0]]", "[[1e5, 1e5]]", "E_o1[1] has no value: binary_cross_entropy overflow"),
    ("softmax", "[[0.5, -0.3]", "[[1e9, -0.3]", "out_o1 has no value: softmax overflows"),
    # numbers that are too large, or none
    (
        "mazur",
        HIDDEN,
        "units = 2",
        "layers[0].weights: is missing; initial weights: a row per unit",
    ),
    ("mazur", HIDDEN, DRAWN, "weights: is to be drawn, but nothing says for how many units; add"),
    ("mazur", HIDDEN, f"units = 1000000000\n{DRAWN}", "takes 2000000004 products, and the most is"),
    ("mazur", HIDDEN, f"units = {'9' * 40}\n{DRAWN}", "network: a forward pass over all examples"),
    ("mazur", HIDDEN, DRAWN.replace("seed = 1", "low = 2, seed = 1"), "low = 2 is above high = 1"),
    (
        "mazur",
        HIDDEN,
        DRAWN.replace("seed = 1", "low = -1e308, seed = 1"),
        "too far from 0 to draw",
    ),
    ("mazur", HIDDEN, DRAWN.replace("seed = 1", "seed = 1, decimals = 40"), "40 is above 15"),
    ("mazur", HIDDEN, DRAWN.replace(", seed = 1", ""), "weights.seed: is missing; a whole number"),
    ("mazur", "[[0.15, 0.20]", "[[-1e308, -1e308]", "out_h1 has no value: logistic overflows"),
    ("mazur", "[[0.15", "[[nan", "layers[0].weights[0][0]: nan is not a number to compute with"),
    ("mazur", "iterations = 10000", "iterations = 10000000000", "iterations: 10000000000 is above"),
    (
        "mazur",
        "inputs = 2",
        "inputs = 1000000000",
        "row 1 of layer h has 2 weights, but the networ",
    ),
    # letters
    ("mazur", "[loss]", '[notation.letters]\nrate = "w1"\n[loss]', "rate: w1 is another quantity"),
    (
        "mazur",
        "[loss]",
        '[notation.letters]\nrate = "E"\n[loss]',
        "stand for the error and for the",
    ),
    (
        "mazur",
        "[loss]",
        '[notation]\nstyle = "x"\n[loss]',
        "no notation 'x'; choose from flat, ind",
    ),
    # TOML
    (
        "mazur",
        "inputs = 2",
        "inputs = 2\ninputs = 3",
        "line 5, column 11: Cannot overwrite a value",
    ),
    ("mazur", "inputs = 2", f"inputs = {'[' * 5000}", "net.toml"),
]


def refusal(run, tmp_path: Path, text: str | bytes, *command: str) -> str:
    """The message for a spec that cannot be used, which comes soon and names the file."""
    (tmp_path / "net.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    with clock() as spent:
        result = run(*command, "net.toml")
    assert spent.seconds < SOON
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match(r"derive: net\.toml(: |, line \d+)", result.stderr)
    assert max(map(len, result.stderr.splitlines())) < 500
    return result.stderr


@pytest.mark.parametrize(("example", "before", "after", "says"), SPECS)
def test_a_spec_that_cannot_be_used(run, tmp_path, example, before, after, says):
    assert before in TEXTS[example]
    text = TEXTS[example].replace(before, after, 1)
    assert says in refusal(run, tmp_path, text, "handout")


@pytest.mark.parametrize("command", ["handout", "train"])
@pytest.mark.parametrize("example", ["mazur", "xor", "softmax", "relu", "deep", "bptt"])
def test_a_rate_that_throws_everything_out(run, tmp_path, example, command):
    text = re.sub(r"learning_rate = .*", "learning_rate = 1e308", TEXTS[example])
    assert "learning rate" in refusal(run, tmp_path, text, command)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a = 1\n" * 8_000_000, "is longer than 1000000 bytes"),
        (b"a = 1\n" + b"".join(b"k%d = 1\n" % k for k in range(50_000)), "more of the kind"),
        (b"\xff\xfe\x00", "is not text in UTF-8"),
        (b"title = [" + b"[" * 90_000, "nested too deeply"),
    ],
    ids=["long", "many keys", "binary", "deep"],
)
def test_a_file_that_is_no_spec(run, tmp_path, content, says):
    assert says in refusal(run, tmp_path, content, "values")


def test_a_list_with_faulty_rows_is_not_called_empty(run, tmp_path):
    text = TEXTS["bptt"].replace("[[1], [2], [3], [4]]", "[1, 2]")
    assert "is empty" not in refusal(run, tmp_path, text, "values")


def test_of_many_faults_the_first_are_told(run, tmp_path):
    text = TEXTS["mazur"].replace(HIDDEN, f"weights = [{'[nan, nan], ' * 500}]")
    message = refusal(run, tmp_path, text, "values")
    assert len(message.splitlines()) == 21
    assert "and 980 more of the kind; mend these first" in message


@pytest.mark.parametrize(
    ("example", "key", "says"),
    [
        ("xor", "dE_total/dw5[9]", "there is no quantity 'dE_total/dw5[9]'; did you mean dE_total"),
        ("xor", "out_o1[0]", "there is no quantity 'out_o1[0]'; did you mean out_o1["),
        ("xor", "w5[1]", "there is no quantity 'w5[1]'"),
        ("bptt", "out_h1(9)", "there is no quantity 'out_h1(9)'; did you mean out_h1("),
        ("bptt", "W_hh[2,1]", "there is no quantity 'W_hh[2,1]'; did you mean W_hh[1,1]"),
        ("olah", "de/dx", "there is no quantity 'de/dx'"),
        ("mazur", "w5+1000001", "w5+1000001 is after more than 1000000 updates; ask for fewer"),
        ("mazur", "E_total+100000000", "is after more than 1000000 updates; ask for fewer"),
        ("mazur", "w5+" + "9" * 5000, "is after more than 1000000 updates; ask for fewer"),
        ("mazur", "dE_total+999999999/dw5+999999999", "is after more than 1000000 updates"),
        ("mazur", "w5++", "there is no quantity 'w5++'"),
        ("mazur", "\x1b[31m", "there is no quantity"),
    ],
)
def test_a_quantity_that_is_none(refused, example, key, says):
    with clock() as spent:
        message = refused("show", example, key)
    assert message.startswith(f"derive: {example}: ")
    assert says in message
    assert spent.seconds < SOON


@pytest.mark.parametrize(
    ("written", "same"), [("w5+0", "w5"), ("w5+001", "w5+"), (" w5 + 2", "w5+2")]
)
def test_a_number_of_updates_may_be_written_as_it_likes(run, written, same):
    assert run("show", "mazur", written).stdout == run("show", "mazur", same).stdout


@pytest.mark.parametrize("name", ["e", "pi", "lambda", "E", "I", "None", "beta", "x1", "sigma"])
def test_a_value_may_have_any_name_that_is_none_of_ours(run, tmp_path, name):
    text = TEXTS["olah"].replace("a = 2", f"{name} = 2").replace("a + b", f"{name} + b")
    text = text.replace('e = "c * d"', 'f = "c * d"').replace('"e"', '"f"')
    (tmp_path / "net.toml").write_text(text)
    values = json.loads(run("values", "net.toml", "--json").stdout)
    assert (values["f"], values[f"df/d{name}"], values["df/db"]) == (6, 2, 5)
    assert run("handout", "net.toml").exit_code == 0


def test_softmax_may_stand_in_a_hidden_layer(run, tmp_path):
    text = TEXTS["mazur"].replace('"logistic"', '"softmax"', 1)
    (tmp_path / "net.toml").write_text(text)
    assert run("handout", "net.toml", "--weights", "all").exit_code == 0
    assert run("show", "net.toml", "dE_total/dw1").exit_code == 0


TOKEN = re.compile(r'"[^"\n]*"|[A-Za-z_]+|[0-9][0-9.e+-]*|\[\[|\]\]|\s+|.', re.DOTALL)
TOKENS = {name: TOKEN.findall(text) for name, text in TEXTS.items()}
ODD = """
0 -1 1e308 1e-320 nan inf true "" [] {} 99999999999 [[]] - # = "softmax" "relu" "each" "last"
"cross_entropy" "ln(net)" "1/net" "a/b" "exp(exp(a))" "abs(net)" "matrix" "layer_by_layer"
"""

POOL = sorted({*ODD.split(), *(token for tokens in TOKENS.values() for token in tokens)})


@st.composite
def mutated(draw) -> str:
    """A built-in example with up to three of its marks left out, replaced or doubled."""
    tokens = list(TOKENS[draw(st.sampled_from(names()))])
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(tokens) - 1))
        end = place + draw(st.integers(0, 1))
        tokens[place:end] = draw(st.lists(st.sampled_from(POOL), max_size=1))
    return "".join(tokens)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(mutated())
def test_no_spec_ends_in_a_traceback(tmp_path, text):
    file = tmp_path / "net.toml"
    file.write_text(text, encoding="utf-8")
    with clock() as spent:
        result = CliRunner().invoke(main, ["values", str(file)])
    assert spent.seconds < LATE
    assert result.exit_code in (0, 2), result.exception
    assert (result.stderr == "") == (result.exit_code == 0)
    assert "Traceback" not in result.output
