"""Every number that a handout prints after an equals sign is what the quantity before it is worth.

A part that holds numbers only must enclose the value once each printed number stands for the
interval that rounds to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import permutations

import pytest

from derive.algebra.term import Partial, Reference
from derive.algebra.variable import Role
from derive.api import Worked, explain
from derive.model.examples import names
from derive.model.quantity import Quantity, quantities
from derive.writers.formats import TERMINAL
from tests.documents.formula_reader import bounds, chains, parse

READ = {  # numeric parts at least
    "bptt": 110,
    "deep": 170,
    "mazur": 100,
    "olah": 20,
    "relu": 160,
    "softmax": 150,
    "xor": 110,
}
WORDS = re.compile(r"\b(?:e|ln|tanh|if|otherwise)\b|σ")
CASES = re.compile(r"\{([^{};]+) if ([^{};]+) > ([^{};]+); ([^{};]+) otherwise\}")


@cache
def worked(name: str) -> Worked:
    return explain(name, weights="all")


@cache
def named(name: str) -> dict[str, Decimal]:
    """What each name in the handout of an example is worth."""
    found = worked(name)
    return {found.printer.term(_term(one)): found.values[one] for one in asked(found)}


def asked(found: Worked) -> Iterator[Quantity]:
    """All quantities, the derivatives over several time steps, and what training ends with."""
    graph = found.problem.graph
    yield from quantities(graph)
    outs = [node.variable for node in graph.nodes if node.variable.role is Role.OUT]
    yield from (Partial(Reference(of), wrt) for of, wrt in permutations(outs, 2))
    for variable in (*outs, graph.output):
        yield variable.after(found.problem.training.iterations)


def _term(quantity: Quantity) -> Partial | Reference:
    return quantity if isinstance(quantity, Partial) else Reference(quantity)


def equations(name: str) -> Iterator[tuple[str, str]]:
    """Each ``left = numbers`` in the handout of an example, vectors and matrices by entry."""
    found = worked(name)
    for chain in chains(found.render(found.handout(), TERMINAL)):
        left, *parts = chain.parts
        if left.startswith("∇"):
            left, *parts = parts
        if "∇" in left or "∂/∂" in left:
            continue
        for part in parts:
            if not numeric(part):
                continue
            if part.startswith("["):
                yield from zip(entries(left), entries(part), strict=True)
            else:
                yield left, part


def numeric(part: str) -> bool:
    return not re.search(r"[^\W\d_]", WORDS.sub("", part))


def entries(vector: str) -> list[str]:
    return re.split(r"[;,] ", vector.strip("[]"))


def enclosed(part: str) -> tuple[float, float]:
    """The least and the greatest value that the numbers of ``part`` can make."""
    while found := CASES.search(part):
        then, left, right, otherwise = found.groups()
        holds = bounds(parse(left))[0] > bounds(parse(right))[1]
        part = part.replace(found[0], f"({then if holds else otherwise})")
    return bounds(parse(part))


def holds(name: str, left: str, part: str) -> bool:
    value, (low, high) = float(named(name)[left]), enclosed(part)
    slack = 1e-12 * abs(value)
    return low - slack <= value <= high + slack


@pytest.mark.parametrize("name", names())
def test_every_number_is_the_value_of_what_it_is_said_to_be(name):
    told = list(equations(name))
    assert [f"{left} = {part}" for left, part in told if not holds(name, left, part)] == []
    assert len(told) >= READ[name]


@pytest.mark.parametrize(
    ("name", "left", "part"),
    [
        ("mazur", "out_h1", "0.593269991"),
        ("bptt", "∂out_h1,4/∂out_h1,3", "0.1"),
        ("xor", "E_o1[1]", "−ln(0.5)"),
        ("relu", "out_h2", "{−0.45 if 0.45 > 0; 0 otherwise}"),
    ],
)
def test_a_wrong_number_is_seen(name, left, part):
    assert not holds(name, left, part)
