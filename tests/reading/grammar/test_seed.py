"""Every side of the seed documents is read, and soon."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from derive.reading.grammar import chains
from derive.reading.tree import Chain, Unread
from tests.clock import clock
from tests.reading.grammar.shown import WORDS, chain, show

FILE = Path(__file__).parents[4] / "shared" / "seed-equations.json"


@pytest.fixture(scope="module")
def formulas() -> list[dict[str, object]]:
    if not FILE.exists():
        pytest.skip(f"the seed documents are not here ({FILE.name})")
    found = json.loads(FILE.read_text(encoding="utf-8"))
    return [one for one in found if one["kind"] in ("inline", "display")]


def test_all_157_sides_are_read(formulas):
    read = [chains(one["source"], WORDS) for one in formulas]
    sides = [side for found in read for one in found for side in one.sides]
    assert len(sides) == 157
    assert not [side for side in sides if isinstance(side, Unread)]


def test_each_link_is_a_link_of_a_chain(formulas):
    for one in formulas:
        found = chains(one["source"], WORDS)
        pairs = {pair for one_chain in found for pair in links(one_chain)}
        for link in one["links"]:
            assert (only(link["left"]), only(link["right"])) in pairs


def links(one: Chain) -> Iterator[tuple[str, str]]:
    yield from pairwise(map(show, one.sides))


def only(source: str) -> str:
    (found,) = chains(source, WORDS)
    return chain(found)


def test_they_are_read_in_80_milliseconds(formulas):
    chains("1", WORDS)
    with clock() as spent:
        for one in formulas:
            chains(one["source"], WORDS)
    assert spent.seconds < 0.16  # 20 ms on an idle machine
