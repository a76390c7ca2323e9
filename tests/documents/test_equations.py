"""Every equation of a handout is read back and worked out by a second implementation.

A chain ``left = symbols = numbers = value`` holds if all its symbolic parts have the value that
the second implementation finds for the left side, and all its numeric parts are equal to it within
the last printed digit.
"""

from __future__ import annotations

import re

import pytest

from tests.documents.formula_reader import Chain, bounds, chains, evaluate, is_numeric, parse
from tests.documents.handouts import FILES, written
from tests.documents.plain_network import PlainNetwork

MOST_UPDATES = 100  # that the second implementation makes
SHOWN = [(name, weights) for name in FILES for weights in (None, "all")]
READ = {"mazur": 170, "biases": 350, "flat": 90, "tiny": 65}  # parts at least


def holds(left: str, part: str, network: PlainNetwork) -> None:
    """``left = part``."""
    expected, tree = evaluate(parse(left), network).value, parse(part)
    if is_numeric(tree):
        low, high = bounds(tree)
        slack = 1e-12 * abs(expected)
        assert low - slack <= expected <= high + slack, f"{left} = {part}, not {expected}"
    else:
        found = evaluate(tree, network).value
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-15), f"{left} = {part}"


def links(chain: Chain, network: PlainNetwork) -> list[tuple[str, str, PlainNetwork]]:
    """The equations ``left = part`` that a chain stands for, each with the network it is about."""
    left, *parts = chain.parts
    if "∇" in left:
        return _vectors(left, [part.strip("[]").split("; ") for part in parts], network)
    if later := re.fullmatch(r"(\w+)⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾", left):
        return _trained(later[1], int(later[2].translate(DIGITS)), parts, network)
    for_all_units_at_once = "Σ_"
    return [(left, part, network) for part in parts if for_all_units_at_once not in part]


def _vectors(left: str, columns: list[list[str]], network: PlainNetwork):
    """Every entry of the gradient, of the opposite vector and of the step of the update."""
    weights_first = sorted(network.moving, key=lambda key: key.startswith("b"))
    slopes = [f"∂E_total/∂{key}" for key in weights_first]
    signed = {"∇": slopes, "−∇": [f"−{one}" for one in slopes]}
    steps = [f"−η · {one}" for one in slopes]
    names = signed.get(left.removesuffix("E_total"), steps)
    return [
        (name, entry, network)
        for column in columns
        for name, entry in zip(names, column, strict=True)
    ]


DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def _trained(left: str, updates: int, parts: list[str], network: PlainNetwork):
    if updates > MOST_UPDATES:
        return []
    for _ in range(updates):
        network = network.updated()
    return [(left, part, network) for part in parts]


@pytest.mark.parametrize(("name", "weights"), SHOWN)
def test_every_equation_holds(name, weights):
    network = PlainNetwork.read(FILES[name])
    told = [
        link for chain in chains(written(name, "txt", weights)) for link in links(chain, network)
    ]
    for link in told:
        holds(*link)
    assert len(told) >= READ[name]


@pytest.mark.parametrize(("name", "weights"), SHOWN)
def test_every_numbered_equation_is_among_them(name, weights):
    text = written(name, "txt", weights)
    numbers = [int(number) for number in re.findall(r" {3,}\((\d+)\)$", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(list(chains(text))) >= len(numbers) > 20


@pytest.mark.parametrize("name", FILES)
def test_every_parameter_that_moves_is_derived_and_updated(name):
    lefts = [chain.parts[0] for chain in chains(written(name, "txt"))]
    for key in PlainNetwork.read(FILES[name]).moving:
        assert f"∂E_total/∂{key}" in lefts
        assert f"{key}⁺" in lefts
        assert lefts.index(f"∂E_total/∂{key}") < lefts.index(f"{key}⁺")


@pytest.mark.parametrize(
    ("left", "part"),
    [
        ("out_h1", "0.593269991"),
        ("net_o1", "w5 · out_h1 + w6 · out_h1 + b2"),
        ("∂E_total/∂out_o1", "target_o1 − out_o1"),
        ("∂E_total/∂w5", "0.741365070 · 0.186815602 · 0.596884378"),
        ("∂net_o1/∂w5", "∂/∂w5 [w5 · out_h1 · w5]"),
        ("w1⁺", "w1 + η · ∂E_total/∂w1"),
        ("δ_h1", "(δ_o1 · w5 + δ_o2 · w6) · out_h1(1 − out_h1)"),
        ("∂out_o1/∂net_o1", "e^(−net_o1)/(1 + e^(−net_o1))"),
    ],
)
def test_a_wrong_equation_is_seen(left, part):
    with pytest.raises(AssertionError):
        holds(left, part, PlainNetwork.read(FILES["mazur"]))
