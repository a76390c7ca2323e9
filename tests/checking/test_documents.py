"""Documents in other notations, languages and formats: all that is right passes, mistakes do not.

Their numbers were computed apart from this project, to the digits that they print.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from derive.algebra.term import variables
from derive.checking.document import check_source
from derive.checking.findings import Checked, Link
from derive.checking.verdict import FAULTS, Kind
from derive.model.problem import Problem
from derive.model.spec import load
from derive.reading.documents.source import read_source
from tests.checking.planted import PLANTED, Planted

HERE = Path(__file__).parent / "documents"
DOCUMENTS = sorted(file.name for file in HERE.iterdir() if file.suffix != ".toml")
MOST_UNREAD = 0.1
PASSAGES = [
    (file.stem, text)
    for file in sorted((Path(__file__).parent / "passages").glob("*.md"))
    for text in file.read_text("utf-8").split("\n%%%\n")
]


@cache
def spec_of(document: str) -> Problem:
    return load(str((HERE / document).with_suffix(".toml")))


@cache
def spec(name: str) -> Problem:
    return load(name)


@cache
def checked(document: str) -> Checked:
    return check_source(spec_of(document), read_source(HERE / document))


def faults(found: Checked) -> list[Link]:
    return [link for link in found.links if link.verdict.kind in FAULTS]


def test_enough_documents() -> None:
    assert len(DOCUMENTS) >= 14


@pytest.mark.parametrize("document", DOCUMENTS)
def test_nothing_right_is_called_wrong(document: str) -> None:
    assert not faults(checked(document))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_almost_all_is_read(document: str) -> None:
    counts = checked(document).counts
    assert counts.get(Kind.UNREAD, 0) <= MOST_UNREAD * sum(counts.values())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_there_is_much_to_read(document: str) -> None:
    assert sum(checked(document).counts.values()) >= 15


@pytest.mark.parametrize("planted", PLANTED, ids=str)
def test_a_planted_mistake_is_found_and_nothing_else_is_blamed(
    planted: Planted, tmp_path: Path
) -> None:
    text = (HERE / planted.document).read_text("utf-8")
    assert text.count(planted.old) == 1
    line = text[: text.index(planted.old)].count("\n") + 1
    file = tmp_path / planted.document
    file.write_text(text.replace(planted.old, planted.new), "utf-8")
    found = faults(check_source(spec_of(planted.document), read_source(file)))
    wrong = [link for link in found if link.verdict.kind is Kind.WRONG]
    assert {link.line for link in wrong} == {line}
    assert any(planted.right in told for link in wrong for told in _told(planted, link))
    causes = {cause.name for link in wrong for cause in link.verdict.causes}
    assert not planted.cause or planted.cause in causes


def _told(planted: Planted, link: Link) -> Iterator[str]:
    """What is said to be right in place of what stands there."""
    graph = spec_of(planted.document).graph
    yield link.verdict.expected
    yield from (operand.expected for operand in link.verdict.operands)
    for repair in link.verdict.repairs:
        parts = (part for part in repair.sentence if not isinstance(part, str))
        yield " ".join(str(part) for part in parts)
        yield from (graph.key(v) for part in parts for v in variables(part))


@pytest.mark.parametrize(("network", "passage"), PASSAGES)
def test_no_passage_is_accused(network: str, passage: str, tmp_path: Path) -> None:
    file = tmp_path / "passage.md"
    file.write_text(passage, "utf-8")
    assert not faults(check_source(spec(network), read_source(file)))
