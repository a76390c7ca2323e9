"""What varies: the ranges of a spec, those taken where it has none, and faults in them."""

import pytest

from derive.errors import SpecError
from derive.model.examples import path
from derive.model.spec import load
from derive.model.variation import spreads

MAZUR, SOFTMAX, XOR = (path(name).read_text("utf-8") for name in ("mazur", "softmax", "xor"))


@pytest.fixture
def varied(tmp_path):
    def spec(base, table):
        file = tmp_path / "net.toml"
        file.write_text(f"{base}\n[variants]\n{table}\n", encoding="utf-8")
        return load(file)

    return spec


def ranges(problem):
    return {problem.graph.key(one): str(spread) for one, spread in spreads(problem).items()}


@pytest.mark.parametrize(
    ("spec", "key", "expected"),
    [
        ("mazur", "w1", "0.075 to 0.225, decimals: 2"),
        ("mazur", "i1", "0.025 to 0.075, decimals: 2"),
        ("xor", "w2", "-5.25 to -1.75, decimals: 1"),
        ("olah", "a", "1 to 9, decimals: 0"),
        ("bptt", "i1(4)", "2 to 6, decimals: 0"),
        ("mazur", "b1", None),
        ("mazur", "eta", None),
        ("xor", "i1[1]", None),  # 0 stays 0
        ("xor", "i1[4]", None),  # and 1 stays 1
    ],
)
def test_without_a_table(spec, key, expected):
    assert ranges(load(spec)).get(key) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ('vary = ["w1"]', {"w1": "0.075 to 0.225, decimals: 2"}),
        ('vary = ["eta"]', {"eta": "0.25 to 0.75, decimals: 1"}),
        ('vary = [{quantity = "w1", low = -1, high = 1}]', {"w1": "-1 to 1, decimals: 2"}),
        ('vary = [{quantity = "w1", decimals = 4}]', {"w1": "0.075 to 0.225, decimals: 4"}),
        ('vary = [{quantity = "b1", values = [0.5, 1, 2.50]}]', {"b1": "one of 0.5 1 2.5"}),
        (
            'vary = ["inputs", {quantity = "i2", low = 0.1, high = 0.9}]',
            {"i1": "0.025 to 0.075, decimals: 2", "i2": "0.1 to 0.9, decimals: 2"},
        ),
    ],
)
def test_with_a_table(varied, table, expected):
    assert ranges(varied(MAZUR, table)) == expected


@pytest.mark.parametrize(
    ("base", "table", "message"),
    [
        (
            MAZUR,
            'vary = ["wieghts"]',
            "variants.vary[0].quantity: wieghts is no number given here; did you mean weights?",
        ),
        (MAZUR, 'vary = ["out_h1"]', "out_h1 is no number given here; "),
        (MAZUR, 'vary = ["values"]', "values is no number given here; "),
        (MAZUR, 'vary = ["w1", {quantity = "w1"}]', "variants.vary[1].quantity: w1 is named twice"),
        (MAZUR, "vary = []", "variants.vary: is empty; groups or keys of numbers"),
        (MAZUR, 'vary = "weights"', 'variants.vary: expected a list in [brackets], not "weights"'),
        (MAZUR, "vary = [3]", "variants.vary[0]: expected a table of keys and values"),
        (MAZUR, "", "variants.vary: is missing; groups or keys"),
        (MAZUR, 'vari = ["w1"]', "variants.vari: unknown key; did you mean vary?"),
        (MAZUR, "vary = [{low = 1, high = 2}]", "variants.vary[0].quantity: is missing; what"),
        (MAZUR, 'vary = [{quantity = "w1", low = 1}]', "has one end of a range only; give low and"),
        (MAZUR, 'vary = [{quantity = "w1", low = 2, high = 1}]', "low = 2 is not below high = 1;"),
        (
            MAZUR,
            'vary = [{quantity = "w1", low = 0.101, high = 0.109, decimals = 2}]',
            "variants.vary[0]: w1 has fewer than two values to vary between; widen",
        ),
        (MAZUR, 'vary = [{quantity = "w1", values = [1]}]', "w1 has fewer than two values"),
        (MAZUR, 'vary = [{quantity = "w1", values = []}]', "variants.vary[0].values: is empty"),
        (
            MAZUR,
            'vary = [{quantity = "w1", values = [1, 2], decimals = 1}]',
            "has values and a range; give one of them",
        ),
        (MAZUR, 'vary = [{quantity = "w1", low = 0, high = 1, decimals = 16}]', "16 is above 15"),
        (MAZUR, 'vary = [{quantity = "w1", low = 0, high = 1e9}]', "too far from 0 to draw from"),
        (MAZUR, 'vary = [{quantity = "w1", low = nan, high = 1}]', "nan is not a number"),
        (
            SOFTMAX,
            'vary = [{quantity = "target_o1", low = 0.1, high = 0.9}]',
            "target_o1 must be a probability, each from 0 to 1, and 1 in all, for cross_entropy",
        ),
        (
            XOR,
            'vary = [{quantity = "target_o1[1]", low = -0.1, high = 0.9, decimals = 1}]',
            "target_o1[1] must be a probability, each from 0 to 1, for binary_cross_entropy",
        ),
    ],
)
def test_a_fault_is_named_with_its_place_and_remedy(varied, base, table, message):
    with pytest.raises(SpecError) as refused:
        varied(base, table)
    assert message in str(refused.value)
