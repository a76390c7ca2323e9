"""What can be wrong with formulas, losses, drawn numbers and recurrent networks."""

from __future__ import annotations

import pytest

from derive.errors import SpecError
from derive.model.examples import path
from derive.model.spec import load

# An example, what is changed in it, into what, and what the answer says.
CHANGES = [
    # activations and losses
    (
        "relu",
        'activation = "relu"',
        'activation = "net / (1 + nett)"',
        "layers[0].activation: unknown name nett; known names: net, e, pi\n"
        "    net / (1 + nett)\n"
        "               ^",
    ),
    ("relu", '"relu"', '"2 + 1"', '"2 + 1" does not depend on net; an activation is a function of'),
    ("relu", '"relu"', '""', 'layers[0].activation: unknown activation ""; known activations: id'),
    ("relu", 'name = "half_squared_error"', 'formula = "(target - 1)^2"', "does not depend on out"),
    ("relu", 'name = "half_squared_error"', 'formula = "target - out)"', "loss.formula: this br"),
    (
        "relu",
        'name = "half_squared_error"',
        'name = "squared_error"\nformula = "out"',
        "loss: has a name and a formula; give one of them",
    ),
    ("xor", "targets = [0]", "targets = [1.5]", "samples[0].targets: binary_cross_entropy needs t"),
    ("xor", "targets = [0]", "targets = [-0.1]", "targets from 0 to 1; give probabilities"),
    (
        "xor",
        'name = "o"\nactivation = "logistic"',
        'name = "o"\nactivation = "tanh"',
        "network.layers[1].activation: binary_cross_entropy needs probabilities, and outputs of "
        "tanh are none; use logistic or softmax, or another loss",
    ),
    (
        "softmax",
        '"softmax"\n',
        '"logistic"\n',
        "cross_entropy needs probabilities, and outputs of logistic are none; use softmax, or",
    ),
    (
        "softmax",
        "targets = [0, 1, 0]",
        "targets = [0.5, 0.4, 0]",
        "samples[0].targets: cross_entropy needs targets that add up to 1, and these make 0.9;",
    ),
    ("softmax", "targets = [0, 1, 0]", "targets = [0, 2, -1]", "cross_entropy needs targets from"),
    # drawn numbers
    ("deep", 'random = "uniform"', 'random = "normal"', 'layers[0].weights.random: "normal" is'),
    ("deep", "seed = 1,", "", "network.layers[0].weights.seed: is missing; a whole number"),
    ("deep", "seed = 1,", "sead = 1,", "layers[0].weights.sead: unknown key; did you mean seed?"),
    ("deep", "low = -1,", "low = 2,", "layers[0].weights: low = 2 is above high = 1; swap them"),
    ("deep", "decimals = 2", "decimals = 40", "layers[0].weights.decimals: 40 is above 15"),
    ("deep", "units = 2\n", "", "layers[0].weights: is to be drawn, but nothing says for how many"),
    # tables that are missing or out of place
    ("olah", "[network.values]", "[[samples]]\ninputs=[1]\ntargets=[1]\n[network.values]", "sampl"),
    ("olah", "[network.values]", "[loss]\n[network.values]", "loss: has no place in a formula spe"),
    (
        "bptt",
        "[[sequences]]",
        "[[samples]]",
        "samples: has no place in a recurrent spec; write [[s",
    ),
    ("relu", "[[samples]]", "[[sequences]]", "sequences: has no place in a feedforward spec; writ"),
    ("relu", "iterations = 200", "truncate = 2", "training.truncate: is for recurrent networks on"),
    ("xor", 'batch = "mean"', 'batch = "average"', 'training.batch: "average" is unknown; expec'),
    # recurrent networks
    ("bptt", 'activation = "tanh", ', "", "network.hidden.activation: is missing; activation of e"),
    ("bptt", "input_weights", "inputs_weights", "hidden.inputs_weights: unknown key; did you mean"),
    (
        "bptt",
        "[[0.5]]",
        "[[0.5, 0.1]]",
        "network.hidden.input_weights: row 1 of input_weights has 2 columns, but the network has "
        "1 input; give one per input",
    ),
    (
        "bptt",
        "[[0.5]]",
        "[[0.5], [0.1]]",
        "input_weights has 2 rows, but the hidden layer has 1 hidden unit; give one per hidden",
    ),
    ("bptt", "[[0.8]]", "[[0.8], [0.1]]", "recurrent_weights: recurrent_weights has 2 rows, but t"),
    ("bptt", "[[0.8]]", "[[0.8, 0.1]]", "row 1 of recurrent_weights has 2 columns, but the hidden"),
    ("bptt", "[[1.2]]", "[[1.2, 0]]", "outputs.weights: row 1 of weights has 2 columns, but the h"),
    ("bptt", "bias = 0.1", "bias = [1, 2]", "network.hidden.bias: bias has 2 values, but the hidd"),
    ("bptt", "bias = 0.0", "bias = []", "network.outputs.bias: bias has 0 values, but the output"),
    ("bptt", "state = [0.0]", "state = [0, 0]", "network.initial_state: initial_state has 2 value"),
    (
        "bptt",
        "[3], [4]]",
        "[3]]",
        "sequences[0].targets: 4 rows of targets for 3 rows of inputs; give one per time step, or "
        'one and targets_at = "last"',
    ),
    ("bptt", ", [2.0]]", "]", "sequences[0].targets: 3 rows of targets for 4 rows of inputs; give"),
    (
        "bptt",
        "state = [0.0]",
        'state = [0.0]\ntargets_at = "last"',
        "sequences[0].targets: 4 rows of targets for 4 rows of inputs; give one row, for the last",
    ),
    ("bptt", "[[1], [2]", "[[1, 2], [2]", "sequences[0].inputs[0]: inputs[0] has 2 values, but th"),
    ("bptt", "[1.0], ", "[], ", "sequences[0].targets[1]: targets[1] has 0 values, but the output"),
    ("bptt", "inputs = [[1], [2], [3], [4]]", "inputs = []", "sequences[0].inputs: is empty; a ro"),
    # formulas
    ("olah", 'c = "a + b"', 'c = "a + x"', "formulas.c: unknown name x; known names: a, b, c, d,"),
    ("olah", 'c = "a + b"', 'c = "a b"', "network.formulas.c: a sign is missing here; write produ"),
    ("olah", 'c = "a + b"', 'c = "1 + 2"', "network.formulas.c: c uses no other quantity; write i"),
    (
        "olah",
        'd = "b + 1"',
        'd = "b + e"',
        "network.formulas.d: the formulas run in a circle: d uses e uses d; break it with a value",
    ),
    ("olah", 'd = "b + 1"', 'd = "d + 1"', "the formulas run in a circle: d uses d; break it with"),
    ("olah", 'd = "b + 1"', 'd = ""', "network.formulas.d: is empty"),
    ("olah", 'd = "b + 1"', "d = 1", "network.formulas.d: expected text in quotes, not 1"),
    ("olah", 'd = "b + 1"', '"d+" = "b"', 'network.formulas.d+: "d+" is not a name; use a letter,'),
    ("olah", 'output = "e"', 'output = "f"', "network.output: f is no formula; known formulas: c,"),
    ("olah", 'output = "e"', "", "network.output: is missing; name of the formula to differentiat"),
    ("olah", "a = 2", "a = 2\nc = 1", "network.values.c: c is a formula too; keep one of them"),
    ("olah", "a = 2", "a = 2\nexp = 1", "network.values.exp: exp is a function; choose another na"),
    ("olah", "a = 2", "a = 2\neta = 1", "network.values.eta: eta is the learning rate; choose ano"),
    ("olah", "a = 2", "a = 2\nx_1 = 1", "network.values.x_1: x_1 is written without the bar; writ"),
    ("olah", "a = 2", "a = nan", "network.values.a: nan is not a number to compute with"),
    ("olah", "a = 2\nb = 1", "", "network.values: is empty; the given values by name"),
    (
        "olah",
        'c = "a + b"',
        'c = "abs(a - 2 * b)"',
        "network.formulas.c: c has no derivative at a = 2, b = 1: its graph has a corner there",
    ),
]


@pytest.mark.parametrize(("example", "before", "after", "answer"), CHANGES)
def test_a_fault_is_named_with_its_place_and_remedy(tmp_path, example, before, after, answer):
    text = path(example).read_text(encoding="utf-8")
    assert before in text
    file = tmp_path / "mine.toml"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(SpecError) as caught:
        load(file)
    assert answer in str(caught.value)
    assert str(caught.value).startswith(f"{file}: ")


@pytest.mark.parametrize("formula", ["abs(a)^3", "max(0, a) * a", "max(a, a) + b"])
def test_a_corner_that_is_smoothed_out_is_none(tmp_path, formula):
    text = path("olah").read_text(encoding="utf-8")
    file = tmp_path / "mine.toml"
    file.write_text(text.replace("a + b", formula).replace("a = 2", "a = 0"), encoding="utf-8")
    load(file)
