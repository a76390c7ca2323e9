"""A spec becomes a problem: numbers keep their digits, quantities get their keys."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from derive.model import examples, schema
from derive.model.problem import Order
from derive.model.spec import build, json_schema, load, read


@pytest.fixture(scope="module")
def mazur():
    return load("mazur")


def test_given_numbers_keep_their_digits(mazur):
    given = {mazur.graph.key(variable): number.digits for variable, number in mazur.given.items()}
    assert given == {
        "i1": "0.05",
        "i2": "0.10",
        "w1": "0.15",
        "w2": "0.20",
        "w3": "0.25",
        "w4": "0.30",
        "b1": "0.35",
        "w5": "0.40",
        "w6": "0.45",
        "w7": "0.50",
        "w8": "0.55",
        "b2": "0.60",
        "target_o1": "0.01",
        "target_o2": "0.99",
    }


def test_the_problem_is_complete(mazur):
    assert (mazur.name, mazur.title) == ("mazur", "A 2-2-2 network, one training example")
    assert mazur.training.rate.digits == "0.5"
    assert mazur.training.order is Order.SIMULTANEOUS
    assert mazur.training.iterations == 10_000
    assert [(layer.name, layer.size) for layer in mazur.graph.layers] == [
        ("i", 2),
        ("h", 2),
        ("o", 2),
    ]


def test_biases_are_parameters_only_if_training_moves_them(mazur):
    def keys(problem):
        return [problem.graph.key(parameter) for parameter in problem.graph.parameters]

    assert keys(mazur) == ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"]
    training = schema.Training(learning_rate=0.5)
    moving = build(read("mazur").model_copy(update={"training": training}))
    assert keys(moving) == [*keys(mazur), "b1", "b2"]


@pytest.mark.parametrize("name", [*examples.names(), "starter"])
def test_every_example_loads(name, tmp_path):
    source = name
    if name == "starter":
        source = tmp_path / "mine.toml"
        source.write_text(examples.starter(), encoding="utf-8")
    problem = load(source)
    assert set(problem.given) == set(problem.graph.leaves)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(examples.starter(), encoding="utf-8-sig")
    assert load(file).name == "mine"


def test_a_file_beside_an_example_of_its_name_is_reached_by_its_path(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("mazur").write_text(examples.starter(), encoding="utf-8")
    assert load("mazur").title == "A 2-2-2 network, one training example"
    assert load("./mazur").title == load(Path("mazur")).title == "My network"


def test_a_spec_is_built_in_python_as_in_toml(mazur):
    layers = [
        schema.Layer(
            name="h", activation="logistic", weights=[[0.15, 0.2], [0.25, 0.3]], bias=0.35
        ),
        schema.Layer(name="o", activation="logistic", weights=[[0.4, 0.45], [0.5, 0.55]], bias=0.6),
    ]
    spec = schema.Spec(
        title=mazur.title,
        network=schema.Network(inputs=2, layers=layers),
        samples=[schema.Sample(inputs=[0.05, 0.1], targets=[0.01, 0.99])],
        training=schema.Training(learning_rate=0.5, update_biases=False),
    )
    assert build(spec).graph == mazur.graph


def test_the_json_schema_describes_every_field():
    def undescribed(node, path=""):
        for name, value in node.get("properties", {}).items():
            if "description" not in value:
                yield f"{path}.{name}"

    published = json_schema()
    parts = {"Spec": published, **published["$defs"]}
    assert [gap for name, part in parts.items() for gap in undescribed(part, name)] == []
    activation = published["$defs"]["Layer"]["properties"]["activation"]
    assert {"logistic", "relu", "softmax"} <= set(activation["anyOf"][0]["enum"])
    assert published["$defs"]["Training"]["properties"]["learning_rate"]["exclusiveMinimum"] == 0
    assert json.loads(json.dumps(published)) == published


def test_published_values_name_quantities_of_the_network(mazur):
    known = {label.key for label in mazur.graph.labels.values()}
    for published in mazur.published:
        for part in published.quantity.split("/"):
            key = part.partition("+")[0]
            assert key in known or key.removeprefix("d") in known, published


def test_the_front_door_waits_with_pydantic():
    code = "import sys, derive.model.spec; print('pydantic' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"
