"""What derive prints itself, read back: nothing in it is called wrong, and nearly all is read."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

import derive
from derive.checking.document import check_source
from derive.checking.findings import Checked
from derive.checking.verdict import FAULTS, Kind
from derive.reading.documents.formats import Format
from derive.reading.documents.source import source_of
from derive.writers.formats import HTML, MARKDOWN, TERMINAL, TEX
from tests.judges.random_networks import Network, networks, problem

EXAMPLES = ("mazur", "deep", "xor", "softmax", "relu", "bptt", "olah")
NOTATIONS = ("flat", "indexed", "nielsen", "brackets")
FORMATS = {
    Format.MARKDOWN: MARKDOWN,
    Format.LATEX: TEX,
    Format.HTML: HTML,
    Format.TEXT: TERMINAL,
}
# A rule is recalled on functions of x and y, which are no quantities of the network.
RECALLED = 0.12  # of all equalities, at the most


@cache
def worked(name: str, notation: str) -> derive.Worked:
    return derive.explain(name, notation=notation)


def read_back(found: derive.Worked, kind: Format) -> Checked:
    text = found.render(found.handout(), FORMATS[kind])
    return check_source(found.problem, source_of(text, "handout", kind))


def faults(checked: Checked) -> list[tuple[str, str]]:
    return [(x.left, x.right) for x in checked.links if x.verdict.kind in FAULTS]


@pytest.mark.parametrize("kind", [Format.MARKDOWN, Format.LATEX, Format.HTML])
@pytest.mark.parametrize("name", EXAMPLES)
def test_a_handout_is_read_back_and_right(name, kind):
    checked = read_back(worked(name, "flat"), kind)
    counts = checked.counts
    assert faults(checked) == []
    assert counts.get(Kind.UNREAD, 0) <= RECALLED * sum(counts.values())
    assert counts[Kind.IDENTITY] + counts[Kind.VALUE] >= 10


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("name", ["mazur", "softmax", "bptt"])
def test_every_notation_is_read_back(name, notation):
    checked = read_back(worked(name, notation), Format.MARKDOWN)
    assert faults(checked) == []
    assert checked.counts.get(Kind.UNREAD, 0) <= RECALLED * sum(checked.counts.values())


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(networks())
def test_random_networks_are_read_back(network: Network):
    found = derive.explain(problem(network))
    assert faults(read_back(found, Format.MARKDOWN)) == []
